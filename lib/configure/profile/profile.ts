import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { CubeSettings } from './cube-settings';

export { isPoolIssuer, poolIdOf } from '@/lib/oidc/pool-id';

export const templates = ['cognito', 'auth0', 'google', 'custom'] as const;
export type Template = (typeof templates)[number];

/** How the client proves itself at the token endpoint. OpenID Connect Core 1.0 §9. */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'none'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** One set of settings to log in with. The client secret is kept apart and never sent to a browser. */
export type Profile = {
  /** `demo`, `env`, `team-…`, or the id of one of the user's own. */
  id: string;
  name: string;
  template: Template;
  discovery_url: string;
  /** Absent until it was discovered: the `demo` and `env` profiles look it up when they are used. */
  metadata?: ProviderMetadata;
  client_id: string;
  /** `automatic`: none without a secret, else the first of basic and post that the metadata supports. */
  client_authentication: ClientAuthentication | 'automatic';
  /** Space-separated, as it goes over the wire. */
  scope: string;
  /** Parameters added to the authorization request, such as `identity_provider` or `lang`. */
  extra_parameters: Record<string, string>;
  /** Hosts that the environment names beside the provider's own: a code, a token or the secret may go there. */
  confirmed_hosts?: string[];
  /** Where Cube's Developer Playground is. */
  cube_url: string;
  /** What that Cube is configured with; absent until someone says. */
  cube_settings?: CubeSettings;
};

/** A profile as a browser may see it: that there is a secret, never the secret. */
export type VisibleProfile = Profile & { has_secret: boolean; read_only: boolean };

/**
 * Whether a stored secret may still be used: it belongs to the client id, and to the token endpoint's origin, which
 * is the only place that it was meant to be sent to.
 */
export function keepsSecret(before: Profile, after: Profile): boolean {
  return before.client_id === after.client_id && secretGoesTo(before) === secretGoesTo(after);
}

function secretGoesTo(profile: Profile): string {
  // Not yet discovered: the document decides, so the document must be the same.
  return profile.metadata
    ? new URL(profile.metadata.token_endpoint).origin
    : `discovery ${profile.discovery_url}`;
}

/** What the ids of profiles begin with that the operator of a team server gives to everyone. */
export const operatorPrefix = 'team-';

/** Whether a profile was saved by its user, and not given to them. */
const isOwn = (id: string): boolean => id !== 'demo' && id !== 'env' && !id.startsWith(operatorPrefix);

/**
 * The id of the profile to use: the browser's choice where it still exists, else `env`, else the last own one, else
 * the operator's first, else `demo`. `ids` are all that exist, own ones in the order in which they were last saved.
 */
export function selectProfile(chosen: string | undefined, ids: readonly string[]): string {
  if (chosen !== undefined && ids.includes(chosen)) return chosen;
  if (ids.includes('env')) return 'env';
  return ids.findLast(isOwn) ?? ids.find((id) => id !== 'demo') ?? 'demo';
}

/**
 * How the client proves itself at the token endpoint. Without a secret there is nothing to prove it with; where the
 * metadata does not say, it is basic (OpenID Connect Discovery 1.0 §3).
 */
export function resolveClientAuthentication(
  profile: Profile,
  metadata: ProviderMetadata,
  has_secret: boolean,
): ClientAuthentication {
  if (!has_secret) return 'none';
  if (profile.client_authentication !== 'automatic') return profile.client_authentication;
  const supported = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  const usable = (['client_secret_basic', 'client_secret_post'] as const).find((method) =>
    supported.includes(method),
  );
  return usable ?? 'client_secret_basic';
}
