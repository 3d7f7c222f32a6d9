import { type Check, type CheckStatus, count } from '@/lib/oidc/check';
import type { Verdict } from '@/lib/verify/verdict';

export const verdictWords: Record<Verdict, { word: string; status: CheckStatus; meaning: string }> = {
  valid: {
    word: 'Valid',
    status: 'pass',
    meaning: 'Signature, issuer, audience, and expiry are valid, and no other check failed.',
  },
  invalid: {
    word: 'Invalid',
    status: 'fail',
    meaning: 'At least one check failed. Don’t accept this token.',
  },
  unverified: {
    word: 'Not verified',
    status: 'warn',
    meaning:
      'No check failed, but at least one of signature, issuer, audience, and expiry couldn’t be checked. See what’s missing below.',
  },
};

export const verdictMeanings: Record<Verdict, string> = {
  valid: verdictWords.valid.meaning,
  invalid: verdictWords.invalid.meaning,
  unverified: verdictWords.unverified.meaning,
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { word, status } = verdictWords[verdict];
  return <strong className={`badge is-${status}`}>{word}</strong>;
}

const amounts = { pass: 'passed', fail: 'failed', warn: 'warnings', skip: 'skipped' } as const;

/** `13 passed · 1 failed · 1 warning` */
export function tally(checks: readonly Check[]): string {
  return (['fail', 'warn', 'pass', 'skip'] as const)
    .map((status) => ({ status, amount: count(checks, status) }))
    .filter(({ amount }) => amount > 0)
    .map(({ status, amount }) =>
      status === 'warn' && amount === 1 ? '1 warning' : `${amount} ${amounts[status]}`,
    )
    .join(' · ');
}
