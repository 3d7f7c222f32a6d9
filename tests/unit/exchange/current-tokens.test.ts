import { expect, test } from 'vitest';
import { currentTokens } from '@/lib/exchange/token-response';

const before = {
  access_token: 'a1',
  token_type: 'Bearer',
  id_token: 'i1',
  refresh_token: 'r1',
  expires_in: 3600,
  scope: 'openid',
};

test('without rotation the refresh token stays', () => {
  const came = { access_token: 'a2', token_type: 'Bearer', id_token: 'i2', expires_in: 60 };
  expect(currentTokens(before, came)).toEqual({ ...before, ...came });
});

test('with rotation, the new refresh token replaces it', () => {
  const came = { access_token: 'a2', token_type: 'Bearer', refresh_token: 'r2' };
  expect(currentTokens(before, came).refresh_token).toBe('r2');
});

test('without a new id_token, the previous one stays current', () => {
  expect(currentTokens(before, { access_token: 'a2', token_type: 'Bearer' }).id_token).toBe('i1');
});

test('a lifetime belongs to its own access token', () => {
  expect(currentTokens(before, { access_token: 'a2', token_type: 'Bearer' })).not.toHaveProperty(
    'expires_in',
  );
});
