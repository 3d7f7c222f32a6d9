import { expect, test } from 'vitest';
import { keptRefreshes } from '@/lib/run/refreshes';
import type { Refresh } from '@/lib/run/run';
import { idTokenInHand } from '@/lib/run/tokens';

const login = { access_token: 'a0', token_type: 'Bearer', id_token: 'i0' };
const brought = (at: number, id_token?: string, access_token = `a${at}`): Refresh => ({
  at,
  ok: true,
  token_response: { access_token, token_type: 'Bearer', ...(id_token ? { id_token } : {}) },
  notes: [],
  continuity: [],
});
const many = (count: number) => Array.from({ length: count }, (_, index) => brought(index + 2));
const times = (refreshes: Refresh[]) => refreshes.map(({ at }) => at);

test('keeps the newest twenty, in order', () => {
  expect(times(keptRefreshes(many(25), login))).toEqual(Array.from({ length: 20 }, (_, index) => index + 7));
});

test('keeps the refresh with the current id_token, however many follow', () => {
  const refreshes = keptRefreshes([brought(1, 'i1'), ...many(30)], login);
  expect(times(refreshes).slice(0, 2)).toEqual([1, 12]);
  expect(idTokenInHand({ first_response: login, refreshes })?.id_token).toBe('i1');
});

test('keeps the first id_token if the sign-in returned none', () => {
  const none = { access_token: 'a0', token_type: 'Bearer' };
  const all = [brought(1, 'i1'), ...many(30), brought(40, 'i40')];
  expect(times(keptRefreshes(all, none))[0]).toBe(1);
  expect(times(keptRefreshes(all, login))[0]).not.toBe(1);
});

test('large ones are dropped earlier, and the last one never', () => {
  const large = 'x'.repeat(400_000);
  const refreshes = [1, 2, 3].map((at) => brought(at, undefined, large));
  expect(times(keptRefreshes(refreshes, login))).toEqual([3]);
  expect(times(keptRefreshes([...refreshes, brought(4, undefined, large + large)], login))).toEqual([4]);
});
