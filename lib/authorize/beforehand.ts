import type { Source } from '@/lib/oidc/check';
import { consolePath } from '@/lib/oidc/cognito-console';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';

/** Something that goes wrong at the provider and never comes back to the app, so that it must be said before. */
export type Beforehand = { id: BeforehandId; symptom: string; cause: string; fix: string; source: Source };

export type BeforehandId =
  | 'redirect-mismatch'
  | 'no-client'
  | 'no-style'
  | 'cut-off'
  | 'remembered'
  | 'no-host';

/** What may stop a login at the provider. `callback_url` is the one line to register. */
export function beforehand(
  metadata: ProviderMetadata,
  { callback_url, client_id }: { callback_url: string; client_id: string },
): Beforehand[] {
  return isPoolIssuer(metadata.issuer)
    ? cognito(new URL(metadata.authorization_endpoint).host, callback_url, client_id)
    : anyProvider(callback_url, client_id);
}

function cognito(host: string, callback_url: string, client_id: string): Beforehand[] {
  const loginPages = cognitoPage('Managed login', 'cognito-user-pools-managed-login');
  const authorize = cognitoPage('The redirect and authorization endpoint', 'authorization-endpoint');
  return [
    {
      id: 'redirect-mismatch',
      symptom: `The browser stops at ${host}/error?error=redirect_mismatch (“An error was encountered with the requested page.”).`,
      cause:
        'The callback URL is not registered with this client to the letter: scheme, host, port and a trailing slash count, and localhost is not 127.0.0.1.',
      fix: `Add ${callback_url} to Allowed callback URLs. Console: ${consolePath.login_pages}.`,
      source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
    },
    {
      id: 'no-client',
      symptom: `The browser stops at ${host}/error?error=invalid_request.`,
      cause: 'The pool has no such client, or the client has no identity provider.',
      fix: `Compare ${client_id} with the Client ID (console: ${consolePath.client}), and tick an identity provider on its Login pages tab.`,
      source: authorize,
    },
    {
      id: 'no-style',
      symptom: 'HTTP 403: “Login pages unavailable. Please contact an administrator.”',
      cause: 'The domain uses managed login, and this client has no branding style.',
      fix: `Create a style for the client first, then switch the domain (console: ${consolePath.style}; or aws cognito-idp create-managed-login-branding --use-cognito-provided-values), or set the domain back to Hosted UI (classic).`,
      source: loginPages,
    },
    {
      id: 'cut-off',
      symptom:
        "“Required String parameter 'redirect_uri' is not present”, or “Missing required parameter client_id in request URL”.",
      cause: 'The address was cut off or edited. Claimcheck always sends both.',
      fix: 'Go back and press Start again.',
      source: authorize,
    },
    {
      id: 'remembered',
      symptom: 'No form appears, and someone else is logged in.',
      cause: 'The session cookie of an earlier login lasts about an hour.',
      fix: 'On the page of that login, unfold Tokens and session and press Sign in as someone else; or add the extra parameter prompt=login (managed login only).',
      source: cognitoPage('Login endpoint', 'login-endpoint'),
    },
    {
      id: 'no-host',
      symptom: `The browser cannot find ${host}.`,
      cause:
        'The domain was created a moment ago: a prefix takes about a minute, a custom domain up to an hour.',
      fix: `Wait, and look at its status. Console: ${consolePath.domain}.`,
      source: cognitoPage('Configuring a user pool domain', 'cognito-user-pools-assign-domain'),
    },
  ];
}

function anyProvider(callback_url: string, client_id: string): Beforehand[] {
  // RFC 6749 §4.1.2.1: these two must not be answered with a redirect.
  const source = rfc(6749, '4.1.2.1');
  return [
    {
      id: 'redirect-mismatch',
      symptom: 'The provider shows an error about redirect_uri or a callback URL.',
      cause: 'The callback URL is not registered with this client to the letter.',
      fix: `Register ${callback_url} as a redirect URI of the client.`,
      source,
    },
    {
      id: 'no-client',
      symptom: 'The provider shows an error about the client or the application.',
      cause: `It knows no client ${client_id}, or the client is disabled.`,
      fix: 'Compare the client id with the provider’s console.',
      source,
    },
  ];
}
