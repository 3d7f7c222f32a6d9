import type { Source } from '@/lib/oidc/check';
import { consolePath } from '@/lib/oidc/cognito-console';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { Template } from './profile/kinds';
import { templateOf } from './profile/templates';

/**
 * How to end the provider's own session. `cognito`: /logout with its own parameters. `rp-initiated`: OpenID
 * Connect RP-Initiated Logout 1.0, for providers with an end_session_endpoint. `auth0`: for a tenant without
 * one. `none`: sign-out isn't supported.
 */
export type SignOutWay = 'cognito' | 'rp-initiated' | 'auth0' | 'none';

export type SignOut =
  | { way: Exclude<SignOutWay, 'none'>; endpoint: string }
  | { way: Extract<SignOutWay, 'none'> };

export function signOutOf({
  issuer,
  authorization_endpoint,
  end_session_endpoint,
}: ProviderMetadata): SignOut {
  if (isPoolIssuer(issuer)) {
    // Discovery documents from before 2024 don't include it, but the domain has always had it.
    const endpoint = end_session_endpoint ?? new URL('/logout', authorization_endpoint).href;
    return { way: 'cognito', endpoint };
  }
  if (end_session_endpoint !== undefined) return { way: 'rp-initiated', endpoint: end_session_endpoint };
  if (new URL(issuer).hostname.endsWith('.auth0.com')) {
    return { way: 'auth0', endpoint: new URL('/v2/logout', issuer).href };
  }
  return { way: 'none' };
}

/**
 * The URL that ends the session and redirects to `landing_url`; `null` if there isn't one. `id_token`
 * identifies the session, and may be expired (RP-Initiated Logout 1.0 §2).
 */
export function signOutUrl(
  sign_out: SignOut,
  {
    client_id,
    landing_url,
    state,
    id_token,
  }: { client_id: string; landing_url: string; state: string; id_token?: string | undefined },
): string | null {
  switch (sign_out.way) {
    case 'cognito':
      // With the standard parameters, it ends the session and then shows an error page.
      return withQuery(sign_out.endpoint, { client_id, logout_uri: landing_url });
    case 'rp-initiated':
      return withQuery(sign_out.endpoint, {
        client_id,
        post_logout_redirect_uri: landing_url,
        state,
        // client_id identifies the client. With a hint that makes the URL too long for a server, sign-out
        // fails.
        ...(id_token !== undefined && id_token.length <= maxHint && { id_token_hint: id_token }),
      });
    case 'auth0':
      return withQuery(sign_out.endpoint, { client_id, returnTo: landing_url });
    case 'none':
      return null;
  }
}

/** Servers reject URLs longer than 4,096 or 8,192 characters, and the rest of this one needs space, too. */
const maxHint = 3_000;

/** Keeps the endpoint's own query. */
function withQuery(endpoint: string, parameters: Record<string, string>): string {
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** Where to register the post-logout redirect URL in a provider's console. */
function registerFor(template: Template): string {
  switch (template) {
    case 'entra':
      return 'App registrations → your application → Authentication → Web: add this exact URL as a further redirect URI.';
    case 'okta':
      return 'Admin Console: Applications → your application → General → Sign-out redirect URIs: add this exact URL.';
    case 'keycloak':
      return 'Clients → your client → Settings → Valid post logout redirect URIs: add this exact URL.';
    case 'cognito':
    case 'auth0':
    case 'google':
    case 'custom':
      return 'Register this exact URL among the client’s post_logout_redirect_uris.';
  }
}

/** The one-time setup at the provider for redirects after a sign-out. */
export type SignOutHelp = { register: string; trouble: string; source: Source };

export function signOutHelp(way: Exclude<SignOutWay, 'none'>, issuer?: string): SignOutHelp {
  switch (way) {
    case 'cognito':
      return {
        register: `Add this exact URL to Allowed sign-out URLs. If the request has both, Cognito uses logout_uri and ignores redirect_uri. Console: ${consolePath.login_pages}.`,
        trouble:
          "If it isn’t registered, the browser stops at “Required String parameter 'redirect_uri' is not present”. The session has ended anyway.",
        source: cognitoPage('The managed login sign-out endpoint', 'logout-endpoint'),
      };
    case 'rp-initiated':
      return {
        register: registerFor(issuer === undefined ? 'custom' : templateOf(issuer)),
        trouble:
          'If it isn’t registered, the provider shows an error page and doesn’t redirect back. A very long id_token is left out of the request, so the provider may ask for confirmation.',
        source: {
          text: 'OpenID Connect RP-Initiated Logout 1.0 §3',
          url: 'https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RedirectionAfterLogout',
        },
      };
    case 'auth0':
      return {
        register:
          'Dashboard: Applications → your application → Settings → Allowed Logout URLs: add this exact URL.',
        trouble: 'If it isn’t registered, Auth0 shows an error page and doesn’t redirect back.',
        source: {
          text: 'Auth0: Log Users Out of Auth0',
          url: 'https://auth0.com/docs/authenticate/login/logout/log-users-out-of-auth0',
        },
      };
  }
}
