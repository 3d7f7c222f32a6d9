import { expect, test } from 'vitest';
import { readRefused, refusedAddress } from '@/app/refused';

const read = (address: string) =>
  readRefused(Object.fromEntries(new URL(address, 'http://localhost:3000').searchParams));

test.each([
  { kind: 'unknown-state' },
  { kind: 'used-state' },
  { kind: 'unknown-state', words: { error: 'access_denied', error_description: null } },
  {
    kind: 'used-state',
    words: { error: 'invalid_request', error_description: '<b>&refused=no "quoted" ‹ü›' },
  },
] as const)('the URL of a refusal reads back exactly: %o', (refused) => {
  expect(read(refusedAddress(refused))).toEqual({ step: 'authorize', ...refused });
});

test('very long words are cut, in the URL and from one', () => {
  const words = { error: 'e'.repeat(9_000), error_description: 'd'.repeat(9_000) };
  expect(refusedAddress({ kind: 'unknown-state', words }).length).toBeLessThan(1_500);
  const refused = readRefused({ refused: 'unknown-state', ...words });
  expect(JSON.stringify(refused).length).toBeLessThan(2_500);
});

test.each([{}, { refused: 'else' }, { refused: ['unknown-state', 'unknown-state'] }, { error: 'x' }])(
  'any other address of the page refuses nothing: %o',
  (query) => {
    expect(readRefused(query)).toBeNull();
  },
);
