import type { Refresh, Run } from './run';

/** Maximum number of refreshes, and of their characters. */
const most = 20;
const mostCharacters = 500_000;

/**
 * The newest `refreshes`, which a run keeps. Never drops those that are still needed: the last one, the one
 * with the current id_token, and the first id_token if the sign-in itself returned none.
 */
export function keptRefreshes(refreshes: readonly Refresh[], first: Run['first_response']): Refresh[] {
  const brought = refreshes.filter((each) => each.ok && each.token_response.id_token !== undefined);
  const needed = new Set([
    refreshes.at(-1),
    brought.at(-1),
    ...(first?.id_token === undefined ? brought.slice(0, 1) : []),
  ]);
  let places = most;
  let characters = mostCharacters;
  return refreshes
    .toReversed()
    .filter((each) => {
      places -= 1;
      characters -= JSON.stringify(each).length;
      return needed.has(each) || (places >= 0 && characters >= 0);
    })
    .toReversed();
}
