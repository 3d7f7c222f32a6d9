import { describe } from 'vitest';
import { testFaults } from './outcome';
import { expected, idClaims, idHeader, idToken, now, nowSeconds, signTexts } from './tokens';

const claims = (changes: Record<string, unknown>) => ({ token: idToken(changes) });

describe('times', () => {
  testFaults({
    'missing-exp': () => ({ ...claims({ exp: undefined }), fails: ['exp'] }),
    'exp-a-string': () => ({ ...claims({ exp: String(nowSeconds + 60) }), fails: ['exp'] }),
    'exp-null': () => ({ ...claims({ exp: null }), fails: ['exp'] }),
    'exp-beyond-every-number': () => ({
      token: signTexts(
        JSON.stringify(idHeader),
        JSON.stringify(idClaims).replace(/"exp":\d+/, '"exp":1e400'),
      ),
      fails: ['exp'],
      warns: ['numbers'],
      says: /"actual":"1e400"/,
    }),
    'exp-this-very-second': () => ({ ...claims({ exp: nowSeconds }), fails: ['exp'] }),
    'exp-a-second-ago': () => ({ ...claims({ exp: nowSeconds - 1 }), fails: ['exp'] }),
    'exp-in-a-second': () => claims({ exp: nowSeconds + 1 }),
    'exp-half-a-second-ago': () => ({ ...claims({ exp: nowSeconds + 0.5 }), now: now + 999, fails: ['exp'] }),
    'exp-in-milliseconds': () => ({ ...claims({ exp: now + 60_000 }), fails: ['exp'], says: /milliseconds/ }),
    'exp-beyond-every-calendar': () => ({
      ...claims({ exp: 1e300 }),
      fails: ['exp'],
      warns: ['numbers'],
    }),
    'exp-negative': () => ({ ...claims({ exp: -1 }), fails: ['exp'] }),
    'exp-within-the-tolerance': () => ({
      ...claims({ exp: nowSeconds - 29 }),
      expected: { ...expected, clock_tolerance: 30 },
    }),
    'exp-at-the-end-of-the-tolerance': () => ({
      ...claims({ exp: nowSeconds - 30 }),
      expected: { ...expected, clock_tolerance: 30 },
      fails: ['exp'],
      says: /give or take 30 s/,
    }),
    'nbf-in-a-second': () => ({ ...claims({ nbf: nowSeconds + 1 }), fails: ['nbf'] }),
    'nbf-this-very-second': () => claims({ nbf: nowSeconds }),
    'nbf-later-in-this-second': () => ({
      ...claims({ nbf: nowSeconds + 0.5 }),
      now: now + 999,
      fails: ['nbf'],
    }),
    'nbf-within-the-tolerance': () => ({
      ...claims({ nbf: nowSeconds + 30 }),
      expected: { ...expected, clock_tolerance: 30 },
    }),
    'nbf-null': () => ({ ...claims({ nbf: null }), warns: ['null-values'] }),
    'nbf-in-milliseconds': () => ({ ...claims({ nbf: now - 60_000 }), fails: ['nbf'] }),
    'missing-iat': () => ({ ...claims({ iat: undefined }), fails: ['iat'] }),
    'iat-a-string': () => ({ ...claims({ iat: String(nowSeconds) }), fails: ['iat'] }),
    'iat-in-the-future': () => ({ ...claims({ iat: nowSeconds + 60 }), warns: ['iat'] }),
    'iat-in-milliseconds': () => ({ ...claims({ iat: now - 60_000 }), fails: ['iat'] }),
    'iat-a-week-before-it-arrived': () => ({
      ...claims({ iat: nowSeconds - 604_800 }),
      expected: { ...expected, provider_clock: { date: now, at: now } },
      warns: ['iat'],
      says: /cache/,
    }),
    'iat-an-hour-before-it-arrived': () => ({
      ...claims({ iat: nowSeconds - 3600 }),
      expected: { ...expected, provider_clock: { date: now, at: now } },
    }),
    'iat-ten-years-ago': () => claims({ iat: nowSeconds - 315_360_000 }),
    'auth-time-in-the-future': () => ({ ...claims({ auth_time: nowSeconds + 60 }), warns: ['auth_time'] }),
    'auth-time-a-string': () => ({ ...claims({ auth_time: 'now' }), fails: ['auth_time'] }),
    'auth-time-absent': () => claims({ auth_time: undefined }),
    'auth-time-older-than-max-age': () => ({
      ...claims({ auth_time: nowSeconds - 61 }),
      expected: { ...expected, max_age: 60 },
      fails: ['auth_time'],
    }),
    'auth-time-as-old-as-max-age': () => ({
      ...claims({ auth_time: nowSeconds - 60 }),
      expected: { ...expected, max_age: 60 },
    }),
    'auth-time-absent-with-max-age': () => ({
      ...claims({ auth_time: undefined }),
      expected: { ...expected, max_age: 60 },
      fails: ['auth_time'],
      says: /max_age/,
    }),
  });
});

describe('clock', () => {
  const withDate = (seconds: number) => ({
    expected: { ...expected, provider_clock: { date: now + seconds * 1000, at: now } },
  });
  testFaults({
    'clock-agrees': () => ({ ...claims({}), ...withDate(-1) }),
    'clock-behind': () => ({
      ...claims({}),
      ...withDate(42),
      warns: ['clock'],
      says: /42 s behind the provider/,
    }),
    'clock-ahead': () => ({ ...claims({}), ...withDate(-90), warns: ['clock'], says: /1 min 30 s ahead/ }),
    'exp-blamed-on-the-clock': () => ({
      ...claims({ exp: nowSeconds - 1 }),
      ...withDate(-90),
      fails: ['exp'],
      warns: ['clock'],
      says: /clock of this machine is 1 min 30 s ahead/,
    }),
  });
});
