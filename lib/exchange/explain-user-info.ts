import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';
import { seenError } from './provider-errors';
import type { UserInfoFailure } from './user-info';

/** The state of the access token that was sent. */
export type AccessTokenState = { revoked: boolean; expired: boolean };

const success = coreSection('5.3.2', 'UserInfoResponse');
const response = '200 with the claims of the user: a JSON object, or a JWT.';

/** Explains why the UserInfo endpoint returned no claims. */
export function explainUserInfo(
  failure: UserInfoFailure,
  context: FailureContext,
  token: AccessTokenState,
): Explanation {
  switch (failure.kind) {
    case 'outbound':
      return explainOutbound(failure.fault, 'the claims of the user', success);
    case 'bearer-error': {
      return {
        seen: seenError(failure),
        expected: response,
        ...meaningOf(failure.error, context, token),
      };
    }
    case 'http-status':
      return {
        seen: `${failure.status} without an OAuth error in the header or the body.`,
        expected: response,
        ...meaningOfStatus(failure.status, context, token),
      };
    case 'not-claims':
      return {
        title: 'UserInfo returned neither a JSON object nor a JWT.',
        seen: `${failure.status} with ${failure.content_type ?? 'no Content-Type'}.`,
        expected: response,
        causes: [
          'The UserInfo Endpoint in the Configuration is the URL of a page.',
          'A proxy or a captive portal responded instead of the provider.',
        ],
        fix: 'Select Use Discovery Document in the Configuration to get the provider’s own endpoint.',
        source: success,
      };
  }
}

/** The codes of RFC 6750 §3.1. */
export const bearerErrors = ['invalid_request', 'invalid_token', 'insufficient_scope'] as const;

type BearerError = (typeof bearerErrors)[number];

function meaningOf(error: string, context: FailureContext, token: AccessTokenState): Meaning {
  if ((bearerErrors as readonly string[]).includes(error)) {
    return meaningOfCode(error as BearerError, context, token);
  }
  return {
    title: 'The UserInfo endpoint returned an unknown error.',
    causes: [],
    fix: 'Look the code and the message up in the provider’s documentation or its log.',
    source: rfc(6750, '3.1'),
  };
}

function meaningOfCode(code: BearerError, context: FailureContext, token: AccessTokenState): Meaning {
  const cognito = isCognito(context);
  const source = cognito ? cognitoPage('The userInfo endpoint', 'userinfo-endpoint') : rfc(6750, '3.1');
  switch (code) {
    case 'invalid_token':
      return { ...invalidToken(context, token), source };
    case 'insufficient_scope':
      return {
        title: 'The access token doesn’t grant access to UserInfo.',
        causes: ['UserInfo requires the scope openid, which wasn’t granted.'],
        fix: 'Add openid to Scope in the Configuration, allow it for the client, and sign in again.',
        source,
      };
    case 'invalid_request':
      return {
        title: 'The UserInfo Endpoint rejected the request.',
        causes: cognito
          ? [
              'The access token isn’t valid for this endpoint. It’s from the user pools API (InitiateAuth), or it’s an id_token.',
              'A proxy removed the Authorization header.',
            ]
          : ['A proxy changed or removed the Authorization header.'],
        fix: 'Sign in with Claimcheck and call UserInfo again. If it still fails, check the proxies between Claimcheck and the provider.',
        source,
      };
  }
}

function invalidToken(context: FailureContext, token: AccessTokenState): Omit<Meaning, 'source'> {
  const title = 'The provider no longer accepts this access token.';
  if (token.expired) {
    return {
      title,
      causes: ['It has expired. Its exp is in the past.'],
      fix: 'Select Refresh, then call UserInfo again. Without a refresh token, sign in again.',
    };
  }
  if (token.revoked) {
    return {
      title,
      causes: [
        'It was revoked here. Revoking the refresh token also ends the access tokens of the same sign-in.',
      ],
      fix: 'Sign in again. Services that check only the signature and exp, such as Cube, accept the old tokens until they expire.',
    };
  }
  return {
    title,
    causes: [
      'The user signed out everywhere, or was disabled or deleted.',
      'The refresh token of the same sign-in was revoked by another program or an administrator.',
      ...(isCognito(context)
        ? [
            'The access token doesn’t have the scope openid, or it’s from the user pools API (InitiateAuth). Cognito returns 401 for both.',
          ]
        : ['The access token is for another API. It was requested with another audience or resource.']),
    ],
    fix: 'Sign in again with openid in Scope, then call UserInfo with the new access token.',
  };
}

function meaningOfStatus(status: number, context: FailureContext, token: AccessTokenState): Meaning {
  if (status === 401) return { ...invalidToken(context, token), source: rfc(6750, '3.1') };
  if (status === 429 || status >= 500) {
    return {
      title: `The UserInfo Endpoint returned HTTP ${status}.`,
      causes: ['The provider is overloaded or has a fault.'],
      fix: 'Wait a moment, then try again.',
      source: success,
    };
  }
  return {
    title: `The UserInfo Endpoint returned HTTP ${status}.`,
    causes: [
      'The UserInfo Endpoint in the Configuration doesn’t belong to the provider.',
      'A proxy or a firewall responded instead of the provider.',
    ],
    fix: 'Select Use Discovery Document in the Configuration, then sign in again.',
    source: success,
  };
}
