import { generateKeyPairSync, type KeyObject, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readKeys } from '@/lib/verify/keys/key-set';
import { outcomeOf, testFaults } from '../outcome';
import { b64u, expected, idClaims, idToken, jwkOf, jwksOf, kids, pair, signHmac } from '../tokens';

/** Keys as other programs write them. */
const idKey = jwkOf(pair.id, kids.id);
const privateJwk = pair.id.privateKey.export({ format: 'jwk' });
const pkcs1 = pair.id.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const spki = pair.id.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const pkcs8 = pair.id.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const member = (name: 'n' | 'e') => Buffer.from(String(idKey[name]), 'base64url');

describe('PEM', () => {
  const verdictBy = async (pem: string) =>
    (await outcomeOf({ token: idToken(), keys: { kind: 'pem', pem } })).verdict;

  test.each([
    ['PKCS #1', pkcs1],
    ['PKCS #1 between the lines of a public key', pkcs1.replaceAll('RSA PUBLIC', 'PUBLIC')],
    ['PKCS #1 under the name that OpenSSL has for RSASSA-PSS', pkcs1.replaceAll('RSA ', 'RSA-PSS ')],
    ['CRLF line ends', spki.replaceAll('\n', '\r\n')],
    ['no line break at all', spki.replaceAll('\n', '')],
    ['white space before each line', spki.replace(/^/gm, '   ')],
    ['a private key before it', `${pkcs8}${spki}`],
    ['another key after it', `${spki}${pair.stranger.publicKey.export({ type: 'spki', format: 'pem' })}`],
  ])('%s', async (_, pem) => expect(await verdictBy(pem)).toBe('valid'));

  const ec = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const rsaPss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
  const publicPem = ({ publicKey }: { publicKey: KeyObject }) =>
    publicKey.export({ type: 'spki', format: 'pem' }).toString();

  test.each([
    ['a key only for RSASSA-PSS', publicPem(rsaPss), /restricted to RSASSA-PSS.*-RSAPublicKey_out/],
    ['secp256k1', publicPem(ec), /no readable RSA, P-256, P-384, P-521, or Ed25519 key/],
    ['Ed448', publicPem(generateKeyPairSync('ed448')), /no readable RSA/],
    [
      'a private key after its parameters',
      `-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n${pkcs8}`,
      /private key/,
    ],
    [
      'an encrypted private key with its own lines',
      '-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----',
      /private key/,
    ],
    ['lines that do not belong together', spki.replace('END PUBLIC', 'END'), /no matching/],
    ['no base64', '-----BEGIN RSA PUBLIC KEY-----\n???\n-----END RSA PUBLIC KEY-----', /no readable RSA/],
    ['PKCS #1 that was cut off', pkcs1.replace(/.+\n(?=-----END)/, ''), /no readable RSA/],
  ])('%s is rejected with the reason', async (_, pem, reason) => {
    const { keys, reason: told } = await readKeys({ kind: 'pem', pem });
    expect(keys).toEqual([]);
    expect(told).toMatch(reason);
  });

  test('thousands of lines are read once', async () => {
    const begins = '-----BEGIN PUBLIC KEY-----\n'.repeat(200_000);
    expect((await readKeys({ kind: 'pem', pem: begins })).reason).toMatch(/no matching/);
  });
});

describe('JWK', () => {
  const given = (jwk: object) => ({ token: idToken(), keys: { kind: 'jwk' as const, jwk } });
  const set = (...keys: unknown[]) => ({ token: idToken(), keys: jwksOf(...keys) });
  const { use: _use, alg: _alg, ...bare } = idKey;
  testFaults({
    'modulus-behind-a-zero': () => given({ ...bare, n: b64u(Buffer.concat([Buffer.alloc(1), member('n')])) }),
    'modulus-in-the-other-alphabet-with-padding': () => given({ ...bare, n: member('n').toString('base64') }),
    'exponent-behind-a-zero': () => given({ ...bare, e: 'AAEAAQ' }),
    'unknown-fields': () => given({ ...bare, ext: true, iat: 1, 'x5t#S256': 'AA', revoked: null }),
    'private-key-that-may-sign': () => ({
      ...given({ ...privateJwk, key_ops: ['sign'] }),
      warns: ['key-strength'],
      says: /public half is enough/,
    }),
    'public-key-that-may-only-sign': () => ({
      ...given({ ...bare, key_ops: ['sign'] }),
      fails: ['key-use'],
      says: /another purpose/,
    }),
    'use-null': () => ({ ...set({ ...idKey, use: null }), warns: ['key-use'], says: /omitting/ }),
    'key-ops-null': () => ({ ...set({ ...idKey, key_ops: null }), warns: ['key-use'], says: /omitting/ }),
    'kty-in-small-letters': () => ({
      ...given({ ...idKey, kty: 'rsa' }),
      warns: ['signature'],
      verdict: 'unverified',
    }),
    'kty-of-every-object': () => ({
      ...given({ ...idKey, kty: '__proto__' }),
      warns: ['signature'],
      verdict: 'unverified',
    }),
    'only-a-certificate': () => ({
      ...set({ kty: 'RSA', kid: kids.id, x5c: ['MII='] }),
      warns: ['signature'],
      verdict: 'unverified',
    }),
    'a-set-with-unknown-kinds': () =>
      set(null, 7, [], { kty: 'RSA' }, { kty: 'AKP', alg: 'ML-DSA-44', pub: 'AA', kid: kids.id }, idKey),
    'a-secret-with-the-same-kid': () => set({ kty: 'oct', k: 'AAAA', kid: kids.id }, idKey),
    'kid-shared-with-a-key-for-other-operations': () =>
      set({ ...jwkOf(pair.access, kids.id), use: undefined, key_ops: ['encrypt'] }, idKey),
    'kid-shared-by-one-key-twice': () => ({
      ...set(idKey, idKey),
      warns: ['kid'],
      says: /same key, 2 times/,
    }),
    'kid-a-number': () => ({ ...set({ ...idKey, kid: 7 }), fails: ['kid'] }),
  });
});

test('a published key is recognized in every spelling', async () => {
  const k = 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow';
  for (const spelled of [k, `${k}==`, k.replaceAll('-', '+').replaceAll('_', '/')]) {
    const token = signHmac({ alg: 'HS256' }, idClaims, Buffer.from(k, 'base64url'));
    const outcome = await outcomeOf({ token, keys: { kind: 'jwk', jwk: { kty: 'oct', k: spelled } } });
    expect(outcome.fails).toEqual(['key-strength']);
    expect(outcome.row('key-strength').actual).toMatch(/RFC 7515 Appendix A.1/);
  }
});

test('a set of only secrets explains how to use one', async () => {
  const jwk = { kty: 'oct', k: b64u('s'.repeat(32)), kid: 'k' };
  const token = signHmac({ alg: 'HS256', kid: 'k' }, idClaims, 's'.repeat(32));
  const outcome = await outcomeOf({ token, keys: jwksOf(jwk, jwk) });
  expect(outcome.row('signature')).toMatchObject({
    status: 'warn',
    fix: expect.stringMatching(/enter it by itself/),
  });
  expect((await outcomeOf({ token, keys: { kind: 'jwk', jwk } })).verdict).toBe('valid');
});

test('EdDSA on Ed448 is not checked, which isn’t reported as a forgery', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed448');
  const input = `${b64u('{"alg":"EdDSA"}')}.${b64u(JSON.stringify(idClaims))}`;
  const outcome = await outcomeOf({
    token: `${input}.${b64u(signBytes(null, Buffer.from(input), privateKey))}`,
    keys: { kind: 'jwk', jwk: publicKey.export({ format: 'jwk' }) },
    // It also has another hash (RFC 8032 §5.2), so the at_hash isn't compared either.
    expected: { ...expected, algorithms: ['EdDSA'], access_token: 'opaque' },
  });
  expect(outcome).toMatchObject({ verdict: 'unverified', fails: [] });
  expect(outcome.row('signature').actual).toMatch(/curve can’t be checked here/);
});
