import { expect, test } from 'vitest';
import { readRefused, refusedAddress } from '@/app/refused';

const read = (address: string) =>
  readRefused(Object.fromEntries(new URL(address, 'http://localhost:3000').searchParams));

test.each([
  undefined,
  { error: 'access_denied', error_description: null },
  { error: 'invalid_request', error_description: '<b>&refused=no "quoted" ‹ü›' },
])('the address of a refusal brings the words of the error back to the letter: %o', (words) => {
  expect(read(refusedAddress(words))).toEqual({
    step: 'authorize',
    kind: 'unknown-state',
    ...(words && { words }),
  });
});

test('words beyond all measure are cut, in the address and from one', () => {
  const words = { error: 'e'.repeat(9_000), error_description: 'd'.repeat(9_000) };
  expect(refusedAddress(words).length).toBeLessThan(1_500);
  const refused = readRefused({ refused: 'unknown-state', ...words });
  expect(JSON.stringify(refused).length).toBeLessThan(2_500);
});

test.each([{}, { refused: 'else' }, { refused: ['unknown-state', 'unknown-state'] }, { error: 'x' }])(
  'any other address of the page refuses nothing: %o',
  (query) => {
    expect(readRefused(query)).toBeNull();
  },
);
