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

test('a refreshed token without a nonce, or with the same one, continues the sign-in', () => {
  expect(failed({})).toEqual([]);
  expect(failed({ nonce: 'n' })).toEqual([]);
});

describe('does not continue the sign-in', () => {
  test.each([
    ['another user', { sub: 'bob' }, 'sub'],
    ['no user', { sub: undefined }, 'sub'],
    ['another issuer', { iss: 'https://issuer.example/' }, 'iss'],
    ['another client', { aud: 'other' }, 'aud'],
    ['no client', { aud: undefined }, 'aud'],
    ['an authorized party that was not there', { azp: 'client' }, 'azp'],
    ['the time of the refresh as the time of the sign-in', { auth_time: 2000 }, 'auth_time'],
    ['an old token', { iat: 999 }, 'iat'],
    ['another nonce', { nonce: 'm' }, 'nonce'],
    ['a nonce that is a list', { nonce: ['n'] }, 'nonce'],
  ])('%s', (_, changes, claim) => {
    expect(failed(changes)).toEqual([claim]);
  });

  test('a nonce when the sign-in had none', () => {
    const { nonce, ...without } = first;
    expect(failed({ nonce }, without)).toEqual(['nonce']);
  });

  test('a missing authorized party', () => {
    expect(failed({}, { ...first, azp: 'client' })).toEqual(['azp']);
  });
});

test.each([
  ['an audience with another value before the first', { aud: ['other', 'client'] }],
  ['no auth_time, which a provider can leave out', { auth_time: undefined }],
  ['the same second', { iat: 1000 }],
])('%s is accepted', (_, changes) => {
  expect(failed(changes)).toEqual([]);
});

test('every failure has a fix', () => {
  for (const check of checkContinuity(first, { nonce: 'm' })) {
    if (check.status === 'fail') expect([check.cause, check.fix]).not.toContain(undefined);
  }
});
