import type { z } from 'zod';
import { endpoints } from '@/lib/configure/endpoints';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { ClientAuthentication } from './kinds';
import type { profileSchema, secretReferenceSchema } from './schema';

export { isPoolIssuer, poolIdOf } from '@/lib/oidc/pool-id';

export { type ClientAuthentication, clientAuthentications, type Template, templates } from './kinds';

/** A type only: pages use profiles without what checks them. */
export type Profile = z.infer<typeof profileSchema>;

/** A profile as a browser may see it: that there is a secret, never the secret. */
export type VisibleProfile = Profile & { has_secret: boolean; read_only: boolean };

/**
 * Whether a stored secret may still be used: it belongs to the client id, and to the origins that it was meant to be
 * sent to, that of the token endpoint first.
 */
export function keepsSecret(before: Profile, after: Profile): boolean {
  return (
    before.client_id === after.client_id &&
    secretGoesTo(before) === secretGoesTo(after) &&
    secretOrigins(after).every((origin) => secretOrigins(before).includes(origin))
  );
}

/** The origins of all endpoints that are sent the secret, as far as they are known. */
const secretOrigins = ({ metadata }: Profile): string[] =>
  endpoints
    .filter(({ sent }) => sent.includes('the client secret'))
    .map(({ name }) => metadata?.[name])
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).origin);

/** Where a profile's secret goes, as far as that is known. */
function secretGoesTo(profile: Profile): string {
  // Not yet discovered: the document decides, so the document must be the same.
  return profile.metadata
    ? new URL(profile.metadata.token_endpoint).origin
    : `discovery ${profile.discovery_url}`;
}

export type SecretReference = z.infer<typeof secretReferenceSchema>;

/** What a copy of a given profile keeps of its secret. */
export const referenceToSecretOf = (given: Profile): SecretReference => ({
  given: given.id,
  client_id: given.client_id,
  goes_to: secretGoesTo(given),
});

/** Whether a copy may still use the secret of the profile that was given: that one is as it was, and of the same client. */
export const mayUseSecretOf = (given: Profile, reference: SecretReference, copy: Profile): boolean =>
  given.id === reference.given &&
  given.client_id === reference.client_id &&
  copy.client_id === reference.client_id &&
  secretGoesTo(given) === reference.goes_to;

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
