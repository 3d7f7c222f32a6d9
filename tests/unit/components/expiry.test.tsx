// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Expiry } from '@/components/ui/distance';
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

test('does not count down to a time that no calendar has', () => {
  render(<Expiry at={Number.POSITIVE_INFINITY} now={now} />);
  expect(screen.queryByText(/expire/)).toBeNull();
});

test('stops counting when the page is left', () => {
  render(<Expiry at={now / 1000 + 61} now={now} />);
  cleanup();
  expect(vi.getTimerCount()).toBe(0);
});
