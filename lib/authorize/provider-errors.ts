import { consolePath } from '@/lib/oidc/cognito-console';
import type { FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';

const requestSection = rfc(6749, '4.1.2.1');
const oidcSection = coreSection('3.1.2.6', 'AuthError');
const grantTypes = `Select Authorization code grant and an identity provider for this client. Console: ${consolePath.login_pages}.`;

/** The codes of RFC 6749 §4.1.2.1 and OpenID Connect Core 1.0 §3.1.2.6, and those of extensions. */
export const errorCodes = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'server_error',
  'temporarily_unavailable',
  'interaction_required',
  'login_required',
  'account_selection_required',
  'consent_required',
  'invalid_request_uri',
  'invalid_request_object',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
  'unmet_authentication_requirements',
  'invalid_target',
  // Google, Salesforce, and LinkedIn use these where RFC 6749 shows an error page or uses invalid_scope.
  'redirect_uri_mismatch',
  'unauthorized_scope_error',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(error: string): error is ErrorCode {
  return (errorCodes as readonly string[]).includes(error);
}

/** Codes that can mean almost anything, so only the provider's message helps. */
const vague: readonly ErrorCode[] = [
  'invalid_request',
  'unauthorized_client',
  'access_denied',
  'server_error',
  'temporarily_unavailable',
];

/** A vague code with an unknown message: causes aren't guessed. */
export function meaningOfUnknownWords(code: ErrorCode, context: FailureContext): Meaning | null {
  if (!vague.includes(code)) return null;
  const { title, source } = meaningOfCode(code, context);
  return {
    title,
    causes: [],
    fix: 'Look the provider’s message up in its documentation or its log.',
    source,
  };
}

/** The meaning of a known code. */
export function meaningOfCode(code: ErrorCode, context: FailureContext): Meaning {
  switch (code) {
    case 'invalid_request':
      return {
        title: 'The provider rejected the request.',
        causes: [
          'The provider doesn’t accept the name or value of an extra parameter.',
          'The app client doesn’t exist anymore, or belongs to another pool.',
        ],
        fix: `Remove the extra parameters one by one, and compare the client ID ${context.client_id} with the console.`,
        source: requestSection,
      };
    case 'unauthorized_client':
      return {
        title: 'This client may not use the authorization code flow.',
        ...(isCognito(context)
          ? {
              causes: [
                'Authorization code grant isn’t selected for the client.',
                'No identity provider is enabled for it.',
              ],
              fix: grantTypes,
              source: cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint'),
            }
          : {
              causes: ['The client isn’t allowed response_type=code.'],
              fix: 'Allow the authorization code flow for the client.',
              source: requestSection,
            }),
      };
    case 'access_denied':
      return {
        title: 'The sign-in was denied or canceled.',
        causes: [
          'Someone selected Cancel, or didn’t consent.',
          'The identity provider behind the pool doesn’t allow this user.',
        ],
        fix: 'Start again and complete the sign-in. If the error returns, check the identity provider’s log.',
        source: requestSection,
      };
    case 'unsupported_response_type':
      return {
        title: 'The provider doesn’t issue authorization codes.',
        causes: [
          'The provider or the client allows only other flows. Claimcheck requests response_type=code.',
        ],
        fix: 'Allow the authorization code flow for the client.',
        source: requestSection,
      };
    case 'invalid_scope':
    case 'unauthorized_scope_error':
      return scopeMeaning(context);
    case 'redirect_uri_mismatch':
      return {
        title: 'The callback URL isn’t registered.',
        causes: ['The client has no redirect URI that matches exactly.'],
        fix: `Register exactly ${context.callback_url} as a redirect URI of the client.`,
        source: rfc(6749, '3.1.2.3'),
      };
    case 'server_error':
    case 'temporarily_unavailable':
      return {
        title: 'The provider returned a server error.',
        causes: [
          'The provider has a fault or is overloaded.',
          'A trigger or an identity provider behind it failed.',
        ],
        fix: 'Try again in a moment, then check the provider’s log and status page.',
        source: requestSection,
      };
    case 'login_required':
    case 'interaction_required':
    case 'account_selection_required':
    case 'consent_required':
      return {
        title: 'The provider needs a sign-in, but prompt=none forbids it.',
        causes: ['The extra parameters include prompt=none, and the user has no suitable session.'],
        fix: 'Remove prompt=none from the extra parameters, or sign in at the provider in this browser first.',
        source: oidcSection,
      };
    case 'invalid_request_uri':
    case 'invalid_request_object':
    case 'request_not_supported':
    case 'request_uri_not_supported':
      return {
        title: 'The provider requires a request in another form.',
        causes: ['The error is about request objects (RFC 9101), which Claimcheck doesn’t send.'],
        fix: 'Don’t require signed or pushed authorization requests for this client.',
        source: coreSection('6', 'JWTRequests'),
      };
    case 'registration_not_supported':
      return {
        title: 'The provider doesn’t support registration in the request.',
        causes: ['The extra parameters include registration.'],
        fix: 'Remove it.',
        source: oidcSection,
      };
    case 'unmet_authentication_requirements':
      return {
        title: 'The sign-in didn’t meet the requested authentication level.',
        causes: ['The extra parameters include acr_values or max_age, and the user couldn’t meet it.'],
        fix: 'Remove it, or set up a second factor for this user.',
        source: {
          text: 'OpenID Connect Core Error Code unmet_authentication_requirements 1.0 §2',
          url: 'https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
        },
      };
    case 'invalid_target':
      return {
        title: 'The provider has no such resource.',
        causes: ['The extra parameter resource doesn’t match any of the provider’s resource servers.'],
        fix: 'Correct or remove it. Cognito accepts one resource per request: an https:// URL, http://localhost, or a custom scheme.',
        source: rfc(8707, '2'),
      };
  }
}

/** Cognito sends this as `invalid_request` with the description `invalid_scope`, and documents the code itself. */
export function scopeMeaning(context: FailureContext): Meaning {
  const { scope } = context;
  if (!isCognito(context)) {
    return {
      title: 'The client isn’t allowed one of these scopes.',
      causes: [`The provider doesn’t support one of “${scope}”, or doesn’t allow it for the client.`],
      fix: 'Allow each scope for the client, or remove it from Scope.',
      source: requestSection,
    };
  }
  const offline = scope.split(' ').includes('offline_access');
  return {
    title: 'The client isn’t allowed one of these scopes.',
    causes: [
      ...(offline ? ['Cognito doesn’t support offline_access, and returns a refresh token without it.'] : []),
      `One of “${scope}” isn’t selected for the app client.`,
      'A custom scope is misspelled. It consists of the resource server’s identifier, a slash, and the name.',
    ],
    fix: `${offline ? 'Remove offline_access. ' : ''}Select each scope for the client (under OpenID Connect scopes or Custom scopes), or remove it from Scope. Console: ${consolePath.login_pages}.`,
    source: cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint'),
  };
}
