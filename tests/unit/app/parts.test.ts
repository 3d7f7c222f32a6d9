import { expect, test } from 'vitest';
import { readParts } from '@/app/parts';
import { fold, pageUrl } from '@/components/flow/page-url';
import { callback, fresh } from '../components/views';

test.each<[string, Parameters<typeof readParts>[0], ReturnType<typeof readParts>]>([
  ['nothing', {}, { shown: [], tab: null, revealed: false }],
  [
    'parts in any order',
    { show: 'checks request', tab: 'json', reveal: 'tokens' },
    { shown: ['request', 'checks'], tab: 'json', revealed: true },
  ],
  [
    'nonsense',
    { show: 'everything checks', tab: 'x', reveal: 'all' },
    { shown: ['checks'], tab: null, revealed: false },
  ],
  ['twice', { show: ['checks', 'request'] }, { shown: [], tab: null, revealed: false }],
])('the URL opens the part that it names: %s', (_, query, expected) => {
  expect(readParts(query)).toEqual(expected);
});

test('a fold’s link opens its part, keeps the others, and closes it again', () => {
  const view = { ...fresh, run: callback, shown: ['request'] as const, tab: 'log' as const };
  const opened = fold(view, 'checks', 'verify');
  expect(opened).toEqual({ href: '/runs/run1?tab=log&show=request+checks#verify', open: false });
  const query = Object.fromEntries(new URL(opened.href, 'http://x').searchParams);
  expect(readParts(query).shown).toEqual(['request', 'checks']);
  expect(fold({ ...view, ...readParts(query) }, 'checks', 'verify').href).toBe(
    '/runs/run1?tab=log&show=request#verify',
  );
});

test('a part that Next opened stays open', () => {
  const view = { ...fresh, run: callback, verify_open: true };
  expect(pageUrl(view, { tab: 'json' })).toBe('/runs/run1?step=verify&tab=json');
});
