import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readVerifyRequest } from '@/lib/verify/verify-request';

const jwks = { keys: [] };

test.each([
  ['no object', 'text', /object/],
  ['no token', { jwks }, /either "token" or "tokens"/],
  ['both token and tokens', { token: 'a', tokens: ['a'], jwks }, /either "token" or "tokens"/],
  ['both jwks and key', { token: 'a', jwks, key: 'secret' }, /either "jwks" or "key"/],
  ['a token that isn’t text', { token: 1 }, /^token: /],
  ['a misspelled field', { token: 'a', clientID: 'x' }, /clientID/],
  ['an issuer that isn’t a URL', { token: 'a', issuer: 'us-east-1_demo' }, /^issuer: .*https:\/\//],
  ['an insecure issuer', { token: 'a', issuer: 'http://accounts.example.com' }, /^issuer: .*https:\/\//],
  ['a JWKS without keys', { token: 'a', jwks: {} }, /^jwks/],
  ['an invalid key', { token: 'a', key: { use: 'sig' } }, /^key: must be a JWK, a PEM/],
  ['a URL as a key', { token: 'a', key: 'https://issuer.example/jwks.json' }, /^key: .*URL/],
  ['text as a time', { token: 'a', now: 'today' }, /^now: /],
  ['another kind of token', { token: 'a', tokenUse: 'refresh' }, /^tokenUse: /],
])('%s: reported', (_, body, problem) => {
  const read = readVerifyRequest(body);
  expect(read.ok ? [] : read.problems).toEqual(expect.arrayContaining([expect.stringMatching(problem)]));
});

test.each([
  ['a JWK Set', { jwks }, { kind: 'jwks' }],
  ['a JWK', { key: { kty: 'RSA' } }, { kind: 'jwk' }],
  ['a JWK as text', { key: '{"kty":"RSA"}' }, { kind: 'jwk' }],
  ['a PEM', { key: '\n-----BEGIN PUBLIC KEY-----' }, { kind: 'pem' }],
  ['a secret', { key: 'secret' }, { kind: 'secret' }],
  ['nothing', {}, { kind: 'none' }],
])('keys from %s', (_, given, keys) => {
  expect(readVerifyRequest({ token: 'a', ...given })).toMatchObject({ ok: true, request: { keys } });
});

test('with only an issuer, its keys are to be fetched, and an issuer with keys is only compared', () => {
  const fetched = readVerifyRequest({ token: 'a', issuer: 'https://issuer.example' });
  expect(fetched.ok && 'keys' in fetched.request).toBe(false);
  expect(readVerifyRequest({ token: 'a', issuer: 'anything', jwks })).toMatchObject({
    request: { expected: { issuer: 'anything' }, keys: { kind: 'jwks' } },
  });
});

test.each([
  [1_700_000_000, 1_700_000_000_000],
  [1_700_000_000_000, 1_700_000_000_000],
  [0, 0],
])('now: %i is %i milliseconds', (now, milliseconds) => {
  expect(readVerifyRequest({ token: 'a', now })).toMatchObject({ request: { now: milliseconds } });
});

test('returns a result for any input and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (body) => {
      expect(typeof readVerifyRequest(body).ok).toBe('boolean');
    }),
  );
});
