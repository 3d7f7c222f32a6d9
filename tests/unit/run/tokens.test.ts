import { expect, test } from 'vitest';
import type { Refresh } from '@/lib/run/run';
import { idTokenInHand, lastRefreshAt, revokedAt, tokenResponses } from '@/lib/run/tokens';

const fault = { kind: 'timed-out', url: 'https://issuer.example/revoke', limit_ms: 1 } as const;
const login = { access_token: 'a0', token_type: 'Bearer', id_token: 'i0', refresh_token: 'r0' };
const refreshed = (at: number, id_token?: string): Refresh => ({
  at,
  ok: true,
  token_response: { access_token: `a${at}`, token_type: 'Bearer', ...(id_token ? { id_token } : {}) },
  notes: [],
  continuity: [],
});
const failed: Refresh = {
  at: 9,
  ok: false,
  failure: { step: 'exchange', kind: 'http-status', status: 500, body: '' },
};

test('before any refresh, all tokens are from the sign-in', () => {
  expect(tokenResponses({ token_response: login })).toEqual([login]);
  expect(idTokenInHand({ token_response: login })).toEqual({
    id_token: 'i0',
    access_token: 'a0',
    refreshed: false,
  });
  expect(lastRefreshAt({ token_response: login })).toBe(0);
});

test('an id_token has the access token of the same response, whatever follows', () => {
  const run = { first_response: login, refreshes: [refreshed(1, 'i1'), refreshed(2), failed] };
  expect(idTokenInHand(run)).toEqual({ id_token: 'i1', access_token: 'a1', refreshed: true });
  expect(idTokenInHand({ ...run, refreshes: [refreshed(2)] })).toEqual({
    id_token: 'i0',
    access_token: 'a0',
    refreshed: false,
  });
  expect(lastRefreshAt(run)).toBe(9);
});

test('no tokens, no id_token', () => {
  expect(idTokenInHand({})).toBeNull();
  expect(idTokenInHand({ token_response: { access_token: 'a', token_type: 'Bearer' } })).toBeNull();
});

test('revoked tokens stay revoked when a refresh fails, and not when one returns others', () => {
  const revocation = { at: 5, token: 'refresh_token', ok: true } as const;
  expect(revokedAt({ revocation })).toBe(5);
  expect(revokedAt({ revocation, refreshes: [refreshed(1)] })).toBe(5);
  expect(revokedAt({ revocation, refreshes: [failed] })).toBe(5);
  expect(revokedAt({ revocation, refreshes: [refreshed(6)] })).toBeNull();
  expect(
    revokedAt({ revocation: { ...revocation, ok: false, failure: { kind: 'outbound', fault } } }),
  ).toBeNull();
});
