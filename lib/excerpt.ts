/** The beginning of `text`, with a word about the rest where something was left out. `limit` is in characters. */
export function excerpt(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit)}… (${text.length - limit} more characters)`;
}
