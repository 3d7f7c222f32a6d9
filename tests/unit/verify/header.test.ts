import { describe } from 'vitest';
import { testFaults } from './outcome';
import { accessToken, b64u, expected, expectedAccess, idClaims, idToken, signHmac } from './tokens';

const withHeader = (header: Record<string, unknown>) => ({ token: idToken({}, header) });
const unsigned = (alg: string) => `${b64u(JSON.stringify({ alg }))}.${b64u(JSON.stringify(idClaims))}.`;

describe('alg', () => {
  testFaults({
    'alg-none': () => ({ token: unsigned('none'), fails: ['alg', 'signature'], says: /not signed/ }),
    'alg-none-in-capitals': () => ({ token: unsigned('nOnE'), fails: ['alg', 'signature'] }),
    'alg-none-with-a-signature': () => ({
      ...withHeader({ alg: 'none' }),
      fails: ['alg', 'signature'],
    }),
    'alg-none-allowed-by-the-provider': () => ({
      ...withHeader({ alg: 'none' }),
      expected: { ...expected, algorithms: ['none', 'RS256'] },
      fails: ['alg', 'signature'],
    }),
    'alg-missing': () => ({ ...withHeader({ alg: undefined }), fails: ['alg', 'key-alg'] }),
    'alg-a-number': () => ({ ...withHeader({ alg: 256 }), fails: ['alg', 'key-alg'] }),
    'alg-in-small-letters': () => ({ ...withHeader({ alg: 'rs256' }), fails: ['alg', 'key-alg'] }),
    'alg-unknown': () => ({ ...withHeader({ alg: 'RS1' }), fails: ['alg', 'key-alg'] }),
    'alg-a-name-of-every-object': () => ({
      ...withHeader({ alg: 'constructor' }),
      fails: ['alg', 'key-alg'],
    }),
    'alg-of-another-hash': () => ({
      ...withHeader({ alg: 'RS512' }),
      fails: ['alg', 'key-alg', 'signature'],
    }),
    'alg-hs256-with-a-public-key': () => ({
      token: signHmac({ alg: 'HS256', kid: idToken.length }, idClaims, 'anything'),
      fails: ['alg'],
    }),
    'alg-hs256-allowed-by-the-provider': () => ({
      ...withHeader({ alg: 'HS256' }),
      expected: { ...expected, algorithms: ['HS256'] },
      fails: ['alg'],
      says: /didn’t provide one/,
    }),
    'nothing-allowed': () => ({
      ...withHeader({}),
      expected: { ...expected, algorithms: [] },
      fails: ['alg'],
    }),
  });
});

describe('extensions', () => {
  testFaults({
    'crit-unknown': () => ({ ...withHeader({ crit: ['exp'], exp: 1 }), fails: ['crit'] }),
    'crit-empty': () => ({ ...withHeader({ crit: [] }), fails: ['crit'] }),
    'crit-a-string': () => ({ ...withHeader({ crit: 'b64', b64: true }), fails: ['crit'] }),
    'crit-twice-the-same': () => ({ ...withHeader({ crit: ['b64', 'b64'], b64: true }), fails: ['crit'] }),
    'crit-without-its-parameter': () => ({ ...withHeader({ crit: ['b64'] }), fails: ['crit'] }),
    'crit-b64-true': () => withHeader({ crit: ['b64'], b64: true }),
    'b64-false': () => ({ ...withHeader({ crit: ['b64'], b64: false }), fails: ['b64'] }),
    'b64-false-not-critical': () => ({ ...withHeader({ b64: false }), fails: ['b64'] }),
    'b64-null': () => ({ ...withHeader({ b64: null }), fails: ['b64'] }),
    'zip-in-a-signed-token': () => ({ ...withHeader({ zip: 'DEF' }), warns: ['zip'] }),
    'embedded-jwk': () => ({
      ...withHeader({ jwk: { kty: 'RSA', n: 'x', e: 'AQAB' } }),
      warns: ['embedded-keys'],
    }),
    'embedded-jku-x5u-x5c': () => ({
      ...withHeader({ jku: 'https://evil.example/jwks', x5u: 'https://evil.example/x', x5c: ['MII'] }),
      warns: ['embedded-keys'],
      says: /jku.*x5u.*x5c.*not used/,
    }),
    'unknown-parameter': () => withHeader({ foo: { bar: 1 } }),
  });
});

describe('typ', () => {
  testFaults({
    'typ-jwt': () => withHeader({ typ: 'JWT' }),
    'typ-media-type': () => withHeader({ typ: 'application/jwt' }),
    'typ-access-token': () => ({ ...withHeader({ typ: 'at+jwt' }), fails: ['typ'], says: /access token/ }),
    'typ-access-token-in-full': () => ({ ...withHeader({ typ: 'application/at+JWT' }), fails: ['typ'] }),
    'typ-access-token-where-wanted': () => ({
      token: accessToken({}, { typ: 'at+jwt' }),
      expected: expectedAccess,
    }),
    'typ-logout-token': () => ({ ...withHeader({ typ: 'logout+jwt' }), fails: ['typ'] }),
    'typ-of-its-own': () => ({ ...withHeader({ typ: 'JOSE' }), warns: ['typ'] }),
    'typ-a-number': () => ({ ...withHeader({ typ: 5 }), fails: ['typ'] }),
    'typ-null': () => ({ ...withHeader({ typ: null }), warns: ['null-values'] }),
  });
});
