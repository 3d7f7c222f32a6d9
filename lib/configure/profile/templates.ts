import type { Source } from '@/lib/oidc/check';
import { consolePath } from '@/lib/oidc/cognito-console';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { Template } from './profile';

/** Texts of the Configuration dialog for one kind of provider. */
export type TemplateText = {
  label: string;
  /** The Discovery Document URL field. */
  discovery_placeholder: string;
  discovery_hint: string;
  /** Filled in when the user selects the template. */
  discovery_url: string;
  scope: string;
  /** How to get a refresh token from this provider. */
  scope_hint: string;
  /** Where the user's groups are in the token, and how to get them. */
  groups_hint: string;
  /** Useful extra parameters, one `name=value` per line, and what they do. */
  parameters: { lines: string[]; gives: string }[];
  client_id_help: string;
  client_secret_help: string;
  /** What to do with the callback URL. */
  callback_help: string;
  source: Source;
};

export const templateTexts: Record<Template, TemplateText> = {
  cognito: {
    label: 'AWS Cognito',
    discovery_placeholder: 'us-east-1_AbCdEfGhI',
    discovery_hint: `Enter your user pool ID. An issuer, discovery URL, token signing key URL, or id_token also works. Console: ${consolePath.pool}.`,
    discovery_url: '',
    // The default scopes of a new app client in the console are openid, email, and phone; profile would be
    // rejected.
    scope: 'openid email',
    scope_hint:
      'Cognito returns a refresh token without an extra scope. Don’t add offline_access: Cognito rejects it.',
    groups_hint: `Groups are in cognito:groups. A custom attribute that was added after the app client is missing from the id_token until the client has read permission. Console: ${consolePath.attributes}.`,
    parameters: [
      { lines: ['prompt=login'], gives: 'asks for the password again (managed login only)' },
      { lines: ['identity_provider=Google'], gives: 'skips to that identity provider' },
      { lines: ['resource=https://your-api'], gives: 'an access token with that URL as aud' },
    ],
    client_id_help: `Client ID: 26 letters and digits. Console: ${consolePath.client}.`,
    client_secret_help: `Client secret → Show client secret, on the app client page. Console: ${consolePath.client}. For a public client, leave this empty.`,
    callback_help: `Add this exact URL to Allowed callback URLs. On the same page, select Authorization code grant, an identity provider, and the scopes below. Console: ${consolePath.login_pages}.`,
    source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
  },
  auth0: {
    label: 'Auth0',
    discovery_placeholder: 'your-tenant.us.auth0.com',
    discovery_hint:
      "The tenant's domain is enough. Dashboard: Applications → your application → Settings → Domain.",
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint: 'Add offline_access to get a refresh token, if the API allows offline access.',
    groups_hint: 'Groups and roles need an Action that adds them as a claim with a URL as its name.',
    parameters: [
      { lines: ['audience=https://your-api'], gives: 'an access token for that API, as a JWT' },
      { lines: ['prompt=login'], gives: 'asks for the password again' },
    ],
    client_id_help: 'Dashboard: Applications → your application → Settings → Client ID.',
    client_secret_help:
      'On the same page: Client Secret. Leave it empty for a Single Page or Native application.',
    callback_help:
      'Dashboard: Applications → your application → Settings → Allowed Callback URLs: add this exact URL, then Save Changes.',
    source: {
      text: 'Auth0: Application Settings',
      url: 'https://auth0.com/docs/get-started/applications/application-settings',
    },
  },
  google: {
    label: 'Google',
    discovery_placeholder: 'https://accounts.google.com/.well-known/openid-configuration',
    discovery_hint: 'The same for everyone.',
    discovery_url: 'https://accounts.google.com/.well-known/openid-configuration',
    scope: 'openid profile email',
    scope_hint: 'Google doesn’t support offline_access. To get a refresh token, add the parameters below.',
    groups_hint: 'Tokens have no groups. hd names the Workspace domain.',
    parameters: [
      { lines: ['access_type=offline', 'prompt=consent'], gives: 'a refresh token at every sign-in' },
      { lines: ['hd=example.com'], gives: 'accounts of one Workspace domain' },
    ],
    client_id_help:
      'Google Cloud console: Google Auth Platform → Clients → your Web application → Client ID.',
    client_secret_help: 'On the same page. Google requires it even with PKCE.',
    callback_help:
      'Google Cloud console: Google Auth Platform → Clients → your Web application → Authorized redirect URIs: add this exact URL.',
    source: {
      text: 'Google: OpenID Connect',
      url: 'https://developers.google.com/identity/openid-connect/openid-connect',
    },
  },
  entra: {
    label: 'Microsoft Entra ID',
    discovery_placeholder: 'https://login.microsoftonline.com/TENANT_ID/v2.0',
    discovery_hint:
      'With your Directory (tenant) ID: the issuer of common, organizations, and tenant domains differs from the one in the tokens. Entra admin center: App registrations → your application → Overview → Endpoints → OpenID Connect metadata document.',
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint:
      'Add offline_access to get a refresh token. The access token is for Microsoft Graph, and only Graph can verify it, unless you add a scope of your own API (api://APP_ID/SCOPE).',
    groups_hint:
      'For groups, add a groups claim under Token configuration. Its values are object IDs, and beyond 200 groups a link replaces them: app roles don’t have that limit.',
    parameters: [
      { lines: ['prompt=select_account'], gives: 'shows the account picker' },
      { lines: ['domain_hint=example.com'], gives: 'skips to that organization’s sign-in page' },
    ],
    client_id_help: 'App registrations → your application → Overview → Application (client) ID.',
    client_secret_help:
      'App registrations → your application → Certificates & secrets → New client secret. Copy its Value, not its Secret ID.',
    callback_help:
      'App registrations → your application → Authentication → Add a platform → Web: add this exact URL. The platform Single-page application doesn’t work with a client secret.',
    source: {
      text: 'Microsoft identity platform: OpenID Connect',
      url: 'https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc',
    },
  },
  okta: {
    label: 'Okta',
    discovery_placeholder: 'https://your-org.okta.com/oauth2/default',
    discovery_hint:
      'The issuer of an authorization server (…/oauth2/default or …/oauth2/ID; Admin Console: Security → API), or your Okta domain for the org authorization server. Not the -admin domain.',
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint:
      'Add offline_access to get a refresh token, if the grant type Refresh Token is selected. Only the org authorization server’s access tokens can’t be verified by others.',
    groups_hint:
      'For groups, add the scope groups on the org authorization server, or a claim of type Groups on another one.',
    parameters: [
      { lines: ['prompt=login'], gives: 'asks for the password again' },
      { lines: ['idp=IDP_ID'], gives: 'skips to that identity provider' },
    ],
    client_id_help: 'Admin Console: Applications → your application → General → Client ID.',
    client_secret_help:
      'On the same page: Client Secrets. Single-Page and Native applications don’t have one.',
    callback_help:
      'Admin Console: Applications → your application → General → Sign-in redirect URIs: add this exact URL. The user must be assigned to the application.',
    source: {
      text: 'Okta: OpenID Connect & OAuth 2.0 API',
      url: 'https://developer.okta.com/docs/api/openapi/okta-oauth/guides/overview/',
    },
  },
  keycloak: {
    label: 'Keycloak',
    discovery_placeholder: 'https://keycloak.example/realms/YOUR_REALM',
    discovery_hint:
      'The realm’s issuer; up to version 16 with /auth before /realms. Admin console: Realm settings → General → OpenID Endpoint Configuration. The host must be the one that browsers use (hostname in Keycloak’s settings).',
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint: 'Keycloak always returns a refresh token. With offline_access, it outlives the session.',
    groups_hint:
      'Roles are in the access token (realm_access.roles). For groups or roles in the id_token, add a Group Membership or role mapper with Add to ID token.',
    parameters: [
      { lines: ['prompt=login'], gives: 'asks for the password again' },
      { lines: ['kc_idp_hint=google'], gives: 'skips to that identity provider' },
    ],
    client_id_help: 'Admin console: Clients → your client → Settings → Client ID.',
    client_secret_help:
      'Clients → your client → Credentials. Without Client authentication (Settings), the client is public and has no secret.',
    callback_help:
      'Clients → your client → Settings → Valid redirect URIs: add this exact URL. Standard flow must be on.',
    source: {
      text: 'Keycloak: Managing OpenID Connect clients',
      url: 'https://www.keycloak.org/docs/latest/server_admin/index.html#assembly-managing-clients_server_administration_guide',
    },
  },
  custom: {
    label: 'Custom',
    discovery_placeholder: 'https://provider.example/.well-known/openid-configuration',
    discovery_hint: 'An issuer or a discovery URL. http:// is accepted only on this machine.',
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint: 'Most providers require offline_access (some also prompt=consent) to issue a refresh token.',
    groups_hint: 'Groups and roles depend on the provider: look for a claim or a scope of that name.',
    parameters: [{ lines: ['prompt=login'], gives: 'asks for the password again' }],
    client_id_help: 'Where your provider lists the client (also called application or relying party).',
    client_secret_help: 'Shown next to the client ID. For a public client, leave this empty.',
    callback_help: 'Register this exact URL as a redirect URI (callback URL) of your client.',
    source: { text: 'RFC 6749 §3.1.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2' },
  },
};

/** The template that fits an issuer. */
export function templateOf(issuer: string): Template {
  if (isPoolIssuer(issuer)) return 'cognito';
  const { hostname, pathname } = new URL(issuer);
  if (hostname === 'accounts.google.com') return 'google';
  if (hostname.endsWith('.auth0.com')) return 'auth0';
  if (isEntraHost(hostname)) return 'entra';
  if (/\.okta(?:preview|-emea|-gov)?\.(?:com|mil)$/.test(hostname)) return 'okta';
  return isRealm(pathname) ? 'keycloak' : 'custom';
}

/**
 * Keycloak's issuers end like this. Up to version 16, and if configured, there's one more segment before it.
 */
function isRealm(path: string): boolean {
  const segments = path.split('/').filter((segment) => segment !== '');
  return segments.at(-2) === 'realms' && segments.length <= 3;
}

/** Microsoft's clouds, and Entra External ID. Azure AD B2C works differently. */
const isEntraHost = (hostname: string): boolean =>
  hostname.endsWith('.ciamlogin.com') ||
  ['login.microsoftonline.com', 'login.microsoftonline.us', 'login.partner.microsoftonline.cn'].includes(
    hostname,
  );
