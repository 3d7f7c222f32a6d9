import { occurrences } from '@/lib/text/occurrences';
import { replaceStretches, type Stretch } from '@/lib/text/stretches';
import { type Reading, unescapeOnce } from '@/lib/text/unescape';
import { mask } from './transcript';

/** From here on no secret is in an answer by chance. Characters. */
const tellingLength = 8;
/** Anything shorter is in every answer. */
const minSecretLength = 4;
/** How often a server may have escaped it. */
const maxLayers = 3;

/**
 * Takes `secret` out of texts, however a server writes it: as it is, or escaped for a URL, a form, JSON or HTML, once or
 * in layers. A short one only where it is a word of its own: `abcd` in `xabcdx` may be anything. Linear in the text.
 */
export function secretRemover(secret: string | null): (text: string) => string {
  if (secret === null || secret.length < minSecretLength) return (text) => text;
  const isShort = secret.length < tellingLength;
  // Digits alone are numbers of the answer's own, such as a lifetime.
  if (isShort && /^\d+$/.test(secret)) return (text) => text;
  const folded = foldCase(secret);
  // Around it too: in `\ns3cr3t` the letter before it is none.
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

/** The text as it is written, and as it reads after one layer of escapes is undone, after two, after three. */
function readingsOf(written: string, secret: string): Reading[] {
  const asWritten: Reading = { text: written, startOf: (at) => at };
  const readings = [asWritten];
  // Where the secret itself has one of these, it may be no escape.
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

/** Without the difference of case. No character becomes two, and none depends on its neighbors: places stay the same. */
const foldCase = (text: string): string =>
  text.replaceAll('\u0130', 'i').replaceAll('\u03a3', '\u03c3').toLowerCase();

const isWord = (text: string, from: number, to: number) =>
  !/\w/.test(text.charAt(from - 1)) && !/\w/.test(text.charAt(to));
