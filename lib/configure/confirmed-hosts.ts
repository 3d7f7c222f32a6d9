import { isHostedUiDomain, readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { isLoopback } from '@/lib/oidc/web-url';
import { withoutEndpoints } from './endpoints';

/** Who named an endpoint: the provider's own discovery document, or someone who typed or shared it. */
export type NamedBy = 'document' | 'someone';

/** Google has its endpoints on these. Below google.com and googleapis.com anyone can have a page of their own. */
const googleIssuer = 'accounts.google.com';
const googleHosts = new Set([
  googleIssuer,
  'oauth2.googleapis.com',
  'www.googleapis.com',
  'openidconnect.googleapis.com',
]);

/** Microsoft Entra ID has UserInfo at Microsoft Graph. */
const entraIssuer = 'login.microsoftonline.com';
const entraHosts = new Set([entraIssuer, 'graph.microsoft.com']);

/**
 * Whether a host is the provider's own, so that nobody has to confirm it. Every tenant of Cognito can have a domain
 * below amazoncognito.com: only the pool's own document can tell that one is the pool's.
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
 * The metadata that may be used of a document that nobody has looked at and saved. The token endpoint is sent the code
 * and the secret, so its host must be the provider's own or one of `confirmed`; the other endpoints that are sent
 * something are left out unless theirs are.
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
