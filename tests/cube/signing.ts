import { createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';

export type Json = Record<string, unknown>;

export const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example';
export const client_id = '4dmo8cq7aan2ug1ldqfnq1r2ks';
export const namespace = 'http://localhost:4000/';
export const apiSecret = 'the-secret-of-this-cube';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** In the format of CUBEJS_JWT_KEY. */
export const publicPem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();

const jwk = (key: KeyObject, members: Json): Json => ({ ...key.export({ format: 'jwk' }), ...members });
const rsaJwk = jwk(rsa.publicKey, { kid: 'rsa', alg: 'RS256', use: 'sig' });
const ecJwk = jwk(ec.publicKey, { kid: 'ec', alg: 'ES256', use: 'sig' });

/** The responses of the key server by path. Cube ignores the status. */
export const keySets: Record<string, string> = {
  good: JSON.stringify({ keys: [rsaJwk, ecJwk] }),
  'one-without-kid': JSON.stringify({ keys: [rsaJwk, jwk(stranger.publicKey, {})] }),
  'an-okp-key': JSON.stringify({ keys: [rsaJwk, { kty: 'OKP', crv: 'Ed25519', x: 'AAAA', kid: 'okp' }] }),
  'a-key-without-n': JSON.stringify({ keys: [{ kty: 'RSA', e: 'AQAB', kid: 'rsa' }] }),
  'a-curve-apart': JSON.stringify({ keys: [{ kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA', kid: 'ec' }] }),
  'off-the-curve': JSON.stringify({ keys: [rsaJwk, { ...ecJwk, y: ecJwk.x }] }),
  'a-kid-twice': JSON.stringify({ keys: [rsaJwk, jwk(stranger.publicKey, { kid: 'rsa' })] }),
  'no-keys': JSON.stringify({ message: 'not found' }),
  'no-set': JSON.stringify([rsaJwk]),
  'keys-no-list': JSON.stringify({ keys: { rsa: rsaJwk } }),
  'an-empty-set': JSON.stringify({ keys: [] }),
  'not-json': '<!DOCTYPE html><title>Sign in</title>',
};

export const b64u = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url');

type Sign = (input: Buffer) => Uint8Array | string;
const by: Record<string, Sign> = {
  RS256: (input) => signBytes('sha256', input, rsa.privateKey),
  RS384: (input) => signBytes('sha384', input, rsa.privateKey),
  PS256: (input) =>
    signBytes('sha256', input, {
      key: rsa.privateKey,
      padding: 6 /* RSA_PKCS1_PSS_PADDING */,
      saltLength: 32,
    }),
  ES256: (input) => signBytes('sha256', input, { key: ec.privateKey, dsaEncoding: 'ieee-p1363' }),
  stranger: (input) => signBytes('sha256', input, stranger.privateKey),
  HS256: (input) => createHmac('sha256', apiSecret).update(input).digest(),
  HS512: (input) => createHmac('sha512', apiSecret).update(input).digest(),
  'HS256-other': (input) => createHmac('sha256', 'other secret').update(input).digest(),
  'HS256-play': (input) => createHmac('sha256', 'play').update(input).digest(),
  /** A verifier that accepts the public key as the secret of an HMAC. */
  confusion: (input) =>
    createHmac('sha256', rsa.publicKey.export({ type: 'spki', format: 'pem' }))
      .update(input)
      .digest(),
  none: () => '',
};

/** Signs two texts unchanged. */
export function signTexts(header: string, payload: string, how = 'RS256'): string {
  const input = `${b64u(header)}.${b64u(payload)}`;
  return `${input}.${b64u(by[how]?.(Buffer.from(input)) ?? '')}`;
}

export const sign = (header: Json, claims: unknown, how?: string) =>
  signTexts(JSON.stringify(header), JSON.stringify(claims), how);
