import { consolePath } from '@/lib/oidc/cognito-console';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { isErrorCode, meaningOfCode, seenError } from './provider-errors';
import type { RevocationFailure } from './revocation';

const success = rfc(7009, '2.2');
const response = '200, whatever is in it.';

/** Why a token was not revoked, in words. */
export function explainRevocation(failure: RevocationFailure, context: FailureContext): Explanation {
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'nothing but the status 200', success);
    case 'provider-error': {
      return {
        seen: seenError(failure),
        expected: response,
        ...meaningOf(failure.error, context),
      };
    }
    case 'http-status':
      return {
        title: `The revocation endpoint answered with HTTP ${failure.status}.`,
        seen: `${failure.status} without an OAuth error in the body.`,
        expected: response,
        causes:
          failure.status === 429 || failure.status >= 500
            ? ['The provider is overloaded, or out of order.']
            : [
                'The address is not that of a revocation endpoint, or a proxy answered in the provider’s place.',
              ],
        fix: 'Take the token for one that is still good, and try again in a moment.',
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
        title: 'The provider does not revoke tokens of this kind.',
        causes: ['Most providers end refresh tokens alone; a signed access token is good until it expires.'],
        fix: 'Revoke the refresh token, and keep the lifetime of access tokens short.',
        source,
      };
    case 'invalid_request':
    case 'unauthorized_client':
      return {
        title: 'This client may not revoke its tokens.',
        causes: [
          cognito
            ? 'Token revocation is not enabled for the app client: then its tokens have no origin_jti.'
            : 'Revocation is not allowed for the client.',
          'The client authenticates in a way that the endpoint does not take.',
        ],
        fix: cognito
          ? `Tick Enable token revocation. Console: ${consolePath.client}.`
          : 'Allow it for the client, or set Client Authentication in the Configuration to the other of basic and post.',
        source,
      };
    default:
      return {
        title: 'The revocation endpoint answered with an error that is not in our list.',
        causes: isErrorCode(error)
          ? ['RFC 6749 defines the code for the token endpoint; a revocation has no use for it.']
          : [],
        fix: 'Look the code and the message up in the provider’s documentation or its log.',
        source,
      };
  }
}
