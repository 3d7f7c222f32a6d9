import { describe, expect, test } from 'vitest';
import { type TabState, tabTitle, urgencyOf } from '@/lib/run/tab-title';

const now = Date.UTC(2026, 10, 22, 13, 0, 0);
const at = (seconds: number) => now / 1000 + seconds;
const valid = (left: number): TabState => ({ verdict: 'valid', user: 'alice', expires_at: at(left) });

describe('the browser tab', () => {
  test.each<[string, TabState, string, ReturnType<typeof urgencyOf>]>([
    ['a valid token', valid(52 * 60 + 7), '✓ alice · 52 min · Claimcheck', 'good'],
    ['five minutes before it expires', valid(300), '✓ alice · 5 min · Claimcheck', 'soon'],
    ['in its last minute', valid(40), '✓ alice · <1 min · Claimcheck', 'soon'],
    ['expired', valid(-1), '✗ Expired alice · Claimcheck', 'bad'],
    ['invalid', { ...valid(60), verdict: 'invalid' }, '✗ Invalid alice · Claimcheck', 'bad'],
    ['not verified', { ...valid(60), verdict: 'unverified' }, 'Not verified alice · Claimcheck', 'bad'],
    ['no result yet', { ...valid(60), verdict: null }, 'Sign-in alice · Claimcheck', null],
    ['no user', { ...valid(7200), user: null }, '✓ Valid · 2 h · Claimcheck', 'good'],
    [
      'a user with a name that changes the text direction',
      { ...valid(7200), user: 'gpj.\u202eexe' },
      '✓ gpj.\\u202Eexe · 2 h · Claimcheck',
      'good',
    ],
    ['no expiry', { ...valid(0), expires_at: null }, '✓ alice · Claimcheck', 'good'],
  ])('%s', (_, state, title, urgency) => {
    expect(tabTitle(state, now)).toBe(title);
    expect(urgencyOf(state, now)).toBe(urgency);
  });
});
