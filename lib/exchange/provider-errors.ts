import { consolePath } from '@/lib/oidc/cognito-console';
import { meaningOfEntraError } from '@/lib/oidc/entra-errors';
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

const titles: Record<ErrorCode, string> = {
  invalid_request: 'The token endpoint rejected the request.',
  invalid_client: 'The token endpoint rejected the client.',
  invalid_grant: 'The provider doesn’t accept this code.',
  unauthorized_client: 'This client may not exchange a code.',
  unsupported_grant_type: 'The token endpoint doesn’t support grant_type=authorization_code.',
  invalid_scope: 'The token endpoint rejected the scope.',
};

/** Whether a description is about the code's usual meaning, so that its usual causes apply. */
export function isAbout(code: ErrorCode, description: string): boolean {
  switch (code) {
    case 'invalid_request':
      return false;
    case 'invalid_client':
      return /client|secret|credential|authenticat/i.test(description);
    case 'invalid_grant':
      return /code|verifier|pkce|challenge|expired|revoked|grant|token|session/i.test(description);
    case 'unauthorized_client':
      return /grant|flow|response.?type|redirect/i.test(description);
    case 'unsupported_grant_type':
    case 'invalid_scope':
      return true;
  }
}

/** An unknown message: causes aren't guessed. */
export const unknownWords = {
  causes: [],
  fix: 'Look the provider’s message up in its documentation or its log.',
};

/** What the provider's message adds to its error code. The wording may change. */
function meaningOfDescription(description: string): Omit<Meaning, 'source'> | null {
  if (/code_verifier/i.test(description)) {
    return {
      title: 'The exchange has no code_verifier, or a wrong one.',
      causes: [
        'The sign-in started elsewhere with a PKCE challenge, or the code belongs to another sign-in.',
      ],
      fix: 'Start again from Claimcheck, then select Exchange.',
    };
  }
  if (/client_secret.{0,20}missing|missing.{0,40}client_secret/i.test(description)) {
    return {
      title: 'The provider requires a client secret.',
      causes: ['The client has a secret, but the request had none. Google requires one even with PKCE.'],
      fix: 'Enter OIDC Client Secret in the Configuration.',
    };
  }
  if (/private_key_jwt|client_assertion|tls_client_auth/i.test(description)) {
    return {
      title: 'The provider requires another client authentication.',
      causes: [
        'The client is registered for a signed assertion or a client certificate, which Claimcheck doesn’t support.',
      ],
      fix: 'Change the client to client_secret_basic or client_secret_post at the provider.',
    };
  }
  return null;
}

/** The meaning of a known code. `description` distinguishes causes with the same code. */
export function meaningOfCode(code: ErrorCode, description: string | null, context: FailureContext): Meaning {
  const cognito = isCognito(context);
  const source = cognito ? cognitoPage('The token issuer endpoint', 'token-endpoint') : rfc(6749, '5.2');
  const entra = meaningOfEntraError(description ?? '', context);
  if (entra) return entra;
  // Cognito returns unauthorized_client with this description; RFC 6749 §5.2 defines it as invalid_grant.
  if (/redirect/i.test(description ?? '')) {
    return {
      title: 'The redirect_uri of the exchange differs from the sign-in’s.',
      causes: [
        'The sign-in was started outside Claimcheck, with a different callback URL.',
        'APP_URL or PORT was changed between Start and Exchange.',
      ],
      fix: `Start again from Claimcheck. Both requests then have ${context.callback_url}.`,
      source,
    };
  }
  const known = meaningOfDescription(description ?? '');
  if (known) return { ...known, source };
  // Keycloak also returns unauthorized_client for a wrong secret.
  if (code === 'unauthorized_client' && /client credentials|invalid client\b/i.test(description ?? ''))
    return { ...invalidClient(context, cognito), source };
  if (description !== null && !isAbout(code, description))
    return { ...unknownWords, title: titles[code], source };
  switch (code) {
    case 'invalid_request':
      return {
        title: titles[code],
        causes: [
          'The sign-in started elsewhere with a PKCE challenge, so the exchange has no code_verifier.',
          'The endpoint doesn’t support this client authentication method.',
        ],
        fix: 'Start again from Claimcheck. If it still fails, change Client Authentication in the Configuration from basic to post, or back.',
        source,
      };
    case 'invalid_client':
      return { ...invalidClient(context, cognito), source };
    case 'invalid_grant':
      return {
        title: titles[code],
        causes: [
          'The code was used before. It works only once, even if the first attempt failed.',
          cognito
            ? 'It is older than five minutes.'
            : 'It has expired. Codes are valid for a few minutes at most.',
          'The code_verifier doesn’t match the code_challenge of the sign-in, or the code belongs to another client.',
          ...(cognito
            ? [
                'The client can read only some attributes of a granted scope, such as email without email_verified.',
              ]
            : []),
        ],
        fix: `Select Start and sign in again, then select Exchange right away.${cognito ? ` If a fresh code fails too, give the client read permission for all attributes of “${context.scope}”. Console: ${consolePath.attributes}.` : ''}`,
        source,
      };
    case 'unauthorized_client':
      return {
        title: titles[code],
        causes: [
          'Authorization code grant isn’t selected for the client.',
          ...(cognito
            ? ['The redirect_uri differs from the sign-in’s. Cognito uses the same error code for it.']
            : []),
        ],
        fix: cognito
          ? `Select Authorization code grant. Console: ${consolePath.login_pages}. The redirect_uri must be ${context.callback_url} in both requests.`
          : 'Allow the authorization code flow for the client.',
        source,
      };
    case 'unsupported_grant_type':
      return {
        title: titles[code],
        causes: ['The URL isn’t the token endpoint, or the provider offers only other flows.'],
        fix: 'Select Use Discovery Document in the Configuration to get the provider’s own endpoints.',
        source,
      };
    case 'invalid_scope':
      return {
        title: titles[code],
        causes: ['A code exchange has no scope. The client’s scopes were changed since the sign-in.'],
        fix: 'Select Start and sign in again.',
        source,
      };
  }
}

/** Why a client was rejected, depending on the profile. */
export function invalidClient(context: FailureContext, cognito: boolean): Omit<Meaning, 'source'> {
  const page = cognito ? ` Console: ${consolePath.client}.` : '';
  if (!context.has_secret) {
    return {
      title: 'The provider rejected the client, which sent no secret.',
      causes: [
        'The client has a secret, but this profile has none.',
        `The client ${context.client_id} doesn’t exist, or it belongs to another ${cognito ? 'pool' : 'tenant'}.`,
      ],
      fix: `Enter OIDC Client Secret, and compare OIDC Client ID.${page}`,
    };
  }
  return {
    title: 'The provider rejected this client ID with this secret.',
    causes: [
      `The secret belongs to another client, or has been rotated.${cognito ? ' A Cognito app client can have two secrets at a time.' : ''}`,
      'The secret was copied incompletely.',
      'It is a public client. It has no secret, and the request must not send one.',
      ...(cognito
        ? []
        : [
            'The provider expects the secret in the other place: in the header (basic) or in the body (post).',
            'The provider doesn’t decode the header: basic form-encodes client ID and secret (RFC 6749 §2.3.1), post avoids that.',
            'The provider doesn’t allow PKCE together with a client secret, as LinkedIn doesn’t for some clients.',
          ]),
      `The client ${context.client_id} doesn’t exist, or it belongs to another ${cognito ? 'pool' : 'tenant'}.`,
    ],
    fix: `Copy OIDC Client ID and OIDC Client Secret again, from the same client.${cognito ? '' : ' Then set Client Authentication to post.'} For a public client, remove the secret.${page}`,
  };
}

/** Describes an OAuth error, with the provider's own message. RFC 6749 §5.2. */
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
