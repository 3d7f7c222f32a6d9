import { isJsonObject } from '@/lib/json/object';
import { show } from '@/lib/verify/show';

/** The fields of the key material of each kind. RFC 7518 §6, RFC 8037 §2. */
export const keyMembers: Record<string, readonly string[]> = {
  RSA: ['n', 'e'],
  EC: ['crv', 'x', 'y'],
  OKP: ['crv', 'x'],
  oct: ['k'],
};

/** Why an entry of a JWK Set isn't a usable public key, as a clause that follows its name. */
export function describeUnusable(jwk: unknown): { kid: string | null; problem: string } {
  if (!isJsonObject(jwk)) return { kid: null, problem: 'is not a JSON object' };
  return { kid: typeof jwk.kid === 'string' ? jwk.kid : null, problem: problemOf(jwk) };
}

function problemOf(jwk: Record<string, unknown>): string {
  const { kty } = jwk;
  const has = (name: string) => typeof jwk[name] === 'string';
  if (typeof kty !== 'string') return kty === undefined ? 'has no kty' : `has the kty ${show(kty)}`;
  if (!Object.hasOwn(keyMembers, kty)) return `has the unknown kty ${show(kty)}`;
  if (kty === 'oct') return 'is a shared secret';
  const missing = (keyMembers[kty] ?? []).filter((name) => !has(name));
  const other = Object.keys(keyMembers).find(
    (name) => name !== kty && name !== 'oct' && keyMembers[name]?.every(has),
  );
  if (other !== undefined && other !== 'OKP') {
    return `has the kty ${kty}, but the fields of ${other} (${keyMembers[other]?.join(', ')})`;
  }
  const lacks = `is missing ${missing.join(' and ')}`;
  const wrong = missing.filter((name) => jwk[name] !== undefined && jwk[name] !== null);
  if (wrong.length > 0) return `has ${wrong.join(' and ')} with a value that isn’t a string`;
  return Array.isArray(jwk.x5c) ? `has only a certificate (x5c) and ${lacks}` : lacks;
}
