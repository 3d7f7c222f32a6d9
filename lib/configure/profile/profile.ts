import type { z } from 'zod';
import { endpoints } from '@/lib/configure/endpoints';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { ClientAuthentication } from './kinds';
import type { profileSchema, secretReferenceSchema } from './schema';

export { isPoolIssuer, poolIdOf } from '@/lib/oidc/pool-id';

export { type ClientAuthentication, clientAuthentications, type Template, templates } from './kinds';

/** Only a type, so that pages don't load the schema. */
export type Profile = z.infer<typeof profileSchema>;

/** A profile as a browser may see it: with a flag for the secret, but without the secret. */
export type VisibleProfile = Profile & { has_secret: boolean; read_only: boolean };

/**
 * Whether a stored secret may still be used: it belongs to the client ID and to the origins that it was saved
 * for, first of all the token endpoint's.
 */
export function keepsSecret(before: Profile, after: Profile): boolean {
  return (
    before.client_id === after.client_id &&
    secretGoesTo(before) === secretGoesTo(after) &&
    secretOrigins(after).every((origin) => secretOrigins(before).includes(origin))
  );
}

/** The known origins of all endpoints that receive the secret. */
const secretOrigins = ({ metadata }: Profile): string[] =>
  endpoints
    .filter(({ sent }) => sent.includes('the client secret'))
    .map(({ name }) => metadata?.[name])
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).origin);

/** Where a profile's secret is sent, as far as known. */
function secretGoesTo(profile: Profile): string {
  // Not discovered yet: the document decides, so it must be the same document.
  return profile.metadata
    ? new URL(profile.metadata.token_endpoint).origin
    : `discovery ${profile.discovery_url}`;
}

export type SecretReference = z.infer<typeof secretReferenceSchema>;

/** How a copy of a given profile refers to its secret. */
export const referenceToSecretOf = (given: Profile): SecretReference => ({
  given: given.id,
  client_id: given.client_id,
  goes_to: secretGoesTo(given),
});

/**
 * Whether a copy may still use the secret of the given profile: that profile is unchanged, and the client is
 * the same.
 */
export const mayUseSecretOf = (given: Profile, reference: SecretReference, copy: Profile): boolean =>
  given.id === reference.given &&
  given.client_id === reference.client_id &&
  copy.client_id === reference.client_id &&
  secretGoesTo(given) === reference.goes_to;

/** Prefix of the IDs of profiles that the operator of a team server provides. */
export const operatorPrefix = 'team-';

/** Whether the user saved this profile, rather than getting it from elsewhere. */
const isOwn = (id: string): boolean => id !== 'demo' && id !== 'env' && !id.startsWith(operatorPrefix);

/**
 * The ID of the profile to use: the browser's choice if it still exists, otherwise `env`, the last own one,
 * the operator's first, or `demo`. `ids` are all existing IDs, with own ones in the order in which they were
 * last saved.
 */
export function selectProfile(chosen: string | undefined, ids: readonly string[]): string {
  if (chosen !== undefined && ids.includes(chosen)) return chosen;
  if (ids.includes('env')) return 'env';
  return ids.findLast(isOwn) ?? ids.find((id) => id !== 'demo') ?? 'demo';
}

/**
 * The client authentication at the token endpoint. Without a secret, there isn't any. If the metadata doesn't
 * list the methods, it's basic (OpenID Connect Discovery 1.0 §3).
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
