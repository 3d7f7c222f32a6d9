import { getDiffieHellman } from 'node:crypto';
import { expect, test } from 'vitest';
import { passwordClaim, srpTimestamp, startSrp } from '@/lib/server/user-pool-api/srp';
import vectors from './srp-vectors.json';

// Generated with AuthenticationHelper of amazon-cognito-identity-js 6.3.21, with `random` as its random value.
test.each(vectors)('$user_id signs like Amazon’s own client', (vector) => {
  const { random, public_value, signature, ...answer } = vector;
  const start = startSrp(Buffer.from(random, 'hex'));
  expect(start.public_value.toString(16)).toBe(public_value);
  expect(passwordClaim(start, answer)).toBe(signature);
  expect(passwordClaim(start, { ...answer, password: 'another' })).not.toBe(signature);
});

const [{ public_value: _, signature: __, ...good }] = vectors as [(typeof vectors)[number]];

test.each([
  ['zero', '0'],
  ['empty', ''],
  ['no number', 'xyz'],
  ['the group’s prime', getDiffieHellman('modp15').getPrime('hex')],
  ['longer than any value of the group', 'f'.repeat(2000)],
])('a server value that is %s gets no signature', (_, server_value) => {
  expect(passwordClaim(startSrp(), { ...good, server_value })).toBeNull();
});

test('each start has its own value', () => {
  expect(startSrp().public_value).not.toBe(startSrp().public_value);
});

test.each([
  ['2026-11-09T07:05:03.999Z', 'Mon Nov 9 07:05:03 UTC 2026'],
  ['2026-11-30T23:59:59Z', 'Mon Nov 30 23:59:59 UTC 2026'],
])('the timestamp of %s', (time, written) => {
  expect(srpTimestamp(new Date(time))).toBe(written);
});
