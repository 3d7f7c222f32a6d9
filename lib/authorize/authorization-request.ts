import type { DraftField } from '@/lib/configure/profile/draft';
import type { Profile } from '@/lib/configure/profile/profile';
import type { Source } from '@/lib/oidc/check';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { coreSection, rfc } from '@/lib/oidc/spec-links';

/** An authorization request, parameter by parameter. OpenID Connect Core 1.0 §3.1.2.1. */
export type AuthorizationRequest = {
  authorization_endpoint: string;
  parameters: Record<string, string>;
  state: string;
  nonce: string;
  redirect_uri: string;
};

/** A parameter of the request, with the configuration field that it's from. */
export type RequestParameter = {
  name: string;
  /** `null` if it is generated when you press Start. */
  value: string | null;
  /** The field of the Configuration dialog; `null` if Claimcheck adds it. */
  field: DraftField | null;
  /** Its purpose, in one sentence. */
  note: string;
  spec: Source;
};

/** Builds the request of the authorization code flow, always with PKCE S256 (RFC 7636 §4.3). */
export function buildAuthorizationRequest(from: {
  profile: Profile;
  metadata: ProviderMetadata;
  redirect_uri: string;
  state: string;
  nonce: string;
  code_challenge: string;
}): AuthorizationRequest {
  const { profile, metadata, redirect_uri, state, nonce, code_challenge } = from;
  const own = {
    response_type: 'code',
    client_id: profile.client_id,
    redirect_uri,
    scope: profile.scope,
    state,
    nonce,
    code_challenge,
    code_challenge_method: 'S256',
  };
  // Spread twice, so that our own parameters are first and override extra parameters with the same name.
  const parameters = { ...own, ...profile.extra_parameters, ...own };
  return { authorization_endpoint: metadata.authorization_endpoint, parameters, state, nonce, redirect_uri };
}

/** The URL that Start redirects the browser to. Keeps the endpoint's own query (RFC 6749 §3.1). */
export function authorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.authorization_endpoint);
  for (const [name, value] of Object.entries(request.parameters)) url.searchParams.set(name, value);
  return url.href;
}

const requestSection = coreSection('3.1.2.1', 'AuthRequest');

/**
 * Describes the authorization request: a run's as it was sent, or without `request`, as Start would send it.
 */
export function describeRequest(
  profile: Profile,
  redirect_uri: string,
  request?: AuthorizationRequest,
): RequestParameter[] {
  const row = (
    name: string,
    field: DraftField | null,
    before: string | null,
    note: string,
    spec = requestSection,
  ) => ({
    name,
    value: request?.parameters[name] ?? before,
    field,
    note,
    spec,
  });
  const made = (name: string, note: string, spec?: Source) => row(name, null, null, note, spec);
  return [
    row(
      'response_type',
      null,
      'code',
      'Requests an authorization code, which the server exchanges for tokens.',
    ),
    row('client_id', 'client_id', profile.client_id, 'Your app client. It becomes the aud of the id_token.'),
    row(
      'redirect_uri',
      null,
      redirect_uri,
      'Where the provider redirects the browser. Must exactly match a registered callback URL.',
    ),
    row('scope', 'scope', profile.scope, 'Requested scopes. openid is required to get an id_token.'),
    made('state', 'Protects against CSRF: links the response to this browser.', rfc(6749, '10.12')),
    made('nonce', 'Protects against replay: the id_token must contain the same value.'),
    made(
      'code_challenge',
      'PKCE: without the matching code_verifier, a stolen code can’t be used.',
      rfc(7636, '4.3'),
    ),
    row('code_challenge_method', null, 'S256', 'Hash method of the challenge (SHA-256).', rfc(7636, '4.3')),
    ...Object.entries(profile.extra_parameters).map(([name, value]) =>
      row(name, 'extra_parameters', value, 'Extra parameter from your configuration.'),
    ),
    ...(request?.parameters.prompt !== undefined && profile.extra_parameters.prompt === undefined
      ? [made('prompt', 'Forces a new sign-in so that you can use a different account.')]
      : []),
  ];
}
