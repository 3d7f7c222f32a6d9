import type { Source } from '@/lib/oidc/check';
import { consolePath } from '@/lib/oidc/cognito-console';
import { isPoolIssuer } from '@/lib/oidc/pool-id';
import { cognitoPage } from '@/lib/oidc/spec-links';
import type { Template } from './profile';

/** What the Configuration dialog says for one kind of provider. */
export type TemplateText = {
  label: string;
  /** The Discovery Document URL field. */
  discovery_placeholder: string;
  discovery_hint: string;
  /** Filled in when the template is chosen. */
  discovery_url: string;
  scope: string;
  /** How a refresh token is had here. */
  scope_hint: string;
  /** Extra parameters that its users want, one `name=value` a line, and what they bring. */
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
    discovery_hint: `The user pool id is enough; an issuer, the Token signing key URL, the discovery URL or an old id_token will do too. Console: ${consolePath.pool}.`,
    discovery_url: '',
    // What the console ticks for a new app client is openid, email and phone: profile would be refused there.
    scope: 'openid email',
    scope_hint: 'A refresh token comes without a scope of its own; offline_access would be refused.',
    parameters: [
      { lines: ['prompt=login'], gives: 'asks for the password again (managed login only)' },
      { lines: ['identity_provider=Google'], gives: 'goes straight to that identity provider' },
    ],
    client_id_help: `Client ID: 26 letters and digits. Console: ${consolePath.client}.`,
    client_secret_help: `Client secret → Show client secret, on the App Client page. Console: ${consolePath.client}. A public client has none: leave this empty.`,
    callback_help: `Add this line to Allowed callback URLs, to the letter. Console: ${consolePath.login_pages}. Authorization code grant, an identity provider and the scopes below must be ticked on the same page.`,
    source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
  },
  auth0: {
    label: 'Auth0',
    discovery_placeholder: 'your-tenant.us.auth0.com',
    discovery_hint:
      "The tenant's domain is enough. Dashboard: Applications → your application → Settings → Domain.",
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint: 'offline_access brings a refresh token, where the API of the audience allows it.',
    parameters: [
      { lines: ['audience=https://your-api'], gives: 'an access token for that API, as a JWT' },
      { lines: ['prompt=login'], gives: 'asks for the password again' },
    ],
    client_id_help: 'Dashboard: Applications → your application → Settings → Client ID.',
    client_secret_help:
      'On the same page: Client Secret. A Single Page or Native application needs none here.',
    callback_help:
      'Dashboard: Applications → your application → Settings → Allowed Callback URLs: add this line to the letter, then Save Changes.',
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
    scope_hint: 'Google knows no offline_access: parameters bring a refresh token.',
    parameters: [
      { lines: ['access_type=offline', 'prompt=consent'], gives: 'a refresh token at every login' },
      { lines: ['hd=example.com'], gives: 'accounts of one Workspace domain' },
    ],
    client_id_help:
      'Google Cloud console: Google Auth Platform → Clients → your Web application → Client ID.',
    client_secret_help: 'On the same page. Google asks for it at the token endpoint even with PKCE.',
    callback_help:
      'Google Cloud console: Google Auth Platform → Clients → your Web application → Authorized redirect URIs: add this line to the letter.',
    source: {
      text: 'Google: OpenID Connect',
      url: 'https://developers.google.com/identity/openid-connect/openid-connect',
    },
  },
  custom: {
    label: 'Custom',
    discovery_placeholder: 'https://provider.example/.well-known/openid-configuration',
    discovery_hint: 'An issuer or a discovery URL. http:// is accepted only on this machine.',
    discovery_url: '',
    scope: 'openid profile email',
    scope_hint: 'Many providers want offline_access for a refresh token, some with prompt=consent.',
    parameters: [{ lines: ['prompt=login'], gives: 'asks for the password again' }],
    client_id_help: 'Where your provider lists the client (also called application or relying party).',
    client_secret_help: 'Shown beside the client id. Leave it empty for a public client.',
    callback_help:
      "Register this line, to the letter, among the client's redirect URIs (also called callback URLs).",
    source: { text: 'RFC 6749 §3.1.2', url: 'https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2' },
  },
};

/** The template that fits an issuer. */
export function templateOf(issuer: string): Template {
  if (isPoolIssuer(issuer)) return 'cognito';
  const { hostname } = new URL(issuer);
  if (hostname === 'accounts.google.com') return 'google';
  return hostname.endsWith('.auth0.com') ? 'auth0' : 'custom';
}
