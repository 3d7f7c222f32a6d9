import { expect, test } from 'vitest';
import { excerpt } from '@/lib/text/excerpt';

test.each([
  ['short', 5, 'short'],
  ['longer', 5, 'longe… (1 more characters)'],
  ['ab😀cd', 3, 'ab… (4 more characters)'],
  ['ab😀cd', 4, 'ab😀… (2 more characters)'],
])('%s cut to %i characters, with no character split', (text, limit, cut) => {
  expect(excerpt(text, limit)).toBe(cut);
});
