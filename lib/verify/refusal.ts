import { type Check, count } from '@/lib/oidc/check';
import { coreSection } from '@/lib/oidc/spec-links';

/** Why openid-client rejected an id_token. `claim` is `null` if it doesn't name one. */
export type Refusal = { claim: string | null; message: string };

/**
 * An additional row if openid-client rejected the token but no check failed: applications that use the
 * library will fail on it. `null` if a check already explains the failure.
 */
export function refusalCheck(refusal: Refusal | undefined, checks: readonly Check[]): Check | null {
  if (!refusal || count(checks, 'fail') + count(checks, 'warn') > 0) return null;
  return {
    id: 'openid-client',
    status: 'warn',
    title: 'openid-client',
    result: 'Rejected by the library',
    ...(refusal.claim === null ? {} : { claim: refusal.claim }),
    expected: 'accepted',
    actual: refusal.message,
    spec: coreSection('3.1.3.7', 'IDTokenValidation'),
    cause: 'openid-client made the token request, and it is stricter here than the checks on this page.',
    fix: 'Applications that use it reject this token. Compare its message with the claims below.',
  };
}
