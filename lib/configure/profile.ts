import type { ProviderMetadata } from './provider-metadata';

export const templates = ['cognito', 'auth0', 'google', 'custom'] as const;
export type Template = (typeof templates)[number];

/** How the client proves itself at the token endpoint. OpenID Connect Core 1.0 §9. */
export const clientAuthentications = ['client_secret_basic', 'client_secret_post', 'none'] as const;
export type ClientAuthentication = (typeof clientAuthentications)[number];

/** One set of settings to log in with. The client secret is kept apart and never sent to a browser. */
export type Profile = {
  /** `demo`, `env`, or the id of one of the user's own. */
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
  /** Where Cube's Developer Playground is. */
  cube_url: string;
};

/** A profile as a browser may see it: that there is a secret, never the secret. */
export type VisibleProfile = Profile & { has_secret: boolean; read_only: boolean };
