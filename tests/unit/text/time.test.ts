import { describe, expect, test } from 'vitest';
import { distance, duration, utc } from '@/lib/text/time';

const now = Date.UTC(2026, 10, 22, 13, 29, 5);

describe('duration', () => {
  test.each([
    [0, '0 s'],
    [999, '0 s'],
    [59_000, '59 s'],
    [60_000, '1 min'],
    [3_252_000, '54 min 12 s'],
    [3_604_000, '1 h'],
    [11_100_000, '3 h 5 min'],
    [86_400_000 * 30, '30 d'],
    [-5_000, '5 s'],
  ])('%d ms is %s', (milliseconds, words) => expect(duration(milliseconds)).toBe(words));
});

describe('distance', () => {
  test.each([
    [now + 3_252_000, 'in 54 min 12 s'],
    [now - 61_000, '1 min 1 s ago'],
    [now + 999, 'now'],
    [now - 999, 'now'],
  ])('%d is %s', (to, words) => expect(distance(to, now)).toBe(words));
});

describe('utc', () => {
  test('a time has its date and its zone', () => expect(utc(now + 123)).toBe('2026-11-22 13:29:05 UTC'));
  test.each([Number.NaN, Number.POSITIVE_INFINITY, 1e20])('%d is on no calendar', (time) =>
    expect(utc(time)).toBeNull(),
  );
});
