import { generateKeyPairSync } from 'node:crypto';
import { describe } from 'vitest';
import { testFaults } from './outcome';
import {
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
} from './tokens';

const idKey = jwkOf(pair.id, kids.id);

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
