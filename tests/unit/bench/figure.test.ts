import { expect, test } from 'vitest';
import { aimText, amount, type Figure, isMet, leastNextRatio, limitOf, ratio } from '@/bench/figure';

const figure = (more: Partial<Figure>): Figure => ({ name: 'a page', app: 30, unit: 'ms', ...more });

test('an amount has as many digits as are of use', () => {
  expect(amount(12.345, 'ms')).toBe('12.3 ms');
  expect(amount(0.123, 'ms')).toBe('0.12 ms');
  expect(amount(0, 'ms')).toBe('0 ms');
  expect(amount(1234.5, '/s')).toBe('1235 /s');
  expect(amount(3, 'requests')).toBe('3 requests');
  expect(amount(1, 'requests')).toBe('1 request');
  expect(amount(0.0012, 'shift')).toBe('0.001');
});

test('there is no ratio to nothing, to zero, or of a negative difference', () => {
  expect(ratio(figure({ bare: 10 }))).toBe(3);
  expect(ratio(figure({}))).toBeUndefined();
  expect(ratio(figure({ bare: 0 }))).toBeUndefined();
  expect(ratio(figure({ app: -1, bare: 10 }))).toBeUndefined();
});

test('the least Next.js app has its own ratio to the bare counterpart', () => {
  expect(leastNextRatio(figure({ bare: 10, least_next: 20 }))).toBe(2);
  expect(leastNextRatio(figure({ bare: 10, least_next: 0 }))).toBe(0);
  expect(leastNextRatio(figure({ bare: 10 }))).toBeUndefined();
  expect(leastNextRatio(figure({ bare: 0, least_next: 20 }))).toBeUndefined();
  expect(leastNextRatio(figure({ least_next: 20 }))).toBeUndefined();
});

test('an aim is only for Claimcheck, whatever the least Next.js app takes', () => {
  const aim = { of: 'ratio', most: 3 } as const;
  expect(isMet(figure({ bare: 9, least_next: 50, aim }))).toBe(false);
  expect(isMet(figure({ bare: 10, least_next: 50, aim }))).toBe(true);
  expect(limitOf(figure({ bare: 10, least_next: 50, aim }))).toBe(30);
});

test('an aim is met up to its limit, and the better value isn’t required', () => {
  const most = { of: 'ratio', most: 3, better: 2 } as const;
  expect(isMet(figure({ bare: 10, aim: most }))).toBe(true);
  expect(isMet(figure({ bare: 9, aim: most }))).toBe(false);
  expect(isMet(figure({ aim: { of: 'figure', most: 30 } }))).toBe(true);
  expect(isMet(figure({ aim: { of: 'figure', least: 31 } }))).toBe(false);
});

test('an aim without a ratio, and a figure without an aim, are neither met nor missed', () => {
  expect(isMet(figure({ aim: { of: 'ratio', most: 3 } }))).toBeUndefined();
  expect(isMet(figure({}))).toBeUndefined();
});

test('an aim has the unit of what it limits', () => {
  expect(aimText({ of: 'ratio', most: 3, better: 2 }, 'ms')).toBe('at most 3 times, ideally 2');
  expect(aimText({ of: 'figure', most: 60 }, 'kB')).toBe('at most 60 kB');
  expect(aimText({ of: 'figure', most: 0 }, 'shift')).toBe('at most 0');
  expect(aimText({ of: 'ratio', least: 1.7, where: 'with two cores' }, '/s')).toBe(
    'at least 1.7 times, with two cores',
  );
});

test('the limit of a ratio depends on the bare counterpart', () => {
  expect(limitOf(figure({ bare: 10, aim: { of: 'ratio', most: 3 } }))).toBe(30);
  expect(limitOf(figure({ bare: 10, aim: { of: 'figure', most: 60 } }))).toBe(60);
  expect(limitOf(figure({ aim: { of: 'ratio', most: 3 } }))).toBeUndefined();
});
