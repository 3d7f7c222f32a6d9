import 'server-only';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { sentEndpoints } from '@/lib/configure/endpoints';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { withoutSlash } from '@/lib/oidc/web-url';
import { givenProfiles } from '@/lib/server/profiles/given-profiles';
import { allowedIssuers } from './allowed-issuers';
import { discovered, discoveredKey } from './discovered';
import { limitedFetch } from './limited-fetch';
import { freshness } from './recent';

/**
 * Whether a request may be sent to a URL: to an allowed issuer, an endpoint in its discovery document, or a
 * URL in a given profile, including its Cube. User input and provider responses can't trigger requests to
 * other hosts.
 */
export async function isAllowedAddress(url: string): Promise<boolean> {
  const issuers = allowedIssuers();
  if (issuers === null) return true;
  const { origin } = new URL(url);
  const given = givenProfiles().flatMap(({ profile }) => [
    profile.cube_url,
    ...addressesOf(profile.metadata),
  ]);
  if ([...issuers, ...given].some((address) => originOf(address) === origin)) return true;
  const documents = await Promise.all(issuers.map(readMetadata));
  return documents.some((metadata) => addressesOf(metadata).some((address) => originOf(address) === origin));
}

/** `discover` uses `send`, which calls this function. An allowed issuer's own host doesn't need it. */
async function readMetadata(issuer: string): Promise<ProviderMetadata | undefined> {
  const url = `${withoutSlash(issuer)}/.well-known/openid-configuration`;
  const key = discoveredKey(url, issuer);
  const known = discovered().get(key);
  if (known) return known.metadata;
  const result = await limitedFetch(url, { headers: { accept: 'application/json' } });
  if (!result.ok) return undefined;
  const read = readDiscoveryDocument(result.response, issuer);
  if (!read.ok) return undefined;
  discovered().set(key, read, freshness(result.response.headers));
  return read.metadata;
}

/** The URLs in the metadata that receive requests: for keys, or with data of a sign-in. */
const addressesOf = (metadata: ProviderMetadata | undefined): string[] =>
  metadata
    ? [metadata.jwks_uri, ...sentEndpoints.map(({ name }) => metadata[name])].filter(
        (address) => address !== undefined,
      )
    : [];

const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null);
