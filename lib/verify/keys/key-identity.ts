import { base64url, type JWK } from 'jose';
import { decodeBase64url } from '@/lib/verify/base64url';
import type { VerificationKey } from './key-set';

const encoder = new TextEncoder();

/** As lenient as WebCrypto, which also imports fields with padding or in standard base64. */
export const bytesOf = (member: string | undefined): Uint8Array =>
  decodeBase64url(encoder.encode(member ?? '')).bytes;

/** The key material in the canonical spelling, which has the thumbprint. RFC 7638 §3.1, RFC 7518 §2. */
export function inOneSpelling({ kty, crv, ...members }: JWK): JWK {
  const spelled = Object.entries(members).map(([name, member]) => {
    const bytes = bytesOf(String(member));
    // RSA integers have no leading zeros; a coordinate keeps them.
    const from = kty === 'RSA' ? bytes.findIndex((byte) => byte !== 0) : 0;
    return [name, base64url.encode(bytes.subarray(Math.max(from, 0)))];
  });
  return { kty, ...(crv !== undefined && { crv }), ...Object.fromEntries(spelled) };
}

/** The first field of a key that isn't base64url, even for a lenient decoder; `null` if all are. */
export function misspelledMember({ material }: VerificationKey): string | null {
  const { kty: _kty, crv: _crv, ...members } = material;
  const found = Object.entries(members).find(([, member]) => {
    const { fault } = decodeBase64url(encoder.encode(String(member)));
    return fault === 'foreign-character' || fault === 'length';
  });
  return found?.[0] ?? null;
}

const identities = new WeakMap<VerificationKey, string>();

/** The same text for the same key material, regardless of spelling and other fields. */
function identityOf(key: VerificationKey): string {
  let identity = identities.get(key);
  if (identity === undefined) {
    identity = JSON.stringify(inOneSpelling(key.material));
    identities.set(key, identity);
  }
  return identity;
}

/** Removes duplicate keys and keeps the first of each. */
export function distinctKeys(keys: readonly VerificationKey[]): VerificationKey[] {
  const seen = new Set<string>();
  return keys.filter((key) => {
    const identity = identityOf(key);
    return !seen.has(identity) && seen.add(identity);
  });
}
