import type { JsonObject } from '@/lib/json/object';
import type { TokenProvider } from './token-provider';

/**
 * The `aud` that CUBEJS_JWT_AUDIENCE should name. Of a list, the API that the profile asks for or its app client, else
 * the first that isn’t the provider’s own UserInfo: Auth0 puts that beside the API.
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
