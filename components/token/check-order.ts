import type { Check, CheckStatus } from '@/lib/oidc/check';

/** What a token must pass to be valid. */
const proofs = new Set(['signature', 'iss', 'aud', 'exp']);

const urgency: CheckStatus[] = ['fail', 'warn', 'pass', 'skip'];

/** The checks that make the verdict, trouble before all; and the rest of them. */
export function inOrder(checks: readonly Check[]): { foremost: Check[]; rest: Check[] } {
  const sorted = urgency.flatMap((status) => checks.filter((check) => check.status === status));
  const isForemost = ({ id, status }: Check) => status === 'fail' || status === 'warn' || proofs.has(id);
  return { foremost: sorted.filter(isForemost), rest: sorted.filter((check) => !isForemost(check)) };
}
