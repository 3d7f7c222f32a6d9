import { type Check, count } from '@/lib/oidc/check';
import { coreSection } from '@/lib/oidc/spec-links';

/** What openid-client has against an id_token. `claim` is `null` where it names none. */
export type Refusal = { claim: string | null; message: string };

/**
 * What openid-client refused, as one more row, where no check here had anything to say of the token: someone whose
 * application uses that library will meet it. `null` where the checks speak for themselves.
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
