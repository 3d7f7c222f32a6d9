import { expect, test } from 'vitest';
import { decode, describeShape } from '@/lib/verify/decode';
import { b64u, idToken } from './tokens';

const token = idToken();
const [header = '', payload = '', signature = ''] = token.split('.');

test.each<[string, string, RegExp]>([
  [
    'an encrypted token',
    [b64u('{"alg":"dir","enc":"A256GCM"}'), '', 'A', 'B', 'C'].join('.'),
    /^Encrypted \(a JWE\)/,
  ],
  ['only a header', header.slice(0, 20), /^Incomplete token: 1 of 3 parts/],
  ['no signature', `${header}.${payload.slice(0, 50)}`, /^Incomplete token: the signature is missing/],
  ['four parts', `${token}.x`, /^This text has 4 parts/],
  ['a header without its start', `${header.slice(5)}.${payload}.${signature}`, /^The header can’t be read/],
  ['claims without their start', `${header}.${payload.slice(4)}.${signature}`, /^The claims can’t/],
])('%s: reports where it ends', (_, text, words) => {
  expect(describeShape(decode(text))).toMatch(words);
});

test('a complete token needs no explanation, with or without a signature', () => {
  expect(describeShape(decode(token))).toBeNull();
  expect(describeShape(decode(`${header}.${payload}.`))).toBeNull();
});
