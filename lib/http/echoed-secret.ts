import { occurrences } from '@/lib/text/occurrences';
import { replaceStretches, type Stretch } from '@/lib/text/stretches';
import { type Reading, unescapeOnce } from '@/lib/text/unescape';
import { mask } from './transcript';

/** A secret of at least this many characters doesn't appear in a response by chance. */
const tellingLength = 8;
/** Anything shorter is likely to appear in any response. */
const minSecretLength = 4;
/** How many times a server may have escaped it. */
const maxLayers = 3;

/**
 * Removes `secret` from texts in every form: unchanged, or escaped for a URL, a form, JSON, or HTML, once or
 * several times. A short secret is only removed as a separate word: `abcd` in `xabcdx` may be anything.
 * Linear in the text.
 */
export function secretRemover(secret: string | null): (text: string) => string {
  if (secret === null || secret.length < minSecretLength) return (text) => text;
  const isShort = secret.length < tellingLength;
  // Short digits are probably part of the response, such as a lifetime.
  if (isShort && /^\d+$/.test(secret)) return (text) => text;
  const folded = foldCase(secret);
  // Checks the boundaries in every reading: in `\ns3cr3t`, the letter before the secret isn't a letter.
  const isMeant = (text: string, at: number) => !isShort || isWord(text, at, at + secret.length);
  return (text) => {
    const found = readingsOf(text, secret).flatMap((reading) => stretchesIn(reading, folded, isMeant));
    return replaceStretches(text, found, mask('client_secret'));
  };
}

function stretchesIn(
  { text, startOf }: Reading,
  secret: string,
  isMeant: (text: string, at: number) => boolean,
): Stretch[] {
  return occurrences(foldCase(text), secret)
    .filter((at) => isMeant(text, at))
    .map((at) => ({ from: startOf(at), to: startOf(at + secret.length) }));
}

/** The text as written, and after one, two, and three layers of escapes are decoded. */
function readingsOf(written: string, secret: string): Reading[] {
  const asWritten: Reading = { text: written, startOf: (at) => at };
  const readings = [asWritten];
  // If the secret itself contains one of these, it may not be an escape.
  for (const json of secret.includes('\\') ? [true, false] : [true]) {
    for (const plus of secret.includes(' ') ? [true, false] : [false]) {
      let last = asWritten;
      for (let layer = 0; layer < maxLayers; layer += 1) {
        const next = unescapeOnce(last.text, { json, plus });
        if (next === null) break;
        const outer = last.startOf;
        last = { text: next.text, startOf: (at) => outer(next.startOf(at)) };
        readings.push(last);
      }
    }
  }
  return readings;
}

/** Folds case. No character becomes two or depends on its neighbors, so positions don't change. */
const foldCase = (text: string): string =>
  text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase();

const isWord = (text: string, from: number, to: number) =>
  !/\w/.test(text.charAt(from - 1)) && !/\w/.test(text.charAt(to));
