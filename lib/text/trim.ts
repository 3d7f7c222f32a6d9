/** `text` without leading and trailing characters of `unwanted`. By index, so that it's linear. */
export function trimmed(text: string, unwanted: string): string {
  const rest = withoutEnd(text, unwanted);
  let start = 0;
  while (start < rest.length && unwanted.includes(rest.charAt(start))) start += 1;
  return rest.slice(start);
}

/** `text` without trailing characters of `unwanted`. */
export function withoutEnd(text: string, unwanted: string): string {
  let end = text.length;
  while (end > 0 && unwanted.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
