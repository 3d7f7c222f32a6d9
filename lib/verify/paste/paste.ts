import { unwrap } from '@/lib/text/unwrap';
import { parametersIn, percentDecoded, readJson, stringsIn } from './paste-forms';
import { type Saw, whatWasSeen } from './paste-saw';
import {
  beginsAsToken,
  type Candidate,
  embeddedTokens,
  nameOf,
  type TokenName,
  wholeTokens,
} from './paste-tokens';

export type Paste =
  /** ID tokens first. */
  { found: true; candidates: [Candidate, ...Candidate[]] } | { found: false; saw: Saw };

/** Maximum tokens to choose from. */
const most = 20;
/** A token in a JSON string in a JSON string is common. Deeper nesting isn't. */
const deepest = 4;

const order: readonly TokenName[] = ['id_token', 'access_token', 'token', 'refresh_token'];

/** Finds the tokens in pasted text. Never throws; linear in the length of `text`. */
export function readPaste(text: string): Paste {
  const visible = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '');
  const hidden = text.length - visible.length;
  const cleaned = hidden === 0 ? [] : [`Removed invisible characters: ${hidden}.`];
  const tokens = distinct(find(visible, cleaned, 'token', 0));
  const [first, ...others] = order.flatMap((name) => tokens.filter((each) => each.name === name));
  return first === undefined
    ? { found: false, saw: whatWasSeen(visible) }
    : { found: true, candidates: [first, ...others.slice(0, most - 1)] };
}

/** Removes duplicates and keeps the first of each. */
function distinct(found: Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return found.filter(({ token }) => !seen.has(token) && seen.add(token));
}

/** `cleaned` lists what was removed to get `text`, and `name` is its name. */
function find(text: string, cleaned: string[], name: TokenName, depth: number): Candidate[] {
  if (depth > deepest) return [];
  const inside = (rest: string, sentence: string, inner = name) =>
    find(rest, [...cleaned, sentence], inner, depth + 1);

  const json = readJson(text);
  if (typeof json === 'string') return inside(json, 'Removed the quotes of a JSON string.');
  if (json !== null) {
    return stringsIn(json).flatMap((member) =>
      inside(member.value, takenFromJson(member.name), nameOf(member.name, name)),
    );
  }

  const bare = unwrap(text);
  const outer = bare === text ? cleaned : [...cleaned, unwrapped(text, bare)];
  if (beginsAsToken(bare)) return wholeTokens(bare, outer, name);

  const scheme = /^(?:authorization\s*:\s*(?:bearer\s+)?|bearer\s+)/i.exec(bare)?.[0];
  if (scheme) return inside(bare.slice(scheme.length), `Removed "${scheme.trim()}".`);

  const parameters = parametersIn(bare);
  if (parameters.length > 0) {
    return parameters.flatMap((parameter) =>
      inside(
        parameter.value,
        `Found in the URL parameter "${parameter.name}".`,
        nameOf(parameter.name, name),
      ),
    );
  }

  const decoded = /%[0-9a-f]{2}/i.test(bare) ? percentDecoded(bare) : bare;
  if (decoded !== bare) return inside(decoded, 'Decoded its URL encoding.');
  return embeddedTokens(bare, outer, name);
}

const takenFromJson = (member: string): string =>
  `Found in ${member === '' ? 'a list' : `the field "${member}"`} in JSON.`;

/** `bare` is `text` without some of its ends. */
function unwrapped(text: string, bare: string): string {
  const start = text.indexOf(bare);
  const removed = text.slice(0, start) + text.slice(start + bare.length);
  return /\S/.test(removed)
    ? 'Removed surrounding quotes or other marks.'
    : 'Removed surrounding white space.';
}
