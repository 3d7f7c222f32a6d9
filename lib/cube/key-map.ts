import { importJWK, type JWK } from 'jose';
import { memberOf } from '@/lib/json/object';
import type { CubeKeys } from './outcome';

/** A public key in a format that Node's crypto reads through jsonwebtoken. */
export type CubeKey = { key: JWK; format: 'jwk' };

/** By `kid` of any type, because Cube looks keys up with the `kid` of the header unchanged. */
export type KeyMap = { ok: true; keys: Map<unknown, CubeKey> } | { ok: false; reason: string };

/**
 * The key set as Cube reads it, all or nothing: one key without `kid`, or of a kind that Cube's jwk-to-pem
 * doesn't support, and there are no keys at all.
 */
export async function readKeyMap(source: CubeKeys): Promise<KeyMap> {
  if ('failure' in source) return { ok: false, reason: source.failure };
  const keys = memberOf(source.document, 'keys');
  if (!keys) return { ok: false, reason: 'Unable to find keys inside response from JWK_URL' };
  if (!Array.isArray(keys)) return { ok: false, reason: 'json.keys is not iterable' };
  const map = new Map<unknown, CubeKey>();
  for (const jwk of keys as unknown[]) {
    const kid = memberOf(jwk, 'kid');
    if (!kid) return { ok: false, reason: 'Unable to find kid inside JWK' };
    const read = await readJwk(jwk);
    if (typeof read === 'string') return { ok: false, reason: read };
    map.set(kid, read);
  }
  return { ok: true, keys: map };
}

const curves: Record<string, string> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

/** The key, or jwk-to-pem's error. */
async function readJwk(jwk: unknown): Promise<CubeKey | string> {
  const text = (name: string) => {
    const value = memberOf(jwk, name);
    return typeof value === 'string' ? value : undefined;
  };
  const missing = (names: string[]) => names.find((name) => text(name) === undefined);
  const complain = (name: string) => `Expected "jwk.${name}" to be a String`;
  const kty = text('kty');
  if (kty === undefined) return complain('kty');
  if (kty !== 'RSA' && kty !== 'EC') return `Unsupported key type "${kty}"`;
  // In the order in which jwk-to-pem checks them.
  const absent = missing(kty === 'RSA' ? ['e', 'n'] : ['crv', 'x', 'y']);
  if (absent !== undefined) return complain(absent);
  if (kty === 'RSA') return { key: { kty, n: text('n') ?? '', e: text('e') ?? '' }, format: 'jwk' };
  const crv = text('crv') ?? '';
  const algorithm = curves[crv];
  if (algorithm === undefined) return `Unsupported curve "${crv}"`;
  const key = { kty, crv, x: text('x') ?? '', y: text('y') ?? '' };
  const onCurve = await importJWK(key, algorithm).then(
    () => true,
    () => false,
  );
  return onCurve ? { key, format: 'jwk' } : 'Invalid key for curve: "Public key is not a point"';
}
