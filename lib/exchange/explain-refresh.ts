import { meaningOfDescription } from '@/lib/authorize/provider-descriptions';
import { consolePath } from '@/lib/oidc/cognito-console';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { explainExchange } from './explain';
import type { ExchangeFailure } from './failure';
import { type ErrorCode, isAbout, isErrorCode, meaningOfCode, unknownWords } from './provider-errors';

/** Why a refresh brought no tokens, in words. The tokens of before are still there, whatever went wrong. */
export function explainRefresh(failure: ExchangeFailure, context: FailureContext): Explanation {
  const words = { ...explainExchange(failure, context), expected: response };
  switch (failure.kind) {
    case 'provider-error':
      return { ...words, ...meaningOf(failure.error, failure.error_description, context) };
    case 'http-status':
      return {
        ...words,
        fix: 'Wait a moment, and press Refresh again. The tokens from before are still here.',
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

const response = '200 with a JSON object: access_token, token_type, and mostly a new id_token.';

function meaningOf(error: string, description: string | null, context: FailureContext): Partial<Meaning> {
  // Cognito runs the trigger anew at a refresh.
  const known = description === null ? null : meaningOfDescription(description, context);
  if (known) return known;
  if (!isErrorCode(error)) return {};
  const meaning = meaningOfRefreshCode(error, context);
  return description === null || isAbout(error, description) ? meaning : { ...meaning, ...unknownWords };
}

/** The codes are those of any token request (RFC 6749 §5.2); what they mean is of this one. */
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
        title: 'The provider does not accept this refresh token any longer.',
        causes: [
          'It was revoked: here, by an administrator, or because the user signed out everywhere.',
          cognito
            ? 'It has expired: 30 days after the login, unless the app client says otherwise.'
            : 'It has expired, or was not used for too long.',
          'The client rotates refresh tokens, and this one was used before, perhaps by another program. Some providers then revoke all that came of the login.',
          'It is that of another client.',
        ],
        fix: 'Log in anew: no other way leads to new tokens. Those in hand stay good until they expire.',
        source,
      };
    case 'invalid_request':
      return {
        title: 'The token endpoint found the refresh malformed.',
        causes: [
          'The client authenticates in a way that the endpoint does not take.',
          ...(cognito ? ['A Lambda trigger failed, and the answer does not say so.'] : []),
        ],
        fix: `Set Client Authentication in the Configuration to the other of basic and post${cognito ? ', and look at the log of the pre token generation function' : ''}.`,
        source,
      };
    case 'unauthorized_client':
      return {
        title: 'This client may not refresh.',
        causes: [
          cognito
            ? 'The app client does not allow the refresh of tokens (ALLOW_REFRESH_TOKEN_AUTH).'
            : 'The grant refresh_token is not allowed for the client.',
        ],
        fix: cognito
          ? `Allow it under Authentication flows, or switch refresh token rotation on. Console: ${consolePath.client}.`
          : 'Allow the grant refresh_token for the client.',
        source,
      };
    case 'unsupported_grant_type':
      return {
        title: 'The token endpoint does not know grant_type=refresh_token.',
        causes: [
          'The provider gave out a refresh token that is for another endpoint, or the address is not that of the token endpoint.',
        ],
        fix: 'Press Use Discovery Document in the Configuration, so that the endpoints are the provider’s own.',
        source,
      };
    case 'invalid_scope':
      return {
        title: 'The token endpoint refused the scope of the refresh.',
        causes: ['The request carries no scope: those of the client were changed since the login.'],
        fix: 'Log in anew, with the scopes that the client has now.',
        source,
      };
  }
}
