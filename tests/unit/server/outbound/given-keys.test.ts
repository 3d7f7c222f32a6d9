import { expect, test } from 'vitest';
import { recallKeys } from '@/lib/server/outbound/given-keys';
import type { KeySource } from '@/lib/verify/keys/source';

const key = { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'one' };
const set = (...keys: unknown[]): KeySource => ({ kind: 'jwks', keys });

test('the same public keys are the same source, however often they are given', () => {
  const first = recallKeys(set(key));
  expect(recallKeys(set({ ...key }))).toBe(first);
  expect(recallKeys(set({ ...key, kid: 'two' }))).not.toBe(first);
  expect(recallKeys({ kind: 'jwk', jwk: key })).not.toBe(first);
});

test.each<[string, () => KeySource]>([
  ['a shared secret', () => ({ kind: 'secret', secret: new Uint8Array(32) })],
  ['a shared secret as a JWK', () => ({ kind: 'jwk', jwk: { kty: 'oct', k: 'AAAA' } })],
  ['a private half', () => ({ kind: 'jwk', jwk: { ...key, d: 'AQAB' } })],
  ['a private half in a set', () => set(key, { ...key, d: 'AQAB' })],
  ['a set beyond all measure', () => set({ ...key, n: 'A'.repeat(40_000) })],
])('%s is not cached', (_name, make) => {
  const first = recallKeys(make());
  expect(recallKeys(make())).not.toBe(first);
});

test('a key nested deeper than any stack isn’t an error', () => {
  const nested = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`);
  const source = set({ ...key, x5c: nested });
  expect(recallKeys(source)).toBe(source);
});
