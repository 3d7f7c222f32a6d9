import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { outcomeOf, testFaults } from '../outcome';
import {
  b64u,
  expected,
  forgeUnderExponentOne,
  idClaims,
  idHeader,
  idToken,
  type Json,
  jwkOf,
  jwksOf,
  kids,
  pair,
  sign,
  signHmac,
} from '../tokens';

const idKey = jwkOf(pair.id, kids.id);

const numberIn = (n: bigint): string => {
  const hex = n.toString(16);
  return b64u(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'));
};

/** Like the 1024-bit primes of Infineon's generator, except that these aren't prime: k · M + (65537^a mod M). */
function rocaFactor(a: bigint): bigint {
  const isPrime = (n: number) => Array.from({ length: n }, (_, at) => at).every((d) => d < 2 || n % d !== 0);
  const primes = Array.from({ length: 168 }, (_, n) => n).filter((n) => n > 1 && isPrime(n));
  const m = primes.reduce((product, prime) => product * BigInt(prime), 1n);
  let rest = 1n;
  for (let power = 0n; power < a; power += 1n) rest = (rest * 65_537n) % m;
  return (2n ** 1024n / m - 12_345n) * m + rest;
}

describe('key strength', () => {
  const weak = (key: Json, token = idToken(), fails = ['key-strength', 'signature']) => ({
    token,
    keys: jwksOf({ ...idKey, ...key }),
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
        keys: jwksOf(jwkOf(short, kids.id)),
        fails: ['key-strength'],
        says: /1024 bits are too few/,
      };
    },
    'rsa-2047-bits': () => {
      const short = generateKeyPairSync('rsa', { modulusLength: 2047 });
      return {
        token: sign(idHeader, idClaims, short.privateKey),
        keys: jwksOf(jwkOf(short, kids.id)),
        fails: ['key-strength'],
      };
    },
    'rsa-exponent-three': () => {
      const three = generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 });
      return {
        token: sign(idHeader, idClaims, three.privateKey),
        keys: jwksOf(jwkOf(three, kids.id)),
        warns: ['key-strength'],
        says: /e = 3/,
      };
    },
    'rsa-roca': () => ({
      ...weak({ n: numberIn(rocaFactor(7n) * rocaFactor(11n)) }),
      says: /fingerprint of ROCA.*CVE-2017-15361/s,
    }),
    'rsa-primes-next-to-each-other': () => {
      const half = BigInt(`0x${'c0ffee'.repeat(42)}c0ff`) | 1n;
      return { ...weak({ n: numberIn(half * (half + 2n ** 500n)) }), says: /next to each other/ };
    },
    'rsa-modulus-a-square': () => weak({ n: numberIn(BigInt(`0x${'c0ffee'.repeat(42)}c0ff`) ** 2n) }),
    'private-half-published': () => ({
      token: idToken(),
      keys: jwksOf({ ...pair.id.privateKey.export({ format: 'jwk' }), kid: kids.id }),
      fails: ['key-strength'],
      says: /Withdraw the key/,
    }),
    // RFC 7515 Appendix A.3.
    'published-example-key': () => ({
      token: idToken({}, { alg: 'ES256', kid: 'a3' }),
      expected: { ...expected, algorithms: ['ES256'] },
      keys: jwksOf({
        kty: 'EC',
        crv: 'P-256',
        x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
        y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
        kid: 'a3',
      }),
      fails: ['key-strength', 'signature'],
      says: /key of RFC 7515 Appendix A.3/,
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
      warns: ['signature'],
    }),
  });
});

/**
 * With S = 0 and the neutral point as R, a signature matches every text with a hash that is a multiple of the key's
 * order.
 */
const forgedOnSmallOrder = b64u(Uint8Array.from({ length: 64 }, (_, at) => (at === 0 ? 1 : 0)));

test.each([
  ['neutral', `01${'00'.repeat(31)}`],
  ['neutral, with a sign', `01${'00'.repeat(30)}80`],
  ['neutral, above the modulus', `ee${'ff'.repeat(30)}7f`],
  ['of order 2', `ec${'ff'.repeat(30)}7f`],
  ['of order 4', '00'.repeat(32)],
  ['of order 4, above the modulus', `ed${'ff'.repeat(30)}7f`],
  ['of order 8', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['of order 8, its negative', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
])('ed25519-small-order: %s', async (_, point) => {
  const key = { kty: 'OKP', crv: 'Ed25519', x: b64u(Buffer.from(point, 'hex')), kid: kids.id };
  const forgeries = Array.from({ length: 200 }, (_, jti) => {
    const signed = [
      { ...idHeader, alg: 'EdDSA' },
      { ...idClaims, jti: `${jti}` },
    ];
    return [...signed.map((part) => b64u(JSON.stringify(part))), forgedOnSmallOrder].join('.');
  });
  const outcomes = await Promise.all(
    forgeries.map((token) =>
      outcomeOf({ token, keys: jwksOf(key), expected: { ...expected, algorithms: ['EdDSA'] } }),
    ),
  );
  // Some of them pass as signed in Node.js 20 and 22. Node.js 24 rejects such a key itself.
  expect(outcomes.every(({ fails }) => fails.includes('key-strength'))).toBe(true);
});

test('rsa-pss-key-shorter-than-hash-and-salt: gets a result and never throws', async () => {
  const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
  const key = { ...jwkOf(short, kids.id), alg: 'PS512' };
  const token = idToken({}, { alg: 'PS512' });
  const outcome = await outcomeOf({
    token,
    keys: jwksOf(key),
    expected: { ...expected, algorithms: ['PS512'] },
  });
  expect(outcome.fails).toEqual(['key-strength']);
  expect(outcome.row('signature')).toMatchObject({
    status: 'skip',
    actual: expect.stringMatching(/too short/),
  });
});
