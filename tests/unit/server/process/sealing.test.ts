import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from '@/lib/server/process/sealing';

const key = randomBytes(32);

test('sealed text opens only in its place, and is different each time', async () => {
  const text = 'Ünïcode "and" \u0000';
  const [first, second] = [await seal(text, key, 'here'), await seal(text, key, 'here')];
  expect(first).not.toBe(second);
  expect(await unseal(first, key, 'here')).toBe(text);
});

test.each([
  ['another place', (sealed: string) => unseal(sealed, key, 'there')],
  ['another key', (sealed: string) => unseal(sealed, randomBytes(32), 'here')],
  ['changed', (sealed: string) => unseal(sealed.replace(/.{4}$/, 'AAAA'), key, 'here')],
  ['cut off', (sealed: string) => unseal(sealed.slice(0, -8), key, 'here')],
  ['empty', () => unseal('', key, 'here')],
])('%s: does not open', async (_, open) => {
  expect(await open(await seal('text', key, 'here'))).toBeNull();
});
