import { sizeInForm } from '@/lib/text/form-size';
import { unwrap } from '@/lib/text/unwrap';
import { maxTolerance, readClockTolerance } from './clock-tolerance';
import type { Expectation } from './expectation';
import { readKeyInput } from './keys/key-input';
import type { KeySource } from './keys/source';

/** The fields of Inspect, as typed. An empty field means no check. */
export type InspectionDraft = {
  /** As `readPaste` found it. */
  token: string;
  /** A JWK Set, a JWK, a PEM, or an HMAC secret. */
  keys: string;
  issuer: string;
  client_id: string;
  nonce: string;
  token_use: 'id' | 'access';
  /** Seconds. */
  clock_tolerance: string;
  /** Names, separated by spaces or commas. */
  algorithms: string;
};

/** A sentence for each field with an invalid value. */
export type InspectionProblems = Partial<Record<keyof InspectionDraft, string>>;

/** Maximum bytes per field. With all fields full, the form still fits the server's limit. */
const longest = {
  token: 700_000,
  keys: 200_000,
  issuer: 4_000,
  client_id: 4_000,
  nonce: 4_000,
  algorithms: 4_000,
};

/** Pure, so that the page can validate while the user types, with the same rules as the server. */
export function readInspection(
  draft: InspectionDraft,
):
  | { ok: true; request: { keys: KeySource; expected: Expectation } }
  | { ok: false; problems: InspectionProblems } {
  const clock_tolerance = readClockTolerance(draft.clock_tolerance);
  const keys = readKeys(draft.keys);
  const problems: InspectionProblems = {
    ...(draft.token === '' && { token: 'Paste a token first.' }),
    ...('problem' in keys && { keys: keys.problem }),
    ...tooLong(draft),
    ...(clock_tolerance === null && { clock_tolerance: `Enter whole seconds, from 0 to ${maxTolerance}.` }),
  };
  if ('problem' in keys || clock_tolerance === null || Object.keys(problems).length > 0) {
    return { ok: false, problems };
  }
  const expected = { ...expectationOf(draft), clock_tolerance };
  return { ok: true, request: { keys, expected } };
}

function readKeys(text: string): KeySource | { problem: string } {
  if (text.trim() === '') return { kind: 'none', reason: 'No key was pasted or fetched.' };
  const read = readKeyInput(text);
  return read.ok ? read.keys : { problem: read.problem };
}

function tooLong(draft: InspectionDraft): InspectionProblems {
  const fields = Object.entries(longest) as [keyof typeof longest, number][];
  const found = fields.filter(([field, limit]) => sizeInForm(draft[field]) > limit);
  return Object.fromEntries(
    found.map(([field, limit]) => [
      field,
      `This text has ${draft[field].length} characters, but the limit is ${limit}. For longer input, use POST /api/verify.`,
    ]),
  );
}

function expectationOf(draft: InspectionDraft): Expectation {
  const issuer = unwrap(draft.issuer);
  const client_id = unwrap(draft.client_id);
  const nonce = unwrap(draft.nonce);
  const algorithms = draft.algorithms.split(/[\s,]+/).filter((name) => name !== '');
  return {
    token_use: draft.token_use,
    ...(issuer !== '' && { issuer }),
    ...(client_id !== '' && { client_id }),
    ...(nonce !== '' && { nonce }),
    ...(algorithms.length > 0 && { algorithms }),
  };
}
