import { trimmed } from '@/lib/text/trim';

/**
 * The token that Cube reads from `text` as the `Authorization` header: the part before the first space or, if
 * there is
 * a space, between it and the next. So `Bearer x` is `x`, and two spaces contain nothing.
 *
 * HTTP removes white space from both ends of a header (RFC 9110 §5.5).
 */
export function tokenInHeader(text: string): string {
  const value = trimmed(text, '\t\n\r ');
  const space = value.indexOf(' ');
  if (space === -1) return value;
  const next = value.indexOf(' ', space + 1);
  return value.slice(space + 1, next === -1 ? value.length : next);
}

/** Whether `text` can be sent in a header. Browsers and HTTP clients never send one with a line break. */
export function isSendable(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text.trim());
}
