import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { KeySource } from '@/lib/verify/keys/source';
import { outcomeOf, testFaults } from '../outcome';
import { b64u, expected, idClaims, idToken, jwkOf, jwksOf, kids, pair, signHmac } from '../tokens';

const idKey = jwkOf(pair.id, kids.id);
const accessKey = jwkOf(pair.access, kids.access);
const pem = pair.id.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const secret = new Uint8Array(32).map((_, index) => index * 7 + 1);

describe('given keys', () => {
  testFaults({
    'one-jwk': () => ({ token: idToken(), keys: { kind: 'jwk', jwk: idKey } }),
    'one-jwk-of-another-kid': () => ({ token: idToken({}, { kid: 'x' }), keys: { kind: 'jwk', jwk: idKey } }),
    'one-jwk-that-did-not-sign': () => ({
      token: idToken(),
      keys: { kind: 'jwk', jwk: accessKey },
      fails: ['signature'],
      says: /didn’t sign this token/,
    }),
    'a-jwk-that-is-none': () => ({
      token: idToken(),
      keys: { kind: 'jwk', jwk: { kty: 'RSA' } },
      warns: ['signature'],
      verdict: 'unverified',
    }),
    'a-pem': () => ({ token: idToken(), keys: { kind: 'pem', pem: `key of the pool\n${pem}\n` } }),
    'a-pem-that-is-none': () => ({
      token: idToken(),
      keys: { kind: 'pem', pem: pem.replace('MII', 'AAA') },
      warns: ['signature'],
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

  test('the public key is never tried as a secret', async () => {
    const outcome = await outcomeOf({
      token: signHmac({ alg: 'HS256' }, idClaims, pem),
      keys: { kind: 'pem', pem },
    });
    expect(outcome.row('signature')).toMatchObject({
      status: 'skip',
      actual: expect.stringMatching(/everyone has it/),
    });
  });

  test.each([
    ['a private key', pair.id.privateKey.export({ type: 'pkcs8', format: 'pem' }), /private key/],
    [
      'another PEM',
      '-----BEGIN CERTIFICATE REQUEST-----\nMII=\n-----END CERTIFICATE REQUEST-----',
      /REQUEST/,
    ],
    ['no PEM', 'MIIBIjANBgkq', /BEGIN/],
  ])('%s is rejected with a fix', async (_name, text, reason) => {
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
      keys: jwksOf({ ...publicKey.export({ format: 'jwk' }), kid: 'k' }),
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
