import { generateKeyPairSync, type JsonWebKey, type KeyObject, sign } from 'node:crypto';

export type Json = Record<string, unknown>;

/** A key pair of the provider; it publishes `jwk`. */
export type Key = { jwk: JsonWebKey & { kid?: string }; privateKey: KeyObject };

export function makeKey(kid: string | undefined): Key {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', ...(kid && { kid }) };
  return { jwk, privateKey };
}

/** As in the suite, which publishes keys that sign no id_token. */
export function makeOtherKeys(): JsonWebKey[] {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  return [
    { ...ec, kid: 'another-ec', use: 'sig', alg: 'ES256' },
    { ...rsa, kid: 'for-encryption', use: 'enc', alg: 'RSA-OAEP' },
  ];
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A signed token. */
export function signJwt(header: Json, claims: Json, { privateKey }: Key): string {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}

/** A token with alg none. RFC 7515 Appendix A.5. */
export const unsignedJwt = (claims: Json): string => `${encode({ alg: 'none' })}.${encode(claims)}.`;
