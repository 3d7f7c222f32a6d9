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

test('a token counts down, and says when it is over', () => {
  render(<Expiry at={now / 1000 + 61} now={now} />);
  expect(screen.getByText('expires in 1 min 1 s')).toBeTruthy();
  act(() => vi.advanceTimersByTime(2000));
  expect(screen.getByText('expires in 59 s')).toBeTruthy();
  act(() => vi.advanceTimersByTime(60_000));
  expect(screen.getByText('expired 1 s ago')).toBeTruthy();
});

test('an end beyond every calendar is not counted to', () => {
  render(<Expiry at={Number.POSITIVE_INFINITY} now={now} />);
  expect(screen.queryByText(/expire/)).toBeNull();
});

test('nothing counts on when the page is left', () => {
  render(<Expiry at={now / 1000 + 61} now={now} />);
  cleanup();
  expect(vi.getTimerCount()).toBe(0);
});
