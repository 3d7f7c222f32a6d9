import { expect, test } from 'vitest';
import { bounded, logBounds } from '@/lib/run/bounded';
import { sampleRun } from '../server/sample-run';
import { exchangeOf } from './exchange-of';

const withLog = (count: number, size = 0) =>
  sampleRun({
    id: 'r',
    transcript: Array.from({ length: count }, (_, index) => exchangeOf(`${index}`, size)),
  });
const names = (run: ReturnType<typeof withLog>) =>
  run.transcript.map(({ url }) => Number(url.split('/').at(-1)));

test('a log within its limits stays unchanged', () => {
  const run = withLog(logBounds.exchanges);
  expect(bounded(run)).toBe(run);
});

test('a longer log keeps the first and the newest exchanges, and the number of dropped ones', () => {
  const once = bounded(withLog(130));
  expect(names(once)).toEqual([
    ...Array.from({ length: 10 }, (_, index) => index),
    ...Array.from({ length: 90 }, (_, index) => index + 40),
  ]);
  expect(once.dropped_exchanges).toBe(30);
  const twice = bounded({ ...once, transcript: [...once.transcript, exchangeOf('130')] });
  expect([names(twice).at(10), twice.dropped_exchanges]).toEqual([41, 31]);
});

test.each([
  ['of the largest recorded responses', 65_536],
  ['larger than any', 1_000_000],
])('a log %s stays within its characters and keeps its newest exchanges', (_, size) => {
  const run = bounded(withLog(50, size));
  expect(JSON.stringify(run.transcript).length).toBeLessThan(logBounds.characters + 10_000);
  if (size < logBounds.characters / 2) expect(names(run).at(-1)).toBe(49);
});
