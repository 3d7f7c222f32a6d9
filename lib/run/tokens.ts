import type { Profile } from '@/lib/configure/profile/profile';
import type { TokenName, TokenResponse } from '@/lib/exchange/token-response';
import type { Run } from './run';

type Tokens = Pick<Run, 'grant' | 'token_response' | 'first_response' | 'refreshes' | 'revocation'>;

/** All token responses, oldest first: the sign-in, then each successful refresh. */
export function tokenResponses({ token_response, first_response, refreshes = [] }: Tokens): TokenResponse[] {
  const first = first_response ?? token_response;
  return first ? [first, ...refreshes.flatMap((each) => (each.ok ? [each.token_response] : []))] : [];
}

/**
 * The current id_token with the access token from the same response, which its `at_hash` refers to.
 * `refreshed`: it's from a refresh instead of the sign-in.
 */
export type IdTokenInHand = { id_token: string; access_token?: string; refreshed: boolean };

export function idTokenInHand(run: Tokens): IdTokenInHand | null {
  const responses = tokenResponses(run);
  const index = responses.findLastIndex(({ id_token }) => id_token !== undefined);
  const { id_token, access_token } = responses[index] ?? {};
  if (id_token === undefined) return null;
  return { id_token, ...(access_token !== undefined && { access_token }), refreshed: index > 0 };
}

/** Whether there is no user: the token is for the client itself. */
export const isMachine = ({ grant }: Pick<Run, 'grant'>): boolean => grant === 'client_credentials';

/** One of the current tokens. The access token of a sign-in is from the same response as the id_token. */
export const tokenNamed = (run: Tokens, name: TokenName): string | undefined =>
  isMachine(run) ? run.token_response?.[name] : idTokenInHand(run)?.[name];

/** The main token of a run, which the result is about. */
export function mainToken(run: Tokens): { name: TokenName; token: string } | null {
  const name = isMachine(run) ? 'access_token' : 'id_token';
  const token = tokenNamed(run, name);
  return token === undefined ? null : { name, token };
}

/**
 * The token for Cube: the access token if the profile requests an API's audience, as in Cube's Auth0 guide,
 * and the provider returns a JWT; otherwise, the id_token.
 */
export function tokenForCube(run: Tokens & { profile: Pick<Profile, 'extra_parameters'> }): TokenName {
  if (isMachine(run)) return 'access_token';
  const access = idTokenInHand(run)?.access_token;
  return run.profile.extra_parameters.audience && access?.split('.').length === 3
    ? 'access_token'
    : 'id_token';
}

/** When the last refresh was requested, according to the HTTP log; 0 if there was none. */
export const lastRefreshAt = ({ refreshes }: Tokens): number => refreshes?.at(-1)?.at ?? 0;

/**
 * When the current tokens were revoked with Claimcheck; `null` if they weren't, or if a refresh has replaced
 * them since.
 */
export function revokedAt({ revocation, refreshes = [] }: Tokens): number | null {
  if (!revocation?.ok) return null;
  const renewed = refreshes.some(({ ok, at }) => ok && at > revocation.at);
  return renewed ? null : revocation.at;
}
