import { createHash, createHmac, generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import type { Expectation } from '@/lib/verify/expectation';
import type { KeySource } from '@/lib/verify/keys/source';

export type Json = Record<string, unknown>;

/** 2026-11-22 13:00:00 UTC, the time of every test. */
export const nowSeconds = 1_795_352_400;
export const now = nowSeconds * 1000;

export const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example';
export const client_id = '4dmo8cq7aan2ug1ldqfnq1r2ks';

export type Pair = { privateKey: KeyObject; publicKey: KeyObject };
const rsa = (modulusLength = 2048): Pair => generateKeyPairSync('rsa', { modulusLength });

/** The two keys of a user pool, with kids in Cognito's format, and another issuer's. */
export const pair = { id: rsa(), access: rsa(), stranger: rsa() };
export const kids = {
  id: 'mZ0pS/7kq+0Q1q2x8d3Y6v9W0fJt5cB4nR7yU2eL1aE=',
  access: 'a1B2c3D4e5F6g7H8i9J0k+L/mNoPqRsTuVwXyZ01234=',
};

export const jwkOf = ({ publicKey }: Pair, kid: string): Json => {
  const { e, n, kty } = publicKey.export({ format: 'jwk' });
  return { alg: 'RS256', e, kid, kty, n, use: 'sig' };
};

export const jwks = { keys: [jwkOf(pair.id, kids.id), jwkOf(pair.access, kids.access)] };
export const jwksOf = (...members: unknown[]): KeySource => ({ kind: 'jwks', keys: members });
export const keys: KeySource = jwksOf(...jwks.keys);

export const idHeader: Json = { kid: kids.id, alg: 'RS256' };
export const idClaims: Json = {
  at_hash: 'sDR0uDyKk8uGMoVmbIaPtg',
  sub: '5b1c6a2e-9d0f-4c3e-8a57-0f6b2d9e1c44',
  'cognito:groups': ['admins'],
  email_verified: true,
  iss: issuer,
  'cognito:username': 'alice',
  nonce: 'oQ0mJ3Z2p4a9c1x7',
  origin_jti: '0c0a4c1e-7f8a-4a3b-8f7e-2b8e9c5d1f00',
  aud: client_id,
  identities: [{ userId: '1', providerName: 'adfs', providerType: 'SAML', issuer: null, primary: 'true' }],
  event_id: '9e0f9b54-61b8-4d0b-9c2a-1a2b3c4d5e6f',
  token_use: 'id',
  auth_time: nowSeconds - 60,
  exp: nowSeconds + 3540,
  iat: nowSeconds - 60,
  jti: '8f14e45f-ceea-467f-a0e6-7d5a0b0f3c21',
  email: 'alice@example.com',
  'http://localhost:4000/': '{"tenant":"t1"}',
};

export const accessHeader: Json = { kid: kids.access, alg: 'RS256' };
export const accessClaims: Json = {
  sub: idClaims.sub,
  'cognito:groups': ['admins'],
  iss: issuer,
  version: 2,
  client_id,
  origin_jti: idClaims.origin_jti,
  event_id: idClaims.event_id,
  token_use: 'access',
  scope: 'openid email',
  auth_time: nowSeconds - 60,
  exp: nowSeconds + 3540,
  iat: nowSeconds - 57,
  jti: 'c9f0f895-fb98-4b91-9f3c-1d2e3f4a5b6c',
  username: 'alice',
};

export const expected: Expectation = { issuer, client_id, nonce: String(idClaims.nonce) };
export const expectedAccess: Expectation = { issuer, client_id, token_use: 'access' };

export const b64u = (value: string | Uint8Array): string => Buffer.from(value).toString('base64url');

/** Signs the first two parts unchanged, whatever they are. */
export const signInput = (input: string, key: KeyObject = pair.id.privateKey): string =>
  `${input}.${b64u(signBytes('sha256', Buffer.from(input), key))}`;

/** Signs two texts unchanged, so that a test can use invalid JSON. */
export const signTexts = (header: string, payload: string | Uint8Array, key?: KeyObject): string =>
  signInput(`${b64u(header)}.${b64u(payload)}`, key);

export const sign = (header: unknown, claims: unknown, key?: KeyObject): string =>
  signTexts(JSON.stringify(header), JSON.stringify(claims), key);

export function signHmac(header: Json, claims: Json, secret: string | Uint8Array): string {
  const input = `${b64u(JSON.stringify(header))}.${b64u(JSON.stringify(claims))}`;
  return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
}

/** With e = 1, the padded hash is its own signature, and no private key is needed. RFC 8017 §9.2. */
export function forgeUnderExponentOne(header: Json, claims: Json): string {
  const input = `${b64u(JSON.stringify(header))}.${b64u(JSON.stringify(claims))}`;
  const hash = createHash('sha256').update(input).digest();
  const digestInfo = Buffer.concat([Buffer.from('3031300d060960864801650304020105000420', 'hex'), hash]);
  const padding = Buffer.alloc(256 - 3 - digestInfo.length, 0xff);
  return `${input}.${b64u(Buffer.concat([Buffer.of(0, 1), padding, Buffer.of(0), digestInfo]))}`;
}

/** `base` with some fields replaced; an `undefined` one is left out. */
export const but = (base: Json, changes: Json): Json =>
  Object.fromEntries(Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined));

export const idToken = (changes: Json = {}, header: Json = {}): string =>
  sign(but(idHeader, header), but(idClaims, changes));

export const accessToken = (changes: Json = {}, header: Json = {}): string =>
  sign(but(accessHeader, header), but(accessClaims, changes), pair.access.privateKey);
