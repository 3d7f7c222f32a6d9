import { explainOutbound } from '@/lib/oidc/explain-outbound';
import type { Explanation, FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';
import { seenError } from './provider-errors';
import type { UserInfoFailure } from './user-info';

/** What is known here of the access token that was sent. */
export type AccessTokenState = { revoked: boolean; expired: boolean };

const success = coreSection('5.3.2', 'UserInfoResponse');
const response = '200 with the claims of the user: a JSON object, or a JWT.';

/** Why the UserInfo Endpoint said nothing of the user, in words. */
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
        title: 'The UserInfo Endpoint’s answer is neither a JSON object nor a JWT.',
        seen: `${failure.status} with ${failure.content_type ?? 'no Content-Type'}.`,
        expected: response,
        causes: [
          'The UserInfo Endpoint in the Configuration is the address of a page.',
          'A proxy or a captive portal answered in the provider’s place.',
        ],
        fix: 'Press Use Discovery Document in the Configuration, so that the endpoint is the provider’s own.',
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
    title: 'The UserInfo Endpoint answered with an error that is not in our list.',
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
        title: 'The access token may not be used for userInfo.',
        causes: ['openid was not granted, and userInfo asks for it.'],
        fix: 'Add openid to Scope in the Configuration, have it ticked for the client, and log in anew.',
        source,
      };
    case 'invalid_request':
      return {
        title: 'The UserInfo Endpoint found the request malformed.',
        causes: cognito
          ? [
              'The access token is not one of this endpoint: it came from the user pools API (InitiateAuth), or it is an id_token.',
              'Something on the way took the Authorization header out.',
            ]
          : ['Something on the way changed or took out the Authorization header.'],
        fix: 'Log in here and ask with the access token that came with that login. If it stays so, look at what stands between Claimcheck and the provider.',
        source,
      };
  }
}

function invalidToken(context: FailureContext, token: AccessTokenState): Omit<Meaning, 'source'> {
  const title = 'The provider does not accept this access token any longer.';
  if (token.expired) {
    return {
      title,
      causes: ['It has expired: its exp is past.'],
      fix: 'Press Refresh, and ask again with the new access token; without a refresh token, log in anew.',
    };
  }
  if (token.revoked) {
    return {
      title,
      causes: [
        'It was revoked here: with the refresh token, the provider also ends the access tokens of the same login.',
      ],
      fix: 'Log in anew. Whoever checks only signature and exp, as Cube does, takes the old tokens until they expire.',
    };
  }
  return {
    title,
    causes: [
      'The user signed out everywhere, or was disabled or deleted.',
      'The refresh token of the same login was revoked, by another program or an administrator.',
      ...(isCognito(context)
        ? [
            'The access token lacks the scope openid, or came from the user pools API (InitiateAuth) and not from the token endpoint: Cognito says 401 for both.',
          ]
        : ['The access token is for another API: it was asked for with another audience or resource.']),
    ],
    fix: 'Log in anew with openid in Scope, and ask with the access token that comes then.',
  };
}

function meaningOfStatus(status: number, context: FailureContext, token: AccessTokenState): Meaning {
  if (status === 401) return { ...invalidToken(context, token), source: rfc(6750, '3.1') };
  if (status === 429 || status >= 500) {
    return {
      title: `The UserInfo Endpoint answered with HTTP ${status}.`,
      causes: ['The provider is overloaded, or out of order.'],
      fix: 'Wait a moment, and ask again.',
      source: success,
    };
  }
  return {
    title: `The UserInfo Endpoint answered with HTTP ${status}.`,
    causes: [
      'The UserInfo Endpoint in the Configuration is not the provider’s own.',
      'A proxy or a firewall answered in the provider’s place.',
    ],
    fix: 'Press Use Discovery Document in the Configuration, then log in anew.',
    source: success,
  };
}
