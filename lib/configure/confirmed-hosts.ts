import { isHostedUiDomain, readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { isLoopback } from '@/lib/oidc/web-url';
import { withoutEndpoints } from './endpoints';

/** Where an endpoint is from: the provider's own discovery document, or a person who typed or shared it. */
export type NamedBy = 'document' | 'someone';

/** The hosts of Google's endpoints. Anyone can have a page below google.com and googleapis.com. */
const googleIssuer = 'accounts.google.com';
const googleHosts = new Set([
  googleIssuer,
  'oauth2.googleapis.com',
  'www.googleapis.com',
  'openidconnect.googleapis.com',
]);

/** Microsoft Entra ID's UserInfo endpoint is at Microsoft Graph. */
const entraIssuer = 'login.microsoftonline.com';
const entraHosts = new Set([entraIssuer, 'graph.microsoft.com']);

/**
 * Whether a host is the provider's own, so that no user has to confirm it. Every Cognito tenant can have a
 * domain below amazoncognito.com, so only the pool's own document can name the right one.
 */
export function belongsTo(issuer: URL, hostname: string, by: NamedBy): boolean {
  if (isLoopback(issuer.hostname)) return isLoopback(hostname);
  if (issuer.hostname === googleIssuer) return googleHosts.has(hostname);
  if (issuer.hostname === entraIssuer) return entraHosts.has(hostname);
  const pool = readPoolHost(issuer.hostname);
  if (pool === null) return hostname === issuer.hostname || hostname.endsWith(`.${issuer.hostname}`);
  return readPoolHost(hostname)?.region === pool.region || (by === 'document' && isHostedUiDomain(hostname));
}

/**
 * The part of the metadata that is safe to use before a user has reviewed and saved it. The token endpoint
 * receives the code and the secret, so its host must be the provider's own or in `confirmed`. Other endpoints
 * that receive something are omitted unless their hosts are, too.
 */
export function confirmedMetadata(
  metadata: ProviderMetadata,
  confirmed: readonly string[],
): { ok: true; metadata: ProviderMetadata } | { ok: false; host: string } {
  const issuer = new URL(metadata.issuer);
  const isConfirmed = (address: string): boolean => {
    const { host, hostname } = new URL(address);
    return belongsTo(issuer, hostname, 'document') || confirmed.includes(host);
  };
  if (!isConfirmed(metadata.token_endpoint))
    return { ok: false, host: new URL(metadata.token_endpoint).host };
  return { ok: true, metadata: withoutEndpoints(metadata, isConfirmed) };
}
