import { consolePath } from '@/lib/oidc/cognito-console';
import type { FailureContext, Meaning } from '@/lib/oidc/explanation';
import { cognitoPage, coreSection, rfc } from '@/lib/oidc/spec-links';

const requestSection = rfc(6749, '4.1.2.1');
const oidcSection = coreSection('3.1.2.6', 'AuthError');
const grantTypes = `Tick Authorization code grant and an identity provider for this client. Console: ${consolePath.login_pages}.`;

/** The codes of RFC 6749 §4.1.2.1 and OpenID Connect Core 1.0 §3.1.2.6, and those that extensions added. */
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
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(error: string): error is ErrorCode {
  return (errorCodes as readonly string[]).includes(error);
}

/** What a known code means. */
export function meaningOfCode(code: ErrorCode, context: FailureContext): Meaning {
  switch (code) {
    case 'invalid_request':
      return {
        title: 'The provider found the request malformed.',
        causes: [
          'An extra parameter has a name or a value that the provider does not take.',
          'The app client does not exist any more, or belongs to another pool.',
        ],
        fix: `Read the provider’s own words below; take the extra parameters out one by one; compare the client id ${context.client_id} with the console.`,
        source: requestSection,
      };
    case 'unauthorized_client':
      return {
        title: 'This client may not use the authorization code flow.',
        causes: [
          'Authorization code grant is not ticked for the client.',
          'No identity provider is enabled for it.',
        ],
        fix: grantTypes,
        source: cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint'),
      };
    case 'access_denied':
      return {
        title: 'The login was refused or given up.',
        causes: [
          'Someone pressed Cancel, or did not consent.',
          'The identity provider behind the pool does not admit this user.',
        ],
        fix: 'Start again and log in to the end. If it comes back, look at the log of the identity provider.',
        source: requestSection,
      };
    case 'unsupported_response_type':
      return {
        title: 'The provider does not issue codes.',
        causes: [
          'The provider, or this client of it, allows other flows only. Claimcheck asks for response_type=code.',
        ],
        fix: 'Allow the authorization code flow for the client.',
        source: requestSection,
      };
    case 'invalid_scope':
      return scopeMeaning(context);
    case 'server_error':
    case 'temporarily_unavailable':
      return {
        title: 'The provider is out of order.',
        causes: [
          'A fault or an overload at the provider.',
          'A trigger or an identity provider behind it failed.',
        ],
        fix: 'Try again in a moment; then look at the provider’s log and status page.',
        source: requestSection,
      };
    case 'login_required':
    case 'interaction_required':
    case 'account_selection_required':
    case 'consent_required':
      return {
        title: 'The provider would have had to ask the user, and was told not to.',
        causes: ['prompt=none is among the extra parameters, and there is no session that would do.'],
        fix: 'Remove prompt=none from the extra parameters, or log in at the provider in this browser first.',
        source: oidcSection,
      };
    case 'invalid_request_uri':
    case 'invalid_request_object':
    case 'request_not_supported':
    case 'request_uri_not_supported':
      return {
        title: 'The provider wants the request in another form.',
        causes: ['It has to do with request objects (RFC 9101), which Claimcheck does not send.'],
        fix: 'Do not require signed or pushed authorization requests for this client.',
        source: coreSection('6', 'JWTRequests'),
      };
    case 'registration_not_supported':
      return {
        title: 'The provider does not take a registration in the request.',
        causes: ['registration is among the extra parameters.'],
        fix: 'Remove it.',
        source: oidcSection,
      };
    case 'unmet_authentication_requirements':
      return {
        title: 'The login was not strong enough for what was asked.',
        causes: ['acr_values or max_age is among the extra parameters, and the user could not meet it.'],
        fix: 'Remove it, or set up a second factor for this user.',
        source: {
          text: 'OpenID Connect Core Error Code unmet_authentication_requirements 1.0 §2',
          url: 'https://openid.net/specs/openid-connect-unmet-authentication-requirements-1_0.html',
        },
      };
    case 'invalid_target':
      return {
        title: 'The provider does not know the resource that was asked for.',
        causes: [
          'resource is among the extra parameters, and names none of the provider’s resource servers.',
        ],
        fix: 'Correct or remove it. Cognito takes an https:// URL, http://localhost or a custom scheme.',
        source: rfc(8707, '2'),
      };
  }
}

/** Cognito sends this as `invalid_request` with the description `invalid_scope`, and documents the code itself. */
export function scopeMeaning({ scope }: FailureContext): Meaning {
  const offline = scope.split(' ').includes('offline_access');
  return {
    title: 'The client may not ask for one of these scopes.',
    causes: [
      ...(offline
        ? ['offline_access is asked for; Cognito does not know it, and sends a refresh token without it.']
        : []),
      `One of “${scope}” is not ticked for the app client.`,
      'A custom scope is misspelt: it is the resource server’s identifier, a slash, and the name.',
    ],
    fix: `${offline ? 'Remove offline_access. Else t' : 'T'}ick each of them under OpenID Connect scopes, or remove it from Scope. openid alone is the least. Console: ${consolePath.login_pages}.`,
    source: cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint'),
  };
}
