import type { Profile } from '@/lib/configure/profile/profile';
import type { TokenName, TokenResponse } from '@/lib/exchange/token-response';
import type { Run } from './run';

type Tokens = Pick<Run, 'grant' | 'token_response' | 'first_response' | 'refreshes' | 'revocation'>;

/** What the token endpoint has answered so far, oldest first: the login, then each refresh that brought tokens. */
export function tokenResponses({ token_response, first_response, refreshes = [] }: Tokens): TokenResponse[] {
  const first = first_response ?? token_response;
  return first ? [first, ...refreshes.flatMap((each) => (each.ok ? [each.token_response] : []))] : [];
}

/**
 * The id_token in hand, beside the access token that came with it, which is the one that its `at_hash` is of.
 * `refreshed` tells whether a refresh brought it, or the login.
 */
export type IdTokenInHand = { id_token: string; access_token?: string; refreshed: boolean };

export function idTokenInHand(run: Tokens): IdTokenInHand | null {
  const responses = tokenResponses(run);
  const index = responses.findLastIndex(({ id_token }) => id_token !== undefined);
  const { id_token, access_token } = responses[index] ?? {};
  if (id_token === undefined) return null;
  return { id_token, ...(access_token !== undefined && { access_token }), refreshed: index > 0 };
}

/** Whether no user signs in: the token is for the client itself. */
export const isMachine = ({ grant }: Pick<Run, 'grant'>): boolean => grant === 'client_credentials';

/** One of the tokens in hand: the access token of a sign-in is the one that came with its id_token. */
export const tokenNamed = (run: Tokens, name: TokenName): string | undefined =>
  isMachine(run) ? run.token_response?.[name] : idTokenInHand(run)?.[name];

/** The token that the run is for, and that its verdict is of. */
export function mainToken(run: Tokens): { name: TokenName; token: string } | null {
  const name = isMachine(run) ? 'access_token' : 'id_token';
  const token = tokenNamed(run, name);
  return token === undefined ? null : { name, token };
}

/**
 * Which of a sign-in's tokens Cube is meant to get: the access token where the profile asks for an API's audience, as in
 * Cube's Auth0 guide, and the provider answers with a JWT; else the id_token.
 */
export function tokenForCube(run: Tokens & { profile: Pick<Profile, 'extra_parameters'> }): TokenName {
  if (isMachine(run)) return 'access_token';
  const access = idTokenInHand(run)?.access_token;
  return run.profile.extra_parameters.audience && access?.split('.').length === 3
    ? 'access_token'
    : 'id_token';
}

/** When the last refresh was asked for, by its place in the transcript; 0 if there was none. */
export const lastRefreshAt = ({ refreshes }: Tokens): number => refreshes?.at(-1)?.at ?? 0;

/** When the tokens in hand were revoked here; `null` where they were not, or where a refresh has brought others since. */
export function revokedAt({ revocation, refreshes = [] }: Tokens): number | null {
  if (!revocation?.ok) return null;
  const renewed = refreshes.some(({ ok, at }) => ok && at > revocation.at);
  return renewed ? null : revocation.at;
}
