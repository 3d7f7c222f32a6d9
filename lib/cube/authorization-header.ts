/**
 * What Cube takes for the token when `text` is sent as the `Authorization` header: what stands before the first space,
 * or, where there is a space, between it and the next. So `Bearer x` is `x`, and two spaces hold nothing.
 *
 * HTTP takes the whitespace off both ends of a header (RFC 9110 §5.5).
 */
export function tokenInHeader(text: string): string {
  const [first = '', second] = text.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '').split(' ');
  return second ?? first;
}

/** Whether `text` can be sent in a header at all: no browser and no HTTP client sends one with a line break. */
export function isSendable(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text.trim());
}
