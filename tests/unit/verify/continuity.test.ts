import { describe, expect, test } from 'vitest';
import { checkContinuity } from '@/lib/verify/continuity';

const first = {
  iss: 'https://issuer.example',
  sub: 'alice',
  aud: 'client',
  iat: 1000,
  exp: 4600,
  auth_time: 990,
  nonce: 'n',
};
const { nonce: _, ...renewed } = { ...first, iat: 2000, exp: 5600 };

const failed = (changes: Record<string, unknown>, before: Record<string, unknown> = first) =>
  checkContinuity(before, { ...renewed, ...changes })
    .filter(({ status }) => status === 'fail')
    .map(({ id }) => id);

test('a refreshed token without nonce, and one that repeats it, go on with the login', () => {
  expect(failed({})).toEqual([]);
  expect(failed({ nonce: 'n' })).toEqual([]);
});

describe('what does not go on with the login', () => {
  test.each([
    ['another user', { sub: 'bob' }, 'sub'],
    ['no user', { sub: undefined }, 'sub'],
    ['another issuer', { iss: 'https://issuer.example/' }, 'iss'],
    ['another client', { aud: 'other' }, 'aud'],
    ['no client', { aud: undefined }, 'aud'],
    ['an authorized party that was not there', { azp: 'client' }, 'azp'],
    ['the time of the refresh as that of the login', { auth_time: 2000 }, 'auth_time'],
    ['an old token', { iat: 999 }, 'iat'],
    ['another nonce', { nonce: 'm' }, 'nonce'],
    ['a nonce that is a list', { nonce: ['n'] }, 'nonce'],
  ])('%s', (_, changes, claim) => {
    expect(failed(changes)).toEqual([claim]);
  });

  test('a nonce where the login had none', () => {
    const { nonce, ...without } = first;
    expect(failed({ nonce }, without)).toEqual(['nonce']);
  });

  test('an authorized party that is gone', () => {
    expect(failed({}, { ...first, azp: 'client' })).toEqual(['azp']);
  });
});

test.each([
  ['an audience with another beside the first', { aud: ['other', 'client'] }],
  ['no auth_time, which a provider may leave out', { auth_time: undefined }],
  ['the same second', { iat: 1000 }],
])('%s is in order', (_, changes) => {
  expect(failed(changes)).toEqual([]);
});

test('every failure says what to do', () => {
  for (const check of checkContinuity(first, { nonce: 'm' })) {
    if (check.status === 'fail') expect([check.cause, check.fix]).not.toContain(undefined);
  }
});
