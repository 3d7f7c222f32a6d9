import 'server-only';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { Profile } from '@/lib/configure/profile/profile';
import { readProviderInput } from '@/lib/configure/provider-input';
import { demoIssuerPath } from '@/lib/demo-pool/clients';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';
import { givenProfiles } from '@/lib/server/profiles/given-profiles';

/**
 * The issuers that this server has to do with: those of ALLOWED_ISSUERS, of the profiles that it was given, and of the
 * demo pool where it was asked for. `null` where any will do.
 */
function allowedIssuers(): readonly string[] | null {
  const { allowed_issuers, demo_pool } = environment();
  if (allowed_issuers === null) return null;
  return singleton('allowed-issuers', () => [
    ...new Set([
      ...allowed_issuers,
      ...givenProfiles().flatMap(({ profile }) => issuerOf(profile) ?? []),
      ...(demo_pool.at === 'nowhere' ? [] : [`${demo_pool.issuer_origin}${demoIssuerPath}`]),
    ]),
  ]);
}

export function isAllowedIssuer(issuer: string): boolean {
  const wanted = withoutSlash(issuer);
  return allowedIssuers()?.some((allowed) => withoutSlash(allowed) === wanted) ?? true;
}

export const notAllowed = (issuer: string): ConfigureFailure => ({
  step: 'configure',
  kind: 'issuer-not-allowed',
  issuer,
  allowed: allowedIssuers() ?? [],
});

/**
 * Whether a request may go there at all: to an allowed issuer, to what its discovery document names, or to what a given
 * profile names, its Cube among it. Whatever a user of the server types, and whatever a provider answers, asks nobody
 * else.
 */
export async function isAllowedAddress(url: string): Promise<boolean> {
  const issuers = allowedIssuers();
  if (issuers === null) return true;
  const { origin } = new URL(url);
  const given = givenProfiles().flatMap(({ profile }) => [profile.cube_url, ...endpoints(profile.metadata)]);
  if ([...issuers, ...given].some((address) => originOf(address) === origin)) return true;
  // Its requests come here too, and go to an issuer.
  const { discover } = await import('./discovery');
  const documents = await Promise.all(
    issuers.map((issuer) => discover(`${withoutSlash(issuer)}/.well-known/openid-configuration`, issuer)),
  );
  return documents.some(
    (found) => found.ok && endpoints(found.metadata).some((address) => originOf(address) === origin),
  );
}

/** As far as it is known without asking the provider. */
export function issuerOf({ metadata, discovery_url }: Profile): string | null {
  if (metadata) return metadata.issuer;
  const read = readProviderInput(discovery_url);
  return read.ok ? read.issuer : null;
}

const endpoints = (metadata: ProviderMetadata | undefined): string[] =>
  metadata
    ? [
        metadata.token_endpoint,
        metadata.jwks_uri,
        metadata.userinfo_endpoint,
        metadata.revocation_endpoint,
      ].filter((address) => address !== undefined)
    : [];

const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null);

const withoutSlash = (issuer: string): string => issuer.replace(/\/$/, '');
