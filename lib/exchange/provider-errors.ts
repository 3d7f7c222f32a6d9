import { consolePath } from '@/lib/oidc/cognito-console';
import type { FailureContext, Meaning } from '@/lib/oidc/explanation';
import { isCognito } from '@/lib/oidc/pool-id';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';

/** The codes of RFC 6749 §5.2. */
export const errorCodes = [
  'invalid_request',
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(error: string): error is ErrorCode {
  return (errorCodes as readonly string[]).includes(error);
}

/** What a known code means. `description` tells causes apart that share a code. */
export function meaningOfCode(code: ErrorCode, description: string | null, context: FailureContext): Meaning {
  const cognito = isCognito(context);
  const source = cognito ? cognitoPage('The token issuer endpoint', 'token-endpoint') : rfc(6749, '5.2');
  // Cognito calls it unauthorized_client with this description; RFC 6749 §5.2 has it among invalid_grant.
  if (/redirect/i.test(description ?? '')) {
    return {
      title: 'The redirect_uri of the exchange is not that of the login.',
      causes: [
        'The login was begun elsewhere, with another callback URL.',
        'APP_URL or PORT was changed between Start and Exchange.',
      ],
      fix: `Start again from Claimcheck: both requests then carry ${context.callback_url}.`,
      source,
    };
  }
  switch (code) {
    case 'invalid_request':
      return {
        title: 'The token endpoint found the request malformed.',
        causes: [
          'The login carried a PKCE challenge, and the exchange no code_verifier: the login was begun elsewhere.',
          'The client authenticates in a way that the endpoint does not take.',
        ],
        fix: 'Start again from Claimcheck. If it comes back, set Client Authentication in the Configuration to the other of basic and post.',
        source,
      };
    case 'invalid_client':
      return { ...invalidClient(context, cognito), source };
    case 'invalid_grant':
      return {
        title: 'The provider does not accept this code.',
        causes: [
          'The code was used before: it works once, and a first try that failed may use it up too.',
          cognito ? 'It is older than five minutes.' : 'It has expired: codes live for minutes at most.',
          'The code_verifier does not fit the challenge of the login, or the code belongs to another client.',
          ...(cognito
            ? [
                'The client may read a standard attribute of a granted scope only in part, such as email without email_verified.',
              ]
            : []),
        ],
        fix: `Press Start and log in again, then Exchange at once.${cognito ? ` If a fresh code fails too, give the client read permission for all attributes of “${context.scope}”. Console: ${consolePath.attributes}.` : ''}`,
        source,
      };
    case 'unauthorized_client':
      return {
        title: 'This client may not exchange a code.',
        causes: [
          'Authorization code grant is not ticked for the client.',
          ...(cognito
            ? ['The redirect_uri differs from that of the login: Cognito uses the same code for it.']
            : []),
        ],
        fix: cognito
          ? `Tick Authorization code grant. Console: ${consolePath.login_pages}. The redirect_uri must be ${context.callback_url} in both requests.`
          : 'Allow the authorization code flow for the client.',
        source,
      };
    case 'unsupported_grant_type':
      return {
        title: 'The token endpoint does not know grant_type=authorization_code.',
        causes: ['The address is not that of the token endpoint, or the provider offers other flows only.'],
        fix: 'Press Use Discovery Document in the Configuration, so that the endpoints are the provider’s own.',
        source,
      };
    case 'invalid_scope':
      return {
        title: 'The token endpoint refused the scope.',
        causes: [
          'The exchange of a code carries no scope: the client’s scopes were changed since the login.',
        ],
        fix: 'Press Start and log in again.',
        source,
      };
  }
}

function invalidClient(context: FailureContext, cognito: boolean): Omit<Meaning, 'source'> {
  const page = cognito ? ` Console: ${consolePath.client}.` : '';
  if (!context.has_secret) {
    return {
      title: 'The provider does not accept this client, which was sent without a secret.',
      causes: [
        'The client has a secret, and none is stored in this profile.',
        `There is no client ${context.client_id}, or it is that of another ${cognito ? 'pool' : 'tenant'}.`,
      ],
      fix: `Fill in OIDC Client Secret, and compare OIDC Client ID.${page}`,
    };
  }
  return {
    title: 'The provider does not accept this client id with this secret.',
    causes: [
      'The secret is that of another client, or was made anew since.',
      'A part of the secret was lost when it was copied.',
      'It is a public client: it has no secret, and none may be sent.',
      ...(cognito
        ? []
        : ['The provider wants the secret in another place: in the header (basic) or in the body (post).']),
      `There is no client ${context.client_id}, or it is that of another ${cognito ? 'pool' : 'tenant'}.`,
    ],
    fix: `Copy OIDC Client ID and OIDC Client Secret anew, from the same client; for a public client, remove the secret.${page}`,
  };
}

/** What was seen of an OAuth error, with the provider's own words. RFC 6749 §5.2. */
export function seenError(answer: {
  status: number;
  error: string;
  error_description: string | null;
}): string {
  const { status, error, error_description } = answer;
  const words =
    error_description === null ? ' and no description' : `, error_description “${error_description}”`;
  return `${status} with error “${error}”${words}.`;
}
