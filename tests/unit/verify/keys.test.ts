import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type KeySource, readJwks } from '@/lib/verify/keys';
import { needsFreshKeys } from '@/lib/verify/verify';
import { outcomeOf, testFaults } from './outcome';
import {
  b64u,
  expected,
  forgeUnderExponentOne,
  idClaims,
  idHeader,
  idToken,
  type Json,
  jwkOf,
  jwks,
  keys,
  kids,
  pair,
  sign,
  signHmac,
} from './tokens';

const set = (...members: unknown[]): KeySource => ({ kind: 'jwks', keys: members });
const idKey = jwkOf(pair.id, kids.id);
const accessKey = jwkOf(pair.access, kids.access);
const pem = pair.id.publicKey.export({ type: 'spki', format: 'pem' }).toString();

describe('which key', () => {
  testFaults({
    'kid-of-another-key': () => ({ token: idToken({}, { kid: kids.access }), fails: ['signature'] }),
    'kid-unknown': () => ({ token: idToken({}, { kid: 'rotated' }), fails: ['kid'], says: /mZ0pS.*a1B2c/ }),
    'kid-empty': () => ({ token: idToken({}, { kid: '' }), fails: ['kid'] }),
    'kid-a-number': () => ({ token: idToken({}, { kid: 7 }), fails: ['kid'] }),
    'kid-null': () => ({ token: idToken({}, { kid: null }), fails: ['kid'] }),
    'kid-absent-many-keys': () => ({
      token: idToken({}, { kid: undefined }),
      fails: ['kid'],
      says: /2 keys/,
    }),
    'kid-absent-one-key': () => ({ token: idToken({}, { kid: undefined }), keys: set(idKey) }),
    'kid-unknown-one-key': () => ({
      token: idToken({}, { kid: 'rotated' }),
      keys: set(idKey),
      fails: ['kid'],
    }),
    'kid-shared-by-two-keys': () => ({
      token: idToken(),
      keys: set(idKey, { ...accessKey, kid: kids.id }),
      fails: ['kid'],
    }),
    'kid-shared-by-keys-of-two-kinds': () => ({
      token: idToken(),
      keys: set({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: kids.id }, idKey),
    }),
    'key-for-encryption': () => ({
      token: idToken(),
      keys: set({ ...idKey, use: 'enc' }),
      fails: ['key-use'],
    }),
    'key-ops-without-verify': () => ({
      token: idToken(),
      keys: set({ ...idKey, key_ops: ['encrypt'] }),
      fails: ['key-use'],
    }),
    'key-ops-no-list': () => ({
      token: idToken(),
      keys: set({ ...idKey, key_ops: 'verify' }),
      fails: ['key-use'],
    }),
    'key-ops-with-verify': () => ({ token: idToken(), keys: set({ ...idKey, key_ops: ['verify'] }) }),
    'key-for-another-algorithm': () => ({
      token: idToken(),
      keys: set({ ...idKey, alg: 'RS512' }),
      fails: ['key-alg'],
    }),
    'key-without-alg-and-use': () => ({
      token: idToken(),
      keys: set({ kty: idKey.kty, n: idKey.n, e: idKey.e, kid: kids.id }),
    }),
    'key-of-another-kind': () => ({
      token: idToken(),
      keys: set({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: kids.id }),
      fails: ['key-type'],
    }),
    'keys-of-unknown-kinds-are-ignored': () => ({
      token: idToken(),
      keys: set(null, 5, 'x', [], {}, { kty: 'LATTICE', kid: kids.id }, { kty: 'RSA', kid: kids.id }, idKey),
    }),
    'shared-secret-in-the-set': () => ({
      token: signHmac({ alg: 'HS256', kid: 'secret' }, idClaims, 'x'.repeat(32)),
      keys: set({ kty: 'oct', k: b64u('x'.repeat(32)), kid: 'secret' }, idKey),
      fails: ['alg', 'kid'],
    }),
    'no-keys': () => ({
      token: idToken(),
      keys: { kind: 'none', reason: 'The keys could not be had.' },
      verdict: 'unverified',
    }),
    'empty-set': () => ({ token: idToken(), keys: set(), verdict: 'unverified' }),
  });

  test('a reason for missing keys is told in the signature check', async () => {
    const outcome = await outcomeOf({ token: idToken(), keys: { kind: 'none', reason: 'Timed out.' } });
    expect(outcome.row('signature')).toMatchObject({ status: 'skip', actual: 'Timed out.' });
  });
});

describe('signature', () => {
  const [header, payload, signature] = idToken().split('.') as [string, string, string];
  testFaults({
    'payload-changed': () => ({
      token: `${header}.${b64u(JSON.stringify({ ...idClaims, sub: 'someone-else' }))}.${signature}`,
      fails: ['signature'],
    }),
    'header-changed': () => ({
      token: `${b64u(JSON.stringify({ ...idHeader, typ: 'JWT' }))}.${payload}.${signature}`,
      fails: ['signature'],
    }),
    'signed-by-a-stranger': () => ({
      token: sign(idHeader, idClaims, pair.stranger.privateKey),
      fails: ['signature'],
    }),
    'signature-of-zeros': () => ({
      token: `${header}.${payload}.${b64u(Buffer.alloc(256))}`,
      fails: ['signature'],
    }),
  });
});

describe('key strength', () => {
  const weak = (key: Json, token = idToken(), fails = ['key-strength', 'signature']) => ({
    token,
    keys: set({ ...idKey, ...key }),
    fails,
  });

  testFaults({
    'rsa-exponent-one': () => weak({ e: 'AQ' }, forgeUnderExponentOne(idHeader, idClaims), ['key-strength']),
    'rsa-exponent-even': () => weak({ e: 'Ag' }),
    'rsa-exponent-zero': () => weak({ e: 'AA' }),
    'rsa-modulus-of-zeros': () => weak({ n: 'A'.repeat(342) }),
    'rsa-modulus-even': () => weak({ n: `${String(idKey.n).slice(0, -2)}AA` }),
    'rsa-modulus-no-number': () => weak({ n: 'not a number' }),
    'rsa-1024-bits': () => {
      const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
      return {
        token: sign(idHeader, idClaims, short.privateKey),
        keys: set(jwkOf(short, kids.id)),
        fails: ['key-strength'],
        says: /1024 bits are too few/,
      };
    },
    'rsa-2047-bits': () => {
      const short = generateKeyPairSync('rsa', { modulusLength: 2047 });
      return {
        token: sign(idHeader, idClaims, short.privateKey),
        keys: set(jwkOf(short, kids.id)),
        fails: ['key-strength'],
      };
    },
    'rsa-exponent-three': () => {
      const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
      return {
        token: sign(idHeader, idClaims, three.privateKey),
        keys: set(jwkOf(three, kids.id)),
        warns: ['key-strength'],
        says: /e = 3/,
      };
    },
    'private-half-published': () => ({
      token: idToken(),
      keys: set({ ...pair.id.privateKey.export({ format: 'jwk' }), kid: kids.id }),
      fails: ['key-strength'],
      says: /Withdraw the key/,
    }),
    // RFC 7515 Appendix A.3.
    'published-example-key': () => ({
      token: idToken({}, { alg: 'ES256', kid: 'a3' }),
      expected: { ...expected, algorithms: ['ES256'] },
      keys: set({
        kty: 'EC',
        crv: 'P-256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        kid: 'a3',
      }),
      fails: ['key-strength', 'signature'],
      says: /the key of RFC 7515 Appendix A.3/,
    }),
    'secret-too-short': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, 'secret'),
      keys: { kind: 'secret', secret: new TextEncoder().encode('secret') },
      fails: ['key-strength'],
      says: /at least 256 bits/,
    }),
    'secret-of-an-example': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, 'a-string-secret-at-least-256-bits-long'),
      keys: { kind: 'secret', secret: new TextEncoder().encode('a-string-secret-at-least-256-bits-long') },
      fails: ['key-strength'],
      says: /jwt\.io/,
    }),
    'secret-empty': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, ''),
      keys: { kind: 'secret', secret: new Uint8Array() },
      fails: ['key-strength'],
    }),
  });
});

const secret = new Uint8Array(32).map((_, index) => index * 7 + 1);

describe('keys that someone gave', () => {
  testFaults({
    'one-jwk': () => ({ token: idToken(), keys: { kind: 'jwk', jwk: idKey } }),
    'one-jwk-of-another-kid': () => ({ token: idToken({}, { kid: 'x' }), keys: { kind: 'jwk', jwk: idKey } }),
    'one-jwk-that-did-not-sign': () => ({
      token: idToken(),
      keys: { kind: 'jwk', jwk: accessKey },
      fails: ['signature'],
      says: /not the one that signed/,
    }),
    'a-jwk-that-is-none': () => ({
      token: idToken(),
      keys: { kind: 'jwk', jwk: { kty: 'RSA' } },
      verdict: 'unverified',
    }),
    'a-pem': () => ({ token: idToken(), keys: { kind: 'pem', pem: `key of the pool\n${pem}\n` } }),
    'a-pem-that-is-none': () => ({
      token: idToken(),
      keys: { kind: 'pem', pem: pem.replace('MII', 'AAA') },
      verdict: 'unverified',
    }),
    'a-shared-secret': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, secret),
      keys: { kind: 'secret', secret },
    }),
    'a-shared-secret-as-jwk': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, secret),
      keys: { kind: 'jwk', jwk: { kty: 'oct', k: b64u(secret) } },
    }),
    'a-shared-secret-that-did-not-sign': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, 'x'.repeat(32)),
      keys: { kind: 'secret', secret },
      fails: ['signature'],
    }),
    'a-shared-secret-for-a-public-key-algorithm': () => ({
      token: idToken(),
      keys: { kind: 'secret', secret },
      fails: ['alg', 'key-type'],
    }),
    'a-shared-secret-where-the-provider-names-rs256': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, secret),
      keys: { kind: 'secret', secret },
      expected: { ...expected, algorithms: ['RS256'] },
      fails: ['alg'],
    }),
    'the-public-key-as-a-secret': () => ({
      token: signHmac({ alg: 'HS256' }, idClaims, pem),
      keys: { kind: 'pem', pem },
      expected: { ...expected, algorithms: ['RS256', 'HS256'] },
      fails: ['alg', 'key-type'],
    }),
  });

  test.each([
    ['a private key', pair.id.privateKey.export({ type: 'pkcs8', format: 'pem' }), /private key/],
    ['a key in PKCS #1', pair.id.publicKey.export({ type: 'pkcs1', format: 'pem' }), /PKCS #1/],
    [
      'another PEM',
      '-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----',
      /REQUEST/,
    ],
    ['no PEM', 'MIIBIjANBgkq', /BEGIN/],
  ])('%s is refused with the way out', async (_name, text, reason) => {
    const outcome = await outcomeOf({ token: idToken(), keys: { kind: 'pem', pem: text.toString() } });
    expect(outcome.verdict).toBe('unverified');
    expect(outcome.row('kid').actual).toMatch(reason);
  });
});

describe('algorithms that the provider names', () => {
  const ec = (namedCurve: string) => generateKeyPairSync('ec', { namedCurve });
  const ed25519 = generateKeyPairSync('ed25519');
  const made = {
    ES256: { ...ec('P-256'), hash: 'sha256' },
    ES384: { ...ec('P-384'), hash: 'sha384' },
    ES512: { ...ec('P-521'), hash: 'sha512' },
    PS256: { ...pair.id, hash: 'sha256' },
    PS384: { ...pair.id, hash: 'sha384' },
    PS512: { ...pair.id, hash: 'sha512' },
    RS384: { ...pair.id, hash: 'sha384' },
    RS512: { ...pair.id, hash: 'sha512' },
    EdDSA: { ...ed25519, hash: null },
    Ed25519: { ...ed25519, hash: null },
  };

  test.each(Object.entries(made))('%s', async (alg, { privateKey, publicKey, hash }) => {
    const input = `${b64u(JSON.stringify({ alg, kid: 'k' }))}.${b64u(JSON.stringify(idClaims))}`;
    const options = alg.startsWith('PS')
      ? { padding: 6, saltLength: Number(alg.slice(2)) / 8 }
      : { dsaEncoding: 'ieee-p1363' as const };
    const token = `${input}.${b64u(signBytes(hash, Buffer.from(input), { key: privateKey, ...options }))}`;
    const allowed = {
      token,
      keys: set({ ...publicKey.export({ format: 'jwk' }), kid: 'k' }),
      expected: { ...expected, algorithms: [alg] },
    };
    const asPem: KeySource = {
      kind: 'pem',
      pem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    };
    const tampered = `${token.slice(0, -12)}AAAAAAAA${token.slice(-4)}`;
    expect(await outcomeOf(allowed)).toMatchObject({ verdict: 'valid', fails: [], warns: [] });
    expect(await outcomeOf({ ...allowed, keys: asPem })).toMatchObject({ verdict: 'valid' });
    expect(await outcomeOf({ ...allowed, expected })).toMatchObject({ fails: ['alg'] });
    expect(await outcomeOf({ ...allowed, token: tampered })).toMatchObject({ fails: ['signature'] });
  });
});

describe('fresh keys', () => {
  test.each<[string, string, KeySource, boolean]>([
    ['kid in the set', idToken(), keys, false],
    ['kid not in the set', idToken({}, { kid: 'rotated' }), keys, true],
    ['no kid', idToken({}, { kid: undefined }), keys, false],
    ['no token', 'opaque', keys, false],
    ['only the header', b64u('{"kid":"rotated"}'), keys, true],
    ['keys that could not be had', idToken(), { kind: 'none', reason: 'x' }, false],
    ['a given key', idToken({}, { kid: 'rotated' }), { kind: 'jwk', jwk: idKey }, false],
    ['a set with junk in it', idToken(), set(null, 1, idKey), false],
  ])('%s', (_name, token, source, needed) => {
    expect(needsFreshKeys(token, source)).toBe(needed);
  });

  test.each([
    ['a set', 200, JSON.stringify(jwks), { kind: 'jwks' }],
    ['HTTP 503', 503, '', { kind: 'none', reason: expect.stringContaining('HTTP 503') }],
    ['HTML', 200, '<html>', { kind: 'none', reason: expect.stringContaining('not JSON') }],
    ['an array', 200, '[]', { kind: 'none', reason: expect.stringContaining('"keys"') }],
    ['no array of keys', 200, '{"keys":{}}', { kind: 'none' }],
    ['null', 200, 'null', { kind: 'none' }],
  ])('a jwks_uri that answers %s', (_name, status, body, source) => {
    expect(readJwks({ url: 'https://op.example/jwks', status, body })).toMatchObject(source);
  });
});
