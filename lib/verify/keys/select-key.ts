import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { decode } from '@/lib/verify/decode';
import { fits, signingAlgorithm } from '@/lib/verify/signing-algorithms';
import { distinctKeys } from './key-identity';
import type { KeySet, VerificationKey } from './key-set';
import type { KeySource, Remedy } from './source';

/** The key that a token names, or why there is none. */
export type Selection =
  /** `copies`: how many times the set has this very key under this kid. */
  | { kind: 'by-kid'; key: VerificationKey; copies: number }
  /** No `kid`, and no other key that it could be. */
  | { kind: 'only-key'; key: VerificationKey }
  /** No `kid`, and of the `count` keys only this one fits the algorithm. */
  | { kind: 'fitting-key'; key: VerificationKey; count: number }
  /** Someone gave this key for this token, so `kid` chooses nothing. */
  | { kind: 'given'; key: VerificationKey }
  | { kind: 'no-keys'; reason: string; remedy?: Remedy }
  | { kind: 'no-header' }
  | { kind: 'malformed-kid'; kid: unknown }
  /** The entry with this `kid` isn't a key: `problem` is what is said of it. */
  | { kind: 'unusable-kid'; kid: string; problem: string }
  | { kind: 'unknown-kid'; kid: string; known: string[]; withoutKid: number }
  /** No `kid`, and `fitting` keys of `count` that it could be. */
  | { kind: 'absent-kid'; count: number; fitting: number }
  /** Several different keys that fit have the same `kid`. */
  | { kind: 'shared-kid'; kid: string; count: number };

/** Chooses the key for a header. RFC 7515 §4.1.4, OpenID Connect Core 1.0 §10.1. */
export function selectKey(header: JsonObject | null, set: KeySet): Selection {
  const kid = header?.kid;
  const [first] = set.keys;
  if (first === undefined) {
    const { reason, remedy } = set;
    return { kind: 'no-keys', reason: reason ?? 'There is no key.', ...(remedy && { remedy }) };
  }
  if (header === null) return { kind: 'no-header' };
  if (kid !== undefined && typeof kid !== 'string') return { kind: 'malformed-kid', kid };
  if (set.given !== 'set') return { kind: 'given', key: first };
  if (kid === undefined) return selectWithoutKid(header.alg, set.keys, first);
  const named = set.keys.filter((key) => key.kid === kid);
  const [only] = named;
  if (only === undefined) {
    const unusable = set.unusable.find((entry) => entry.kid === kid);
    if (unusable) return { kind: 'unusable-kid', kid, problem: unusable.problem };
    const known = set.keys.flatMap((key) => (key.kid === null ? [] : [key.kid]));
    return { kind: 'unknown-kid', kid, known, withoutKid: set.keys.length - known.length };
  }
  if (named.length === 1) return { kind: 'by-kid', key: only, copies: 1 };
  // One kid for keys of different kinds is allowed (RFC 7517 §4.5); then what they are for chooses.
  const fitting = named.filter((key) => isFor(key, header.alg));
  const candidates = fitting.length === 0 ? named : fitting;
  const [key, another] = distinctKeys(candidates);
  return key !== undefined && another === undefined
    ? { kind: 'by-kid', key, copies: candidates.length }
    : { kind: 'shared-kid', kid, count: distinctKeys(named).length };
}

function selectWithoutKid(alg: unknown, keys: readonly VerificationKey[], first: VerificationKey): Selection {
  if (distinctKeys(keys).length === 1) return { kind: 'only-key', key: first };
  const fitting = distinctKeys(keys.filter((key) => isFor(key, alg)));
  const [key, another] = fitting;
  return key !== undefined && another === undefined
    ? { kind: 'fitting-key', key, count: keys.length }
    : { kind: 'absent-kid', count: keys.length, fitting: fitting.length };
}

/** Whether a key says nothing against its having signed with an algorithm. RFC 7517 §4.2 to §4.4. */
export function isFor(key: VerificationKey, alg: unknown): boolean {
  const algorithm = signingAlgorithm(alg);
  const stated = key.alg ?? alg;
  return algorithm !== undefined && fits(key, algorithm) && isForSignatures(key) && stated === alg;
}

/**
 * What a key is for, where it says so; null says nothing. RFC 7517 §4.2 and §4.3, by which the operation of a private
 * half is "sign".
 */
export function isForSignatures({ use, key_ops, has_private_half }: VerificationKey): boolean {
  const may = (operation: string) => Array.isArray(key_ops) && key_ops.includes(operation);
  return (
    (use ?? 'sig') === 'sig' &&
    ((key_ops ?? undefined) === undefined || may('verify') || (has_private_half && may('sign')))
  );
}

/**
 * Whether the key set should be fetched again before it is said that a token's key is unknown: providers rotate their
 * keys, and a cached set does not have the newest. OpenID Connect Core 1.0 §10.1.1.
 */
export function needsFreshKeys(token: string, source: KeySource): boolean {
  if (source.kind !== 'jwks') return false;
  const [header = ''] = token.split('.', 1);
  const kid = decode(header).header.object?.kid;
  return typeof kid === 'string' && !source.keys.some((key) => isJsonObject(key) && key.kid === kid);
}
