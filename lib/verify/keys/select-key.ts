import { decode } from '@/lib/verify/decode';
import { isJsonObject, type JsonObject } from '@/lib/verify/json-object';
import { fits, signingAlgorithm } from '@/lib/verify/signing-algorithms';
import type { KeySet, VerificationKey } from './key-set';
import type { KeySource, Remedy } from './source';

/** The key that a token names, or why there is none. */
export type Selection =
  | { kind: 'by-kid'; key: VerificationKey }
  /** No `kid`, and no other key that it could be. */
  | { kind: 'only-key'; key: VerificationKey }
  /** Someone gave this key for this token, so `kid` chooses nothing. */
  | { kind: 'given'; key: VerificationKey }
  | { kind: 'no-keys'; reason: string; remedy?: Remedy }
  | { kind: 'no-header' }
  | { kind: 'malformed-kid'; kid: unknown }
  | { kind: 'unknown-kid'; kid: string; known: (string | null)[] }
  | { kind: 'absent-kid'; count: number }
  /** Several keys that fit have the same `kid`. */
  | { kind: 'shared-kid'; kid: string; count: number };

/** Chooses the key for a header. RFC 7515 §4.1.4, OpenID Connect Core 1.0 §10.1. */
export function selectKey(header: JsonObject | null, set: KeySet): Selection {
  const [first] = set.keys;
  if (first === undefined) {
    const { reason, remedy } = set;
    return { kind: 'no-keys', reason: reason ?? 'There is no key.', ...(remedy && { remedy }) };
  }
  if (header === null) return { kind: 'no-header' };
  const { kid } = header;
  if (kid !== undefined && typeof kid !== 'string') return { kind: 'malformed-kid', kid };
  if (set.given !== 'set') return { kind: 'given', key: first };
  if (kid === undefined) {
    // Several keys make a kid a must, whether or not only one of them would fit.
    return set.keys.length === 1
      ? { kind: 'only-key', key: first }
      : { kind: 'absent-kid', count: set.keys.length };
  }
  const named = set.keys.filter((key) => key.kid === kid);
  if (named.length === 0) return { kind: 'unknown-kid', kid, known: set.keys.map((key) => key.kid) };
  // One kid for keys of different kinds is allowed (RFC 7517 §4.5); then what they are for chooses.
  const fitting = named.length === 1 ? named : named.filter((key) => isFor(key, header.alg));
  const [key] = fitting;
  return key !== undefined && fitting.length === 1
    ? { kind: 'by-kid', key }
    : { kind: 'shared-kid', kid, count: named.length };
}

/** Whether a key says nothing against its having signed with an algorithm. RFC 7517 §4.2 to §4.4. */
function isFor(key: VerificationKey, alg: unknown): boolean {
  const algorithm = signingAlgorithm(alg);
  return (
    algorithm !== undefined &&
    fits(key, algorithm) &&
    isForSignatures(key) &&
    (key.alg === undefined || key.alg === alg)
  );
}

/** What a key is for, where it says so. RFC 7517 §4.2 and §4.3, by which the operation of a private half is "sign". */
export function isForSignatures({ use, key_ops, has_private_half }: VerificationKey): boolean {
  const may = (operation: string) => Array.isArray(key_ops) && key_ops.includes(operation);
  return (
    (use === undefined || use === 'sig') &&
    (key_ops === undefined || may('verify') || (has_private_half && may('sign')))
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
