import { isHostedUiDomain, readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { isLoopback } from '@/lib/oidc/web-url';

/** Whether a host is the provider's own: below the issuer's, or one that Cognito or Google is known to use. */
export function belongsTo(issuer: URL, hostname: string): boolean {
  if (hostname === issuer.hostname) return true;
  if (isLoopback(issuer.hostname)) return isLoopback(hostname);
  if (hostname.endsWith(`.${issuer.hostname}`)) return true;
  if (readPoolHost(issuer.hostname) !== null)
    return isHostedUiDomain(hostname) || readPoolHost(hostname) !== null;
  return issuer.hostname === 'accounts.google.com' && /\.(googleapis|google)\.com$/.test(hostname);
}

/**
 * The metadata that may be used of a document that nobody has looked at and saved. The token endpoint is sent the code
 * and the secret, so its host must be the provider's own or one of `confirmed`; the endpoints that are sent a token
 * later are left out unless theirs are.
 */
export function confirmedMetadata(
  metadata: ProviderMetadata,
  confirmed: readonly string[],
): { ok: true; metadata: ProviderMetadata } | { ok: false; host: string } {
  const issuer = new URL(metadata.issuer);
  const known = (address: string): boolean => {
    const { host, hostname } = new URL(address);
    return belongsTo(issuer, hostname) || confirmed.includes(host);
  };
  if (!known(metadata.token_endpoint)) return { ok: false, host: new URL(metadata.token_endpoint).host };
  const { userinfo_endpoint, revocation_endpoint, ...rest } = metadata;
  return {
    ok: true,
    metadata: {
      ...rest,
      ...(userinfo_endpoint !== undefined && known(userinfo_endpoint) && { userinfo_endpoint }),
      ...(revocation_endpoint !== undefined && known(revocation_endpoint) && { revocation_endpoint }),
    },
  };
}
