import { expect, test } from 'vitest';
import type { Refresh } from '@/lib/run/run';
import { accessTokenExpiry } from '@/lib/run/token-expiry';

const opaque = { access_token: 'opaque', token_type: 'Bearer', expires_in: 60 };
const jwt = `${btoa('{"alg":"RS256"}')}.${btoa('{"exp":1234}')}.c2ln`.replaceAll('=', '');
const brought: Refresh = { at: 100_000, ok: true, token_response: opaque, notes: [], continuity: [] };
const failed: Refresh = {
  at: 200_000,
  ok: false,
  failure: { step: 'exchange', kind: 'http-status', status: 500, body: '' },
};

test('the access token’s own exp has priority', () => {
  expect(accessTokenExpiry({ token_response: { ...opaque, access_token: jwt }, exchanged_at: 0 })).toBe(1234);
});

test('expires_in counts from the request that returned the token, and not from a failed one', () => {
  const run = { token_response: opaque, exchanged_at: 10_000 };
  expect(accessTokenExpiry(run)).toBe(70);
  expect(accessTokenExpiry({ ...run, refreshes: [failed] })).toBe(70);
  expect(accessTokenExpiry({ ...run, refreshes: [brought] })).toBe(160);
  expect(accessTokenExpiry({ ...run, refreshes: [brought, failed] })).toBe(160);
});

test('is unknown if neither is given', () => {
  const { expires_in: _, ...silent } = opaque;
  expect(accessTokenExpiry({ token_response: silent, exchanged_at: 1 })).toBeNull();
  expect(accessTokenExpiry({ token_response: opaque })).toBeNull();
  expect(accessTokenExpiry({})).toBeNull();
});
