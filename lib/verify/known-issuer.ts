import type { JsonObject } from '@/lib/json/object';

type Known = { issuer: string; client_id: string };

/**
 * Which of `known` issued the token for which client: matches `iss`, and `aud` or an access token's
 * `client_id`. `undefined` if there's no match.
 */
export function knownIssuerOf<T extends Known>(
  claims: JsonObject | null | undefined,
  known: readonly T[],
): T | undefined {
  if (!claims) return undefined;
  const { iss, aud, client_id } = claims;
  const clients = [aud, client_id].flat();
  return known.find(
    (each) => each.issuer === iss && each.client_id !== '' && clients.includes(each.client_id),
  );
}
