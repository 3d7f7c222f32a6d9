import { decode } from '@/lib/verify/decode';
import type { Run } from './run';

/**
 * When the current access token expires, in Unix seconds: by its own `exp`, otherwise by `expires_in` of its
 * response. `null` without either.
 */
export function accessTokenExpiry({
  token_response,
  exchanged_at,
  refreshes = [],
}: Pick<Run, 'token_response' | 'exchanged_at' | 'refreshes'>): number | null {
  if (token_response?.access_token === undefined) return null;
  const exp = decode(token_response.access_token).payload?.object?.exp;
  if (typeof exp === 'number') return exp;
  const received_at = refreshes.findLast(({ ok }) => ok)?.at ?? exchanged_at;
  const { expires_in } = token_response;
  return expires_in === undefined || received_at === undefined
    ? null
    : Math.floor(received_at / 1000) + expires_in;
}
