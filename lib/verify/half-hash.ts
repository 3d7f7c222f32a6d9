import { base64url } from 'jose';
import { signingAlgorithm } from './signing-algorithms';

/**
 * What `at_hash` and `c_hash` hold: the left half of the hash of a value, by the hash of the id token's own `alg`.
 * `null` where `alg` names none. OpenID Connect Core 1.0 §3.1.3.6.
 */
export async function halfHash(value: string, alg: unknown): Promise<string | null> {
  const hash = signingAlgorithm(alg)?.hash;
  if (hash === undefined) return null;
  const digest = new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(value)));
  return base64url.encode(digest.subarray(0, digest.length / 2));
}
