import type { CheckStatus } from '@/lib/oidc/check';

const words: Record<CheckStatus, string> = {
  pass: 'passed',
  warn: 'warning',
  fail: 'failed',
  skip: 'skipped',
};

/** A status as an icon, with the word for screen readers. */
export const Mark = ({ status }: { status: CheckStatus }) => (
  <span className={`i i-${status} is-${status}`} role="img" aria-label={words[status]} />
);
