/** The beginning of `text`, with a word about the rest where something was left out. `limit` is in characters. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // Between two characters: half of one would be no Unicode.
  const end = /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? limit - 1 : limit;
  return `${text.slice(0, end)}… (${text.length - end} more characters)`;
}
