import { describe, expect, test } from 'vitest';
import { type KeySource, readJwks } from '@/lib/verify/keys/source';
import { needsFreshKeys } from '@/lib/verify/verify';
import { outcomeOf, testFaults } from '../outcome';
import {
  b64u,
  idClaims,
  idHeader,
  idToken,
  jwkOf,
  jwks,
  jwksOf,
  keys,
  kids,
  pair,
  sign,
  signHmac,
} from '../tokens';

const idKey = jwkOf(pair.id, kids.id);
const accessKey = jwkOf(pair.access, kids.access);

describe('which key', () => {
  testFaults({
    'kid-of-another-key': () => ({ token: idToken({}, { kid: kids.access }), fails: ['signature'] }),
    'kid-unknown': () => ({ token: idToken({}, { kid: 'rotated' }), fails: ['kid'], says: /mZ0pS.*a1B2c/ }),
    'kid-empty': () => ({ token: idToken({}, { kid: '' }), fails: ['kid'] }),
    'kid-a-number': () => ({ token: idToken({}, { kid: 7 }), fails: ['kid'] }),
    'kid-null': () => ({ token: idToken({}, { kid: null }), fails: ['kid'], warns: ['null-values'] }),
    'kid-absent-many-keys': () => ({
      token: idToken({}, { kid: undefined }),
      fails: ['kid'],
      says: /2 keys/,
    }),
    'kid-absent-one-key': () => ({ token: idToken({}, { kid: undefined }), keys: jwksOf(idKey) }),
    'kid-unknown-one-key': () => ({
      token: idToken({}, { kid: 'rotated' }),
      keys: jwksOf(idKey),
      fails: ['kid'],
    }),
    'kid-shared-by-two-keys': () => ({
      token: idToken(),
      keys: jwksOf(idKey, { ...accessKey, kid: kids.id }),
      fails: ['kid'],
    }),
    'kid-shared-by-keys-of-two-kinds': () => ({
      token: idToken(),
      keys: jwksOf({ kty: 'OKP', crv: 'Ed25519', x: 'A'.repeat(43), kid: kids.id }, idKey),
    }),
    'kid-shared-with-a-key-for-encryption': () => ({
      token: idToken(),
      keys: jwksOf({ ...accessKey, kid: kids.id, use: 'enc' }, idKey),
    }),
    'kid-shared-with-a-key-for-another-algorithm': () => ({
      token: idToken(),
      keys: jwksOf({ ...accessKey, kid: kids.id, alg: 'PS256' }, idKey),
    }),
    'key-for-encryption': () => ({
      token: idToken(),
      keys: jwksOf({ ...idKey, use: 'enc' }),
      fails: ['key-use'],
    }),
    'key-ops-without-verify': () => ({
      token: idToken(),
      keys: jwksOf({ ...idKey, key_ops: ['encrypt'] }),
      fails: ['key-use'],
    }),
    'key-ops-no-list': () => ({
      token: idToken(),
      keys: jwksOf({ ...idKey, key_ops: 'verify' }),
      fails: ['key-use'],
    }),
    'key-ops-with-verify': () => ({ token: idToken(), keys: jwksOf({ ...idKey, key_ops: ['verify'] }) }),
    'key-for-another-algorithm': () => ({
      token: idToken(),
      keys: jwksOf({ ...idKey, alg: 'RS512' }),
      fails: ['key-alg'],
    }),
    'key-without-alg-and-use': () => ({
      token: idToken(),
      keys: jwksOf({ kty: idKey.kty, n: idKey.n, e: idKey.e, kid: kids.id }),
    }),
    'key-of-another-kind': () => ({
      token: idToken(),
      keys: jwksOf({ kty: 'EC', crv: 'P-256', x: 'AAAA', y: 'AAAA', kid: kids.id }),
      fails: ['key-type'],
    }),
    'keys-of-unknown-kinds-are-ignored': () => ({
      token: idToken(),
      keys: jwksOf(
        null,
        5,
        'x',
        [],
        {},
        { kty: 'LATTICE', kid: kids.id },
        { kty: 'RSA', kid: kids.id },
        idKey,
      ),
    }),
    'shared-secret-in-the-set': () => ({
      token: signHmac({ alg: 'HS256', kid: 'secret' }, idClaims, 'x'.repeat(32)),
      keys: jwksOf({ kty: 'oct', k: b64u('x'.repeat(32)), kid: 'secret' }, idKey),
      fails: ['alg'],
    }),
    'no-keys': () => ({
      token: idToken(),
      keys: { kind: 'none', reason: 'The keys couldn’t be fetched.' },
      verdict: 'unverified',
    }),
    'empty-set': () => ({ token: idToken(), keys: jwksOf(), warns: ['signature'], verdict: 'unverified' }),
  });

  test('reports keys that couldn’t be fetched in the signature check, with a fix', async () => {
    const none = { kind: 'none', reason: 'Timed out.' } as const;
    const asked = await outcomeOf({
      token: idToken(),
      keys: { ...none, remedy: { cause: 'A firewall.', fix: 'Ask for the way.' } },
    });
    expect(asked.row('signature')).toMatchObject({
      status: 'warn',
      actual: 'Timed out.',
      cause: 'A firewall.',
      fix: 'Ask for the way.',
    });
    // No key was given or requested, so nothing failed.
    const outcome = await outcomeOf({ token: idToken(), keys: none });
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

describe('fresh keys', () => {
  test.each<[string, string, KeySource, boolean]>([
    ['kid in the set', idToken(), keys, false],
    ['kid not in the set', idToken({}, { kid: 'rotated' }), keys, true],
    ['no kid', idToken({}, { kid: undefined }), keys, false],
    ['no token', 'opaque', keys, false],
    ['only the header', b64u('{"kid":"rotated"}'), keys, true],
    ['keys that couldn’t be fetched', idToken(), { kind: 'none', reason: 'x' }, false],
    ['a given key', idToken({}, { kid: 'rotated' }), { kind: 'jwk', jwk: idKey }, false],
    ['a set with junk in it', idToken(), jwksOf(null, 1, idKey), false],
  ])('%s', (_name, token, source, needed) => {
    expect(needsFreshKeys(token, source)).toBe(needed);
  });

  const none = (said: string) => ({
    kind: 'none',
    reason: expect.stringContaining(said),
    remedy: expect.anything(),
  });
  test.each([
    ['a set', 200, JSON.stringify(jwks), { kind: 'jwks' }],
    ['HTTP 503', 503, '', none('HTTP 503')],
    ['HTML', 200, '<html>', none('isn’t JSON')],
    ['an array', 200, '[]', none('"keys"')],
    ['no array of keys', 200, '{"keys":{}}', none('"keys"')],
    ['null', 200, 'null', none('"keys"')],
  ])('a jwks_uri that returns %s', (_name, status, body, source) => {
    expect(readJwks({ url: 'https://op.example/jwks', status, body })).toMatchObject(source);
  });
});
