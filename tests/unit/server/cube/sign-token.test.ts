import { generateKeyPairSync } from 'node:crypto';
import jsonwebtoken from 'jsonwebtoken';
import { expect, test } from 'vitest';
import { signToken } from '@/lib/server/cube/sign-token';

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = pair.publicKey.export({ format: 'jwk' });
const spki = { type: 'spki', format: 'pem' } as const;

test('a test token is signed with the secret, and marked as made by hand', async () => {
  const made = await signToken('{"company_id":"a"}', 'a secret');
  if (!made.ok) throw new Error(made.problem);
  const clockTimestamp = 1_700_000_000;
  expect(jsonwebtoken.verify(made.token, 'a secret', { clockTimestamp })).toEqual({ company_id: 'a' });
  expect(jsonwebtoken.decode(made.token, { complete: true })?.header).toMatchObject({
    alg: 'HS256',
    made_by_hand: true,
  });
});

// Anyone who uses a public key as an HMAC secret would accept such a token as the provider’s.
test.each([
  ['a public key in PEM', String(pair.publicKey.export(spki))],
  ['a public key in PEM, on one line', String(pair.publicKey.export(spki)).replaceAll('\n', '\\n')],
  ['the Base64 of one', pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')],
  ['a private key in PEM', String(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }))],
  ['a JWK', JSON.stringify(jwk)],
  ['a JWK Set', JSON.stringify({ keys: [jwk] }, null, 2)],
  ['a list of JWKs', JSON.stringify([jwk])],
])('never with %s', async (_, secret) => {
  expect(await signToken('{}', secret)).toMatchObject({ ok: false });
});

test.each([
  ['no JSON', '{', 'a secret'],
  ['no object', '[]', 'a secret'],
  ['an empty secret', '{}', ''],
  ['the key of a demo pool that is off', '{}', null],
])('%s: no token', async (_, claims, secret) => {
  expect(await signToken(claims, secret)).toMatchObject({ ok: false });
});
