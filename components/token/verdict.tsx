import { type Check, count } from '@/lib/oidc/check';
import type { Verdict } from '@/lib/verify/verdict';

const badges: Record<Verdict, { word: string; colour: string }> = {
  valid: { word: 'Valid', colour: 'border-pass bg-pass-soft text-pass' },
  invalid: { word: 'Invalid', colour: 'border-fail bg-fail-soft text-fail' },
  unverified: { word: 'Unverified', colour: 'border-warn bg-warn-soft text-warn' },
};

/** No more than what the verdict means. */
export const verdictMeanings: Record<Verdict, string> = {
  valid: 'Signature, issuer, audience and expiry passed, and no check failed.',
  invalid: 'At least one check failed. Nothing should accept this token.',
  unverified:
    'No check failed, but not all of signature, issuer, audience and expiry could be checked. The rows below say what was missing: once that is there, check again.',
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  const { word, colour } = badges[verdict];
  return <strong className={`rounded-full border px-2.5 py-px font-semibold ${colour}`}>{word}</strong>;
}

/** `13 pass · 1 fail · 1 warn` */
export function tally(checks: readonly Check[]): string {
  return (['pass', 'fail', 'warn', 'skip'] as const)
    .map((status) => ({ status, amount: count(checks, status) }))
    .filter(({ amount }) => amount > 0)
    .map(({ status, amount }) => `${amount} ${status}`)
    .join(' · ');
}
