import { duration } from '@/lib/text/time';
import { visibleText } from '@/lib/text/visible-text';
import type { Verdict } from '@/lib/verify/verdict';

/** The content of a sign-in's tab title. */
export type TabState = {
  /** `null` before there is a result. */
  verdict: Verdict | null;
  user: string | null;
  /** Unix time in seconds. */
  expires_at: number | null;
};

/** Remaining seconds below which a token is about to expire. */
const soon = 300;

/** The state of a token: valid, about to expire, or unusable. `null` before there is a result. */
export function urgencyOf({ verdict, expires_at }: TabState, now: number): 'good' | 'soon' | 'bad' | null {
  if (verdict === null) return null;
  if (verdict !== 'valid') return 'bad';
  const left = expires_at === null ? Number.POSITIVE_INFINITY : expires_at - now / 1000;
  return left <= 0 ? 'bad' : left <= soon ? 'soon' : 'good';
}

/** `✓ alice · 52 min · Claimcheck`. `now` in Unix milliseconds. */
export function tabTitle(state: TabState, now: number): string {
  const parts = [mark(state, now), timeLeft(state, now), 'Claimcheck'];
  return parts.filter((part) => part !== null).join(' · ');
}

function mark({ verdict, user, expires_at }: TabState, now: number): string {
  const who = user === null ? '' : ` ${visibleText(user)}`;
  switch (verdict) {
    case null:
      return `Sign-in${who}`;
    case 'valid':
      return expires_at !== null && expires_at * 1000 <= now ? `✗ Expired${who}` : `✓${who || ' Valid'}`;
    case 'invalid':
      return `✗ Invalid${who}`;
    case 'unverified':
      return `Not verified${who}`;
  }
}

/** In its largest unit, because a title that changes every second is distracting. */
function timeLeft({ verdict, expires_at }: TabState, now: number): string | null {
  if (verdict !== 'valid' || expires_at === null || expires_at * 1000 <= now) return null;
  const [amount, unit] = duration(expires_at * 1000 - now).split(' ');
  return unit === 's' ? '<1 min' : `${amount} ${unit}`;
}
