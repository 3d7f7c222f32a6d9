import type { Check } from '@/lib/oidc/check';

/**
 * `valid`: signature, iss, aud, and exp passed, and no check failed. `invalid`: a check failed. `unverified`:
 * anything else, such as a missing key.
 */
export type Verdict = 'valid' | 'invalid' | 'unverified';

/**
 * The result for a token. Access tokens of Amazon Cognito have `client_id` instead of `aud`. In an ID token,
 * the check of `client_id` is always skipped.
 */
export function verdictOf(checks: readonly Pick<Check, 'id' | 'status'>[]): Verdict {
  if (checks.some((check) => check.status === 'fail')) return 'invalid';
  const passed = (id: string) => checks.some((check) => check.id === id && check.status === 'pass');
  const proven =
    passed('signature') && passed('iss') && passed('exp') && (passed('aud') || passed('client_id'));
  return proven ? 'valid' : 'unverified';
}
