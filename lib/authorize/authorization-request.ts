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

/** One parameter of the request as it is shown, with the configuration field that it came from. */
export type RequestParameter = {
  name: string;
  /** `null` where it is made when Start is pressed. */
  value: string | null;
  /** The field of the Configuration dialog; `null` for what Claimcheck adds. */
  field: DraftField | null;
  /** What it is for, in one sentence. */
  note: string;
  spec: Source;
};

/** Builds the request of the authorization code flow, with PKCE S256 always (RFC 7636 §4.3). */
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
  // Spread twice: ours come first in order, and win over an extra parameter of the same name.
  const parameters = { ...own, ...profile.extra_parameters, ...own };
  return { authorization_endpoint: metadata.authorization_endpoint, parameters, state, nonce, redirect_uri };
}

/** The address that Start sends the browser to. A query of the endpoint itself is kept (RFC 6749 §3.1). */
export function authorizationUrl(request: AuthorizationRequest): string {
  const url = new URL(request.authorization_endpoint);
  for (const [name, value] of Object.entries(request.parameters)) url.searchParams.set(name, value);
  return url.href;
}

const requestSection = coreSection('3.1.2.1', 'AuthRequest');

/**
 * The authorization request as it is shown: of a run as it was sent, or, without `request`, as Start would send it.
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
      'Asks for a code, to be exchanged for tokens out of sight of the browser.',
    ),
    row(
      'client_id',
      'client_id',
      profile.client_id,
      'The app client that asks. The id_token is made out to it: its aud.',
    ),
    row(
      'redirect_uri',
      null,
      redirect_uri,
      'Where the browser is sent back to. It must be registered to the letter.',
    ),
    row('scope', 'scope', profile.scope, 'What is asked for; openid is what brings the id_token.'),
    made('state', 'Ties the answer to this browser and this run.', rfc(6749, '10.12')),
    made('nonce', 'Comes back in the id_token and ties it to this run.'),
    made(
      'code_challenge',
      'Without the secret that it was made of, a stolen code is worth nothing.',
      rfc(7636, '4.3'),
    ),
    row('code_challenge_method', null, 'S256', 'How the challenge was made: SHA-256.', rfc(7636, '4.3')),
    ...Object.entries(profile.extra_parameters).map(([name, value]) =>
      row(name, 'extra_parameters', value, 'An extra parameter of the Configuration.'),
    ),
    ...(request?.parameters.prompt !== undefined && profile.extra_parameters.prompt === undefined
      ? [made('prompt', 'Asks for a login whatever session there is: this one is to be as someone else.')]
      : []),
  ];
}
