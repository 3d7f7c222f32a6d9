import type { Check, CheckStatus } from '@/lib/oidc/check';

const urgency: CheckStatus[] = ['fail', 'warn', 'pass', 'skip'];

/** The checks that need attention, and the others. */
export function inOrder(checks: readonly Check[]): { foremost: Check[]; rest: Check[] } {
  const sorted = urgency.flatMap((status) => checks.filter((check) => check.status === status));
  const isForemost = ({ status }: Check) => status === 'fail' || status === 'warn';
  return { foremost: sorted.filter(isForemost), rest: sorted.filter((check) => !isForemost(check)) };
}
