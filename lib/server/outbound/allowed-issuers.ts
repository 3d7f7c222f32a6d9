import 'server-only';
import type { ConfigureFailure } from '@/lib/configure/failure';
import type { Profile } from '@/lib/configure/profile/profile';
import { readProviderInput } from '@/lib/configure/provider-input';
import { demoIssuerPath } from '@/lib/demo-pool/clients';
import { isSameIssuer } from '@/lib/oidc/web-url';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';
import { givenProfiles } from '@/lib/server/profiles/given-profiles';

/**
 * The issuers that this server may contact: those in ALLOWED_ISSUERS, in the given profiles, and the demo
 * pool if it's enabled. `null` if any issuer is allowed.
 */
export function allowedIssuers(): readonly string[] | null {
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
  return allowedIssuers()?.some((allowed) => isSameIssuer(allowed, issuer)) ?? true;
}

export const notAllowed = (issuer: string): ConfigureFailure => ({
  step: 'configure',
  kind: 'issuer-not-allowed',
  issuer,
  allowed: allowedIssuers() ?? [],
});

/** As far as known without a request to the provider. */
export function issuerOf({ metadata, discovery_url }: Profile): string | null {
  if (metadata) return metadata.issuer;
  const read = readProviderInput(discovery_url);
  return read.ok ? read.issuer : null;
}
