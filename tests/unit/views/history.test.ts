import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { historyPage, runsOnPage } from '@/lib/views/history';

const runs = (amount: number) => Array.from({ length: amount }, (_, index) => ({ id: `run-${index}` }));
const all = runs(2 * runsOnPage + 1);

describe('a page of the history', () => {
  test.each([
    ['', 1],
    ['1', 1],
    ['2', 2],
    ['3', 3],
    ['4', 3],
    ['9e99', 3],
    ['0', 1],
    ['-1', 1],
    ['1.9', 1],
    ['x', 1],
    ['NaN', 1],
    ['Infinity', 3],
  ])('%j in the URL is page %i', (asked, page) => {
    expect(historyPage(all, asked, [])).toMatchObject({ page, pages: 3 });
  });

  test('without runs there is one, and it is empty', () => {
    expect(historyPage([], '7', ['run-0'])).toEqual({ runs: [], page: 1, pages: 1 });
  });

  test('every run is on exactly one page, in order', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), (amount) => {
        const { pages } = historyPage(runs(amount), '1', []);
        const numbers = Array.from({ length: pages }, (_, index) => String(index + 1));
        expect(numbers.flatMap((number) => historyPage(runs(amount), number, []).runs)).toEqual(runs(amount));
      }),
    );
  });

  test('selected runs of other pages come first, and none is there twice', () => {
    const [first, last] = [all[0]?.id ?? '', all.at(-1)?.id ?? ''];
    const ids = (page: string) => historyPage(all, page, [first, last, 'unknown']).runs.map(({ id }) => id);
    expect(ids('1')).toEqual([last, ...all.slice(0, runsOnPage).map(({ id }) => id)]);
    expect(ids('3')).toEqual([first, last]);
  });
});
