import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';

export type Endpoint =
  | 'authorization_endpoint'
  | 'token_endpoint'
  | 'jwks_uri'
  | 'userinfo_endpoint'
  | 'end_session_endpoint'
  | 'revocation_endpoint';

/**
 * The endpoints of a provider, and what each one receives during a sign-in. Everything that restricts or
 * shows where data is sent uses this list: confirmation, ALLOWED_ISSUERS, the import preview, Save, and
 * sign-out.
 */
export const endpoints: readonly { name: Endpoint; sent: readonly string[] }[] = [
  { name: 'authorization_endpoint', sent: [] },
  { name: 'token_endpoint', sent: ['the code', 'the refresh token', 'the client secret'] },
  { name: 'jwks_uri', sent: [] },
  { name: 'userinfo_endpoint', sent: ['the access token'] },
  { name: 'end_session_endpoint', sent: ['the id_token'] },
  { name: 'revocation_endpoint', sent: ['the refresh token', 'the access token', 'the client secret'] },
];

/** Endpoints that receive something. */
export const sentEndpoints = endpoints.filter(({ sent }) => sent.length > 0);

/** The metadata without the endpoints that receive something and for which `keeps` returns false. */
export function withoutEndpoints<Metadata extends Partial<ProviderMetadata>>(
  metadata: Metadata,
  keeps: (address: string, name: Endpoint) => boolean,
): Metadata {
  const dropped = sentEndpoints
    .map(({ name }) => name)
    .filter((name) => {
      const address = metadata[name];
      return address !== undefined && !keeps(address, name);
    });
  const kept = Object.entries(metadata).filter(([name]) => !dropped.some((each) => each === name));
  return Object.fromEntries(kept) as Metadata;
}
