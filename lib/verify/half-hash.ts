import { base64url } from 'jose';
import { type SigningAlgorithm, signingAlgorithm } from './signing-algorithms';

type Hash = SigningAlgorithm['hash'];

/**
 * The expected hash of a value, and the hash function that the token used instead, if it used another one.
 */
export type HashAnswer = { half: { value: string; hash: Hash } | null; otherHash: Hash | null };

const hashes: readonly Hash[] = ['SHA-256', 'SHA-384', 'SHA-512'];

/**
 * Compares `at_hash` or `c_hash` with the left half of the hash of a value, using the hash function of the ID
 * token's `alg`. OpenID Connect Core 1.0 §3.1.3.6. `claimed` is the value in the token.
 */
export async function compareHalfHash(
  value: string | undefined,
  alg: unknown,
  claimed: unknown,
): Promise<HashAnswer> {
  const hash = signingAlgorithm(alg)?.hash;
  if (value === undefined || hash === undefined) return { half: null, otherHash: null };
  const half = { value: await halfHash(value, hash), hash };
  if (typeof claimed !== 'string' || claimed === half.value) return { half, otherHash: null };
  const others = hashes.filter((each) => each !== hash);
  const halves = await Promise.all(others.map((each) => halfHash(value, each)));
  return { half, otherHash: others.find((_hash, index) => halves[index] === claimed) ?? null };
}

async function halfHash(value: string, hash: Hash): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(value)));
  return base64url.encode(digest.subarray(0, digest.length / 2));
}
