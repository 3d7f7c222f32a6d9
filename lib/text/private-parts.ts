import { mergeStretches, type Stretch } from './stretches';

/** A part of a text, and whether to hide it on a shared screen. */
export type Part = { text: string; is_private: boolean };

/** Splits a text into parts that presenter mode shows or hides. */
export function privateParts(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { from, to } of mergeStretches(finders.flatMap((find) => find(text)))) {
    if (from > end) parts.push({ text: text.slice(end, from), is_private: false });
    parts.push({ text: text.slice(from, to), is_private: true });
    end = to;
  }
  if (end < text.length) parts.push({ text: text.slice(end), is_private: false });
  return parts;
}

type Finder = (text: string) => Stretch[];

const matching =
  (pattern: RegExp): Finder =>
  (text) =>
    Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({ from: index, to: index + found.length }));

const finders: Finder[] = [
  tokens,
  emailAddresses,
  // A UUID, the format of many `sub` and code values.
  matching(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi),
  telephoneNumbers,
  subjects,
  longWords,
];

/** Runs of token characters, from the start of a token in them; includes truncated tokens. */
function tokens(text: string): Stretch[] {
  return matching(/[\w.-]+/g)(text).flatMap(({ from, to }) => {
    const start = text.slice(from, to).search(/eyJ[\w-]{5}/);
    return start === -1 ? [] : [{ from: from + start, to }];
  });
}

const longestLocalPart = 64;
const longestDomain = 255;

/** Around an at sign, which is %40 in a query. */
function emailAddresses(text: string): Stretch[] {
  return matching(/@|%40/g)(text).flatMap(({ from: at, to: behind }) => {
    let from = at;
    while (at - from < longestLocalPart && /[\w.+-]/.test(text.charAt(from - 1))) from -= 1;
    let to = pastAll(text.slice(0, behind + longestDomain), behind, /[a-z\d.-]/i);
    while (to > behind && !/[a-z\d]/i.test(text.charAt(to - 1))) to -= 1;
    return from < at && /[a-z\d]/i.test(text.charAt(behind)) ? [{ from, to }] : [];
  });
}

function telephoneNumbers(text: string): Stretch[] {
  return matching(/\+\d{7,15}/g)(text).filter(
    ({ from, to }) => !/[\w.-]/.test(text.charAt(from - 1)) && !/\d/.test(text.charAt(to)),
  );
}

const longestSubject = 256;

/** The value of a JSON field `sub` in any format. */
function subjects(text: string): Stretch[] {
  return matching(/"sub"\s{0,9}:\s{0,9}"/g)(text).flatMap(({ to: from }) => {
    let to = from;
    while (to < Math.min(text.length, from + longestSubject) && text.charAt(to) !== '"') {
      to += text.charAt(to) === '\\' ? 2 : 1;
    }
    return to > from ? [{ from, to: Math.min(to, text.length) }] : [];
  });
}

const shortestKey = 40;

/** Random strings as long as a key. */
function longWords(text: string): Stretch[] {
  return matching(/[\w-]+/g)(text)
    .filter(({ from, to }) => to - from >= shortestKey)
    .map(({ from, to }) => ({ from, to: pastAll(text.slice(0, to + 2), to, /=/) }));
}

function pastAll(text: string, start: number, character: RegExp): number {
  let at = start;
  while (at < text.length && character.test(text.charAt(at))) at += 1;
  return at;
}
