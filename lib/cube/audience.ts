import type { JsonObject } from '@/lib/json/object';
import type { TokenProvider } from './token-provider';

/**
 * The `aud` for CUBEJS_JWT_AUDIENCE. From a list, the API that the profile requests or its app client,
 * otherwise the first one that isn’t the provider’s own UserInfo endpoint, which Auth0 adds to the API.
 */
export function expectedAudience(claims: JsonObject, provider?: TokenProvider): string | undefined {
  const all = audiencesOf(claims);
  const known = [provider?.audience, provider?.client_id].find(
    (each) => each !== undefined && all.includes(each),
  );
  return known ?? all.find((each) => !/\/userinfo\/?$/.test(each)) ?? all[0];
}

export const audiencesOf = ({ aud }: JsonObject): string[] =>
  (Array.isArray(aud) ? aud : [aud]).filter((each) => typeof each === 'string');
