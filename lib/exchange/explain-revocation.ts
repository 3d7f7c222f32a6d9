import { consolePath } from '@/lib/oidc/cognito-console';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { isErrorCode, meaningOfCode, seenError } from './provider-errors';
import type { RevocationFailure } from './revocation';

const success = rfc(7009, '2.2');
const response = '200, with any body.';

/** Explains why a token wasn't revoked. */
export function explainRevocation(failure: RevocationFailure, context: FailureContext): Explanation {
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'status 200', success);
    case 'provider-error': {
      return {
        seen: seenError(failure),
        expected: response,
        ...meaningOf(failure.error, context),
      };
    }
    case 'http-status':
      return {
        title: `The revocation endpoint returned HTTP ${failure.status}.`,
        seen: `${failure.status} without an OAuth error in the body.`,
        expected: response,
        causes:
          failure.status === 429 || failure.status >= 500
            ? ['The provider is overloaded or has a fault.']
            : ['The URL isn’t a revocation endpoint, or a proxy responded instead of the provider.'],
        fix: 'Assume that the token is still valid, and try again in a moment.',
        source: success,
      };
  }
}

function meaningOf(error: string, context: FailureContext): Meaning {
  const cognito = isCognito(context);
  const source = cognito ? cognitoPage('The revoke endpoint', 'revocation-endpoint') : rfc(7009, '2.2.1');
  switch (error) {
    case 'invalid_client':
      return { ...meaningOfCode(error, null, context), source };
    case 'unsupported_token_type':
      return {
        title: 'The provider doesn’t revoke tokens of this type.',
        causes: [
          'Most providers revoke only refresh tokens. A signed access token is valid until it expires.',
        ],
        fix: 'Revoke the refresh token, and keep access tokens short-lived.',
        source,
      };
    case 'invalid_request':
    case 'unauthorized_client':
      return {
        title: 'This client may not revoke its tokens.',
        causes: [
          cognito
            ? 'Token revocation isn’t enabled for the app client, so its tokens have no origin_jti.'
            : 'The client isn’t allowed to revoke tokens.',
          'The endpoint doesn’t support this client authentication method.',
        ],
        fix: cognito
          ? `Select Enable token revocation. Console: ${consolePath.client}.`
          : 'Allow it for the client, or switch Client Authentication in the Configuration between basic and post.',
        source,
      };
    default:
      return {
        title: 'The revocation endpoint returned an unknown error.',
        causes: isErrorCode(error)
          ? ['RFC 6749 defines this code for the token endpoint. It has no meaning for a revocation.']
          : [],
        fix: 'Look the code and the message up in the provider’s documentation or its log.',
        source,
      };
  }
}
