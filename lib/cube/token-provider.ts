import type { JsonObject } from '@/lib/json/object';
import { poolIdOf } from '@/lib/oidc/pool-id';
import type { CubeProvider } from './outcome';

/** The provider of a pasted token: the profile’s, or another one that only the token names. */
export type TokenProvider = Omit<CubeProvider, 'jwks_uri'> & { jwks_uri: string | null };

/** A pasted token of another issuer defines its own values, whichever profile is selected. */
export function providerOf(provider: CubeProvider, claims: JsonObject | null): TokenProvider {
  const iss = claims?.iss;
  if (typeof iss !== 'string' || iss === provider.issuer) return provider;
  const { client_id } = provider;
  if (poolIdOf(iss) !== null) return { issuer: iss, jwks_uri: `${iss}/.well-known/jwks.json`, client_id };
  return { issuer: iss, jwks_uri: null, client_id };
}
