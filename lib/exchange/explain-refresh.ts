import { meaningOfDescription } from '@/lib/authorize/provider-descriptions';
import { consolePath } from '@/lib/oidc/cognito-console';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { explainExchange } from './explain';
import type { ExchangeFailure } from './failure';
import { type ErrorCode, isAbout, isErrorCode, meaningOfCode, unknownWords } from './provider-errors';

/** Explains why a refresh failed. The previous tokens are always kept. */
export function explainRefresh(failure: ExchangeFailure, context: FailureContext): Explanation {
  const words = { ...explainExchange(failure, context), expected: response };
  switch (failure.kind) {
    case 'provider-error':
      return { ...words, ...meaningOf(failure.error, failure.error_description, context) };
    case 'http-status':
      return {
        ...words,
        fix: 'Wait a moment, then select Refresh again. Your current tokens are kept.',
      };
    case 'outbound':
    case 'answer-lost':
    case 'not-json':
    case 'member-missing':
    case 'member-malformed':
    case 'repeated-member':
    case 'no-id-token':
      return words;
  }
}

const response = '200 with a JSON object: access_token, token_type, and usually a new id_token.';

function meaningOf(error: string, description: string | null, context: FailureContext): Partial<Meaning> {
  // Cognito runs the trigger again at a refresh.
  const known = description === null ? null : meaningOfDescription(description, context);
  if (known) return known;
  if (!isErrorCode(error)) return {};
  const meaning = meaningOfRefreshCode(error, context);
  return description === null || isAbout(error, description) ? meaning : { ...meaning, ...unknownWords };
}

/** The codes are the same as for any token request (RFC 6749 §5.2), but mean something else here. */
function meaningOfRefreshCode(code: ErrorCode, context: FailureContext): Meaning {
  const cognito = isCognito(context);
  const source = cognito
    ? cognitoPage('Refresh tokens', 'amazon-cognito-user-pools-using-the-refresh-token')
    : rfc(6749, '5.2');
  switch (code) {
    case 'invalid_client':
      return meaningOfCode(code, null, context);
    case 'invalid_grant':
      return {
        title: 'The provider no longer accepts this refresh token.',
        causes: [
          'It was revoked here, by an administrator, or because the user signed out everywhere.',
          cognito
            ? 'It has expired: 30 days after sign-in by default.'
            : 'It has expired, or wasn’t used for too long.',
          'The client rotates refresh tokens, and this one was already used, perhaps by another program. Some providers then revoke every token from that sign-in.',
          'It belongs to another client.',
        ],
        fix: 'Sign in again to get new tokens. Your current tokens work until they expire.',
        source,
      };
    case 'invalid_request':
      return {
        title: 'The token endpoint rejected the refresh request.',
        causes: [
          'The endpoint doesn’t support this client authentication method.',
          ...(cognito ? ['A Lambda trigger failed, but the response doesn’t mention it.'] : []),
        ],
        fix: `Switch Client Authentication in the Configuration between basic and post${cognito ? ', and check the log of the pre token generation function' : ''}.`,
        source,
      };
    case 'unauthorized_client':
      return {
        title: 'This client may not refresh tokens.',
        causes: [
          cognito
            ? 'The app client doesn’t allow refreshing tokens (ALLOW_REFRESH_TOKEN_AUTH).'
            : 'The client isn’t allowed the grant type refresh_token.',
        ],
        fix: cognito
          ? `Allow it under Authentication flows, or turn on refresh token rotation. Console: ${consolePath.client}.`
          : 'Allow the grant type refresh_token for the client.',
        source,
      };
    case 'unsupported_grant_type':
      return {
        title: 'The token endpoint doesn’t support grant_type=refresh_token.',
        causes: ['The refresh token is for another endpoint, or the URL isn’t the token endpoint.'],
        fix: 'Select Use Discovery Document in the Configuration to get the provider’s own endpoints.',
        source,
      };
    case 'invalid_scope':
      return {
        title: 'The token endpoint rejected the scope of the refresh.',
        causes: ['The request has no scope. The client’s scopes were changed since the sign-in.'],
        fix: 'Sign in again with the client’s current scopes.',
        source,
      };
  }
}
