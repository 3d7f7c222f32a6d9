import fc from 'fast-check';
import { expect, test } from 'vitest';
import { privateParts } from '@/lib/text/private-parts';

const covered = (text: string) =>
  privateParts(text)
    .filter(({ is_private }) => is_private)
    .map((part) => part.text);

test.each([
  [
    'a token',
    'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln',
    ['eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln'],
  ],
  ['a token that was cut off', '"eyJhbGciOiJ', ['eyJhbGciOiJ']],
  ['an email address', 'email "alice@company1.example", verified', ['alice@company1.example']],
  ['an email address in a query', '?login_hint=alice%40company1.example&x=1', ['alice%40company1.example']],
  ['a telephone number', 'phone_number=+12025550101', ['+12025550101']],
  [
    'an ID in Cognito’s format',
    'sub 1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
    ['1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1'],
  ],
  ['a sub in any format, as a field', '{"sub": "auth0|5f7c", "aud": "x"}', ['auth0|5f7c']],
  [
    'a secret as long as a key',
    'secret 1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6.',
    ['1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6'],
  ],
])('%s is covered', (_, text, expected) => {
  expect(covered(text)).toEqual(expected);
});

test.each([
  'http://localhost:3001/us-east-1_demo/.well-known/openid-configuration',
  '4demoweb7k2m9q4t6v8x1z3b5n',
  'application/json; charset=utf-8',
  '2026-11-22 13:29:05 UTC',
  '1 + 1 = 2',
])('%s is not', (text) => {
  expect(covered(text)).toEqual([]);
});

test('loses and moves no text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(
        privateParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
