import type { Source } from '@/lib/oidc/check';
import { consolePath } from '@/lib/oidc/cognito-console';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cognitoPage, rfc } from '@/lib/oidc/spec-links';

/** A problem that stops the browser at the provider. The app isn't notified, so it's explained up front. */
export type Beforehand = { id: BeforehandId; symptom: string; cause: string; fix: string; source: Source };

export type BeforehandId =
  | 'redirect-mismatch'
  | 'no-client'
  | 'no-style'
  | 'cut-off'
  | 'remembered'
  | 'no-host';

/** What may stop a sign-in at the provider. `callback_url` is the only URL to register. */
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
        'The callback URL doesn’t exactly match one that is registered for this client. The scheme, host, port, and trailing slash must match, and localhost isn’t 127.0.0.1.',
      fix: `Add ${callback_url} to Allowed callback URLs. Console: ${consolePath.login_pages}.`,
      source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
    },
    {
      id: 'no-client',
      symptom: `The browser stops at ${host}/error?error=invalid_request.`,
      cause: 'The pool has no such client, or the client has no identity provider.',
      fix: `Compare ${client_id} with the Client ID (console: ${consolePath.client}), and select an identity provider on its Login pages tab.`,
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
      cause: 'The URL was cut off or edited. Claimcheck always sends both parameters.',
      fix: 'Go back and select Start again.',
      source: authorize,
    },
    {
      id: 'remembered',
      symptom: 'No sign-in form appears, and another user is signed in.',
      cause: 'The session cookie of an earlier sign-in lasts about an hour.',
      fix: 'On the page of that sign-in, open Tokens and session and select Switch user. Or add the extra parameter prompt=login (managed login only).',
      source: cognitoPage('Login endpoint', 'login-endpoint'),
    },
    {
      id: 'no-host',
      symptom: `The browser can’t find ${host}.`,
      cause:
        'The domain is new. A prefix domain takes about a minute to work, a custom domain up to an hour.',
      fix: `Wait, then check the domain’s status. Console: ${consolePath.domain}.`,
      source: cognitoPage('Configuring a user pool domain', 'cognito-user-pools-assign-domain'),
    },
  ];
}

function anyProvider(callback_url: string, client_id: string): Beforehand[] {
  // RFC 6749 §4.1.2.1: these two errors must not redirect.
  const source = rfc(6749, '4.1.2.1');
  return [
    {
      id: 'redirect-mismatch',
      symptom: 'The provider shows an error about redirect_uri or a callback URL.',
      cause: 'The callback URL doesn’t exactly match one that is registered for this client.',
      fix: `Register ${callback_url} as a redirect URI of the client.`,
      source,
    },
    {
      id: 'no-client',
      symptom: 'The provider shows an error about the client or the application.',
      cause: `The client ${client_id} doesn’t exist, or it is disabled.`,
      fix: 'Compare the client ID with the provider’s console.',
      source,
    },
  ];
}
