// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Expiry } from '@/components/ui/distance';
import { Instant } from '@/components/ui/instant';
import { utc } from '@/lib/text/time';
import { now } from './views';

beforeEach(() => {
  vi.useFakeTimers({ now });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('counts down to the token’s expiry, then shows that it expired', () => {
  render(<Expiry at={now / 1000 + 61} now={now} />);
  expect(screen.getByText('expires in 1 min 1 s')).toBeTruthy();
  act(() => vi.advanceTimersByTime(2000));
  expect(screen.getByText('expires in 59 s')).toBeTruthy();
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByText('expired 1 s ago')).toBeTruthy();
});

test.each([
  ['in milliseconds', now + 60_000, true],
  ['in milliseconds, and over', now - 60_000, true],
  ['beyond every calendar', Number.POSITIVE_INFINITY, false],
])('an end %s is not counted to', (_, at, isTold) => {
  const { container } = render(<Expiry at={at} now={now} />);
  expect(container.querySelector('[data-expired]')).toBeNull();
  expect(container.querySelector('[data-unit="milliseconds"]') !== null).toBe(isTold);
});

test('a time in milliseconds is shown as the date that is meant, decoded or verified', () => {
  const { container } = render(<Instant at={now} now={now} />);
  expect(container.querySelector('[data-unit="milliseconds"]')?.textContent).toContain(utc(now));
  expect(container.querySelector('time')).toBeNull();
});

test('stops counting when the page is left', () => {
  render(<Expiry at={now / 1000 + 61} now={now} />);
  cleanup();
  expect(vi.getTimerCount()).toBe(0);
});
