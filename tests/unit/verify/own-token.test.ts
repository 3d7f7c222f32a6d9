import { describe, expect, test } from 'vitest';
import { outcomeOf } from './outcome';
import { nowSeconds, signHmac } from './tokens';

// Cube’s own tokens: signed with its secret, for no client of a provider.

const secret = new TextEncoder().encode('a secret of this Cube');
const keys = { kind: 'secret', secret } as const;
const own = (claims: object, header = {}) =>
  signHmac({ alg: 'HS256', typ: 'JWT', ...header }, { ...claims }, secret);
const times = { iat: nowSeconds - 5, exp: nowSeconds + 60 };

describe('a token that was never an ID token isn’t verified as one', () => {
  test.each([
    ['user_id', { user_id: 42, ...times }],
    ['tenantid', { tenantid: 'company1', ...times }],
    ['u', { u: { id: 1 }, ...times }],
  ])('%s', async (_, claims) => {
    const { fails, row } = await outcomeOf({ token: own(claims), keys, expected: {} });
    expect(fails.filter((id) => !['key-strength', 'key_strength'].includes(id))).toEqual([]);
    expect(row('signature').status).toBe('pass');
    expect(row('sub')).toMatchObject({ status: 'skip' });
  });
});

test.each([
  ['an issuer', { iss: 'https://a.example', ...times }],
  ['an audience', { aud: 'a', ...times }],
  ['a nonce', { nonce: 'x', ...times }],
])('a token with %s is', async (_, claims) => {
  const { fails } = await outcomeOf({ token: own(claims), keys, expected: {} });
  expect(fails).toContain('sub');
});

test('is verified as an ID token if a client or an issuer is expected', async () => {
  const expected = { issuer: 'https://a.example', client_id: 'a' };
  const { fails } = await outcomeOf({ token: own({ user_id: 42, ...times }), keys, expected });
  expect(fails).toEqual(expect.arrayContaining(['iss', 'aud', 'sub']));
});
