import { replaceStretches } from './stretches';

/**
 * The positions of `wanted` in `text`, from left to right, without overlaps. Always linear in the sum of both
 * lengths (Knuth, Morris, Pratt). The platform's search compares a long, nearly matching text again at every
 * position.
 */
export function occurrences(text: string, wanted: string): number[] {
  if (wanted === '' || wanted.length > text.length) return [];
  const borders = bordersOf(wanted);
  const found: number[] = [];
  let matched = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === code) matched += 1;
    if (matched < wanted.length) continue;
    found.push(at + 1 - matched);
    matched = 0;
  }
  return found;
}

/** For each prefix of `wanted`, the length of its longest proper prefix that is also a suffix. */
function bordersOf(wanted: string): Uint32Array {
  const borders = new Uint32Array(wanted.length);
  let length = 0;
  for (let at = 1; at < wanted.length; at += 1) {
    const code = wanted.charCodeAt(at);
    while (length > 0 && wanted.charCodeAt(length) !== code) length = borders[length - 1] ?? 0;
    if (wanted.charCodeAt(length) === code) length += 1;
    borders[at] = length;
  }
  return borders;
}

/** Like the platform's `replaceAll` with two texts, but linear. */
export const replaceEvery = (text: string, wanted: string, replacement: string): string =>
  replaceStretches(
    text,
    occurrences(text, wanted).map((from) => ({ from, to: from + wanted.length })),
    replacement,
  );
