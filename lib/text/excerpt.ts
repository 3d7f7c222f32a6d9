/**
 * The beginning of `text`, with a note about the rest where something was left out. `limit` is in characters. `shown`
 * makes what is shown of that beginning; it never gets to see the rest, whose length is somebody else's choice.
 */
export function excerpt(text: string, limit: number, shown = (kept: string) => kept): string {
  if (text.length <= limit) return shown(text);
  const last = text.charCodeAt(limit - 1);
  // Between two characters: half of one would be no Unicode.
  const end = last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit;
  return `${shown(text.slice(0, end))}… (${text.length - end} more characters)`;
}
