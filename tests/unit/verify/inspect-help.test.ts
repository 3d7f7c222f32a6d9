import { expect, test } from 'vitest';
import { linkTo, tokenIn } from '@/components/inspect/shared-token';
import { verifyOne } from '@/lib/server/outbound/verify-tokens';
import { readInspection } from '@/lib/verify/inspection';
import { keyMismatch } from '@/lib/verify/keys/key-mismatch';
import { knownIssuerOf } from '@/lib/verify/known-issuer';
import { sampleFields, sampleToken } from '@/lib/verify/sample-token';

const pem = '-----BEGIN PUBLIC KEY-----\nMFkw\n-----END PUBLIC KEY-----';

test.each([
  ['RS256', 'a secret', /RS256.*public key.*HMAC secret/],
  ['ES256', 'a secret', /ES256/],
  ['HS256', pem, /HS256.*HMAC secret.*public key/],
])('%s with the wrong kind of key: names the key', (alg, keys, words) => {
  expect(keyMismatch(alg, keys)).toMatch(words);
});

test.each([
  ['RS256', pem],
  ['HS256', 'a secret'],
  ['RS256', ''],
  ['RS256', sampleFields.keys],
  ['none', 'a secret'],
  [undefined, 'a secret'],
])('%s with a key that may match: shows nothing', (alg, keys) => {
  expect(keyMismatch(alg, keys)).toBeNull();
});

const known = [
  { id: 'a', issuer: 'https://a.example', client_id: 'one' },
  { id: 'b', issuer: 'https://a.example', client_id: 'two' },
  { id: 'c', issuer: 'https://c.example', client_id: '' },
];

test.each([
  [{ iss: 'https://a.example', aud: 'two' }, 'b'],
  [{ iss: 'https://a.example', aud: ['zero', 'one'] }, 'a'],
  [{ iss: 'https://a.example', client_id: 'two' }, 'b'],
  [{ iss: 'https://a.example', aud: 'three' }, undefined],
  [{ iss: 'https://c.example', aud: '' }, undefined],
  [{ iss: 'https://a.example/', aud: 'one' }, undefined],
  [null, undefined],
])('the profile of %j', (claims, id) => {
  expect(knownIssuerOf(claims, known)?.id).toBe(id);
});

test('a link has the token only in its fragment', () => {
  const link = new URL(linkTo(sampleToken, 'http://localhost:3000/inspect?x=1#old'));
  expect([link.pathname, link.search]).toEqual(['/inspect', '?x=1']);
  expect(tokenIn(link.hash)).toBe(sampleToken);
  expect(tokenIn('')).toBeNull();
});

test('the sample token is valid with its own fields', async () => {
  const draft = { nonce: '', token_use: 'id', clock_tolerance: '0', ...sampleFields } as const;
  const read = readInspection({ ...draft, token: sampleToken });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { verdict } = await verifyOne(sampleToken, { ...read.request, now: 1_800_000_000_000 });
  expect(verdict).toBe('valid');
});
