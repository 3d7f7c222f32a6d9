import { describe, expect, test } from 'vitest';
import type { HttpExchange } from '@/lib/http/transcript';
import { spansOf } from '@/lib/run/waterfall';
import { callback } from '../components/views';

const exchange = (path: string, started_at: number, duration: number): HttpExchange => ({
  method: 'GET',
  url: `https://idp.example${path}`,
  request: { headers: {}, body: null },
  started_at,
  duration,
});

describe('spansOf', () => {
  const run = {
    ...callback,
    created_at: 1000,
    response: { code: 'c', iss: null, received_at: 61_000 },
    transcript: [
      exchange('/discovery', 900, 100),
      exchange('/token', 61_010, 50),
      exchange('/jwks', 61_070, 30),
    ],
  };

  test('has the browser’s trip among the requests, in order', () => {
    expect(spansOf(run).map(({ kind, duration }) => [kind, duration])).toEqual([
      ['server', 100],
      ['browser', 60_000],
      ['server', 50],
      ['server', 30],
    ]);
  });

  test('limits the width of a minute that the user spends at the provider', () => {
    const spans = spansOf(run);
    expect(spans[1]?.width).toBeCloseTo(30);
    expect(spans[2]?.width).toBeGreaterThan(10);
    for (const { from, width } of spans) {
      expect(from).toBeGreaterThanOrEqual(0);
      expect(from + width).toBeLessThanOrEqual(100.001);
    }
    expect((spans[3]?.from ?? 0) + (spans[3]?.width ?? 0)).toBeCloseTo(100);
  });

  test('has no trip if the sign-in was started elsewhere, or never returned', () => {
    expect(spansOf({ ...run, has_state: false }).every(({ kind }) => kind === 'server')).toBe(true);
    const { response: _, ...open } = run;
    expect(spansOf(open).every(({ kind }) => kind === 'server')).toBe(true);
  });

  test('draws nothing for an empty log', () => {
    const { response: _, ...open } = run;
    expect(spansOf({ ...open, transcript: [] })).toEqual([]);
  });
});
