import { consolePath } from '@/lib/oidc/cognito-console';
import type { FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';
import { machineScope } from './machine-request';
import { type ErrorCode, invalidClient, isAbout, unknownWords } from './provider-errors';

const titles: Record<ErrorCode, string> = {
  invalid_request: 'The token endpoint rejected the request.',
  invalid_client: 'The token endpoint rejected the client.',
  invalid_grant: 'The provider doesn’t issue this client a token without a user.',
  unauthorized_client: 'This client may not use client credentials.',
  unsupported_grant_type: 'The token endpoint doesn’t support grant_type=client_credentials.',
  invalid_scope: 'The client can’t have this scope.',
};

/** The meaning of a known code for client credentials. RFC 6749 §4.4, §5.2. */
export function meaningWithoutUser(
  code: ErrorCode,
  description: string | null,
  context: FailureContext,
): Meaning {
  const cognito = isCognito(context);
  const source = cognito ? cognitoPage('The token issuer endpoint', 'token-endpoint') : rfc(6749, '5.2');
  const title = titles[code];
  if (/PreTokenGeneration/i.test(description ?? '')) return { ...triggerFailed, source };
  if (code !== 'invalid_client' && description !== null && !isAbout(code, description))
    return { ...unknownWords, title, source };
  switch (code) {
    case 'invalid_client':
      return { ...invalidClient(context, cognito), source };
    case 'unauthorized_client':
      return {
        title,
        causes: cognito
          ? [
              'Client credentials isn’t selected for the app client. Cognito doesn’t allow any other grant type together with it, so it needs its own app client.',
            ]
          : ['The client isn’t allowed the grant type client_credentials.'],
        fix: cognito
          ? `Create an app client for machine-to-machine applications, or select Client credentials. Console: ${consolePath.login_pages}.`
          : 'Allow the grant type client_credentials for the client. For Auth0, use a Machine to Machine application.',
        source,
      };
    case 'invalid_scope':
      return { title, ...scopeWords(context, cognito), source };
    case 'invalid_grant':
      return {
        title,
        causes: [
          'The scope contains openid or another scope that is about a user.',
          'The client isn’t authorized for the API.',
        ],
        fix: 'Request only scopes of an API, and authorize the client for that API.',
        source,
      };
    case 'unsupported_grant_type':
      return {
        title,
        causes: ['The URL isn’t the token endpoint, or the provider doesn’t offer this grant.'],
        fix: 'Select Use Discovery Document in the Configuration to get the provider’s own endpoints.',
        source,
      };
    case 'invalid_request':
      return {
        title,
        causes: cognito
          ? ['aws_client_metadata isn’t a JSON object of strings.']
          : [
              'The provider requires the API that the token is for: audience at Auth0, resource at others.',
              'The endpoint doesn’t support this client authentication method.',
            ],
        fix: cognito
          ? 'Correct or remove it in the extra parameters of the Configuration.'
          : 'Add audience or resource to the extra parameters of the Configuration.',
        source,
      };
  }
}

const triggerFailed = {
  title: 'The Pre Token Generation trigger failed.',
  causes: [
    'The handler threw. Without a user, groupConfiguration is null and userAttributes is empty, so a handler that reads groupConfiguration.groupsToOverride throws.',
  ],
  fix: 'Check the function’s log in CloudWatch. Test the handler on the Lambda page with the source “Client credentials”.',
};

const scopeWords = ({ scope }: FailureContext, cognito: boolean): Pick<Meaning, 'causes' | 'fix'> =>
  cognito
    ? {
        causes: [
          ...(machineScope(scope) !== scope
            ? ['The scope contains openid or another scope that is about a user.']
            : []),
          'No resource server of the user pool has this scope, or the app client has none of its scopes.',
        ],
        fix: `Write custom scopes as resource-server-identifier/scope-name, such as orders/read, and select them for the app client. Console: ${consolePath.login_pages}.`,
      }
    : {
        causes: [
          'The provider doesn’t have this scope, or the client isn’t authorized for it.',
          'Microsoft Entra ID requires the API’s ID URI with /.default.',
        ],
        fix: 'Compare the scope with the provider’s console, and authorize the client for it.',
      };
