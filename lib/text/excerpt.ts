/**
 * The start of `text`, with a note about the omitted rest, if any. `limit` is in characters. `shown` formats
 * the start. It doesn't get the rest, which may have any length.
 */
export function excerpt(text: string, limit: number, shown = (kept: string) => kept): string {
  if (text.length <= limit) return shown(text);
  const last = text.charCodeAt(limit - 1);
  // Never cuts a surrogate pair, because half of one isn't valid Unicode.
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${shown(text.slice(0, end))}… (${text.length - end} more characters)`;
}
