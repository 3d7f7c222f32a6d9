/** A stretch of a text, and whether it should not be read from a screen that is shared. */
export type Part = { text: string; is_private: boolean };

/**
 * Tokens, e-mail addresses and telephone numbers, ids of the kind that a `sub` or a code is, random strings as long as
 * a key, and the value of a member `sub` of JSON, whatever it looks like.
 */
const patterns = [
  /eyJ[\w-]{5,}(?:\.[\w-]*)*/,
  /[\w.+-]{1,64}(?:@|%40)[a-z\d](?:[a-z\d.-]{0,253}[a-z\d])?/,
  /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/,
  /(?<![\w.-])\+\d{7,15}(?!\d)/,
  /(?<="sub"\s{0,9}:\s{0,9}")(?:[^"\\]|\\.){1,256}/,
  /[\w-]{40,}={0,2}/,
];

const anyOf = new RegExp(patterns.map(({ source }) => source).join('|'), 'gi');

/** A text in stretches, those apart that a presenter would rather not show. */
export function privateParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(anyOf)) {
    if (index > from) parts.push({ text: text.slice(from, index), is_private: false });
    parts.push({ text: found, is_private: true });
    from = index + found.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), is_private: false });
  return parts;
}
