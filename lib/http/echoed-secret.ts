import { mask } from './transcript';

/** Anything shorter stands in every answer by chance, and no provider issues it. Characters. */
const shortest_secret = 8;

/**
 * Takes `secret` out of texts, however a server writes it: as it is, or encoded for an address, a form, JSON or HTML.
 * One remover is for all the texts of an answer: its patterns are long.
 */
export function secretRemover(secret: string | null): (text: string) => string {
  if (secret === null || secret.length < shortest_secret) return (text) => text;
  const patterns = [false, true].map((json) => patternOf(secret, json));
  return (text) => patterns.reduce((rest, pattern) => rest.replace(pattern, mask('client_secret')), text);
}

/**
 * Finds a text, each character of it in any spelling. Inside JSON or not is a pattern each: where a backslash could be
 * one or two, a row of them could be read in more ways than can be tried.
 */
function patternOf(text: string, json: boolean): RegExp {
  const pattern = [...text].map((character) => `(?:${spellings(character, json).join('|')})`).join('');
  return new RegExp(pattern, 'giu');
}

/** The characters that HTML has a name for in every version. */
const named: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };

/** One character in the ways in which it can be written, as patterns. */
function spellings(character: string, json: boolean): string[] {
  const code = character.codePointAt(0) ?? 0;
  const itself = `\\u{${code.toString(16)}}`;
  const bytes = [...new TextEncoder().encode(character)];
  const utf16 = character.split('').map((unit) => unit.charCodeAt(0));
  return [
    // RFC 8259 §7: quote and backslash stand behind a backslash, the slash may.
    ...(json && '"\\/'.includes(character) ? [`\\\\${itself}`] : []),
    utf16.map((unit) => `\\\\u${hex(unit, 4)}`).join(''),
    bytes.map((byte) => `%${hex(byte, 2)}`).join(''),
    ...(character === ' ' ? ['\\+'] : []),
    `&#0{0,4}${code};`,
    `&#x0{0,4}${code.toString(16)};`,
    ...(named[character] ? [`&${named[character]};`] : []),
    // Last, since an encoding begins with a character that may stand for itself.
    ...(json && character === '\\' ? [] : [itself]),
  ];
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
