import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { decode } from '@/lib/verify/decode';
import { fits, signingAlgorithm } from '@/lib/verify/signing-algorithms';
import { distinctKeys } from './key-identity';
import type { KeySet, VerificationKey } from './key-set';
import type { KeySource, Remedy } from './source';

/** The key that a token refers to, or why there isn't one. */
export type Selection =
  /** `copies`: how often the set contains this key with this kid. */
  | { kind: 'by-kid'; key: VerificationKey; copies: number }
  /** No `kid`, and only one key in the set. */
  | { kind: 'only-key'; key: VerificationKey }
  /** No `kid`, and only this key of `count` fits the algorithm. */
  | { kind: 'fitting-key'; key: VerificationKey; count: number }
  /** The user provided this key for this token, so `kid` is ignored. */
  | { kind: 'given'; key: VerificationKey }
  | { kind: 'no-keys'; reason: string; remedy?: Remedy }
  | { kind: 'no-header' }
  | { kind: 'malformed-kid'; kid: unknown }
  /** The entry with this `kid` isn't a key; `problem` describes why. */
  | { kind: 'unusable-kid'; kid: string; problem: string }
  | { kind: 'unknown-kid'; kid: string; known: string[]; withoutKid: number }
  /** No `kid`, and `fitting` of `count` keys fit. */
  | { kind: 'absent-kid'; count: number; fitting: number }
  /** Several different keys that fit have the same `kid`. */
  | { kind: 'shared-kid'; kid: string; count: number };

/** Selects the key for a header. RFC 7515 §4.1.4, OpenID Connect Core 1.0 §10.1. */
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
  // Keys of different kinds may share a kid (RFC 7517 §4.5). In that case, the algorithm decides.
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

/** Whether a key's fields allow an algorithm. RFC 7517 §4.2 to §4.4. */
export function isFor(key: VerificationKey, alg: unknown): boolean {
  const algorithm = signingAlgorithm(alg);
  const stated = key.alg ?? alg;
  return algorithm !== undefined && fits(key, algorithm) && isForSignatures(key) && stated === alg;
}

/**
 * Whether a key's use and operations, if present and not null, allow signatures. RFC 7517 §4.2 and §4.3. The
 * operation of a private half is "sign".
 */
export function isForSignatures({ use, key_ops, has_private_half }: VerificationKey): boolean {
  const may = (operation: string) => Array.isArray(key_ops) && key_ops.includes(operation);
  return (
    (use ?? 'sig') === 'sig' &&
    ((key_ops ?? undefined) === undefined || may('verify') || (has_private_half && may('sign')))
  );
}

/**
 * Whether to fetch the key set again before reporting a token's key as unknown: providers rotate their keys,
 * and a cached set doesn't have the newest one. OpenID Connect Core 1.0 §10.1.1.
 */
export function needsFreshKeys(token: string, source: KeySource): boolean {
  if (source.kind !== 'jwks') return false;
  const [header = ''] = token.split('.', 1);
  const kid = decode(header).header.object?.kid;
  return typeof kid === 'string' && !source.keys.some((key) => isJsonObject(key) && key.kid === kid);
}
