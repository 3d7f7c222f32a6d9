import type { Refresh, Run } from './run';

/** How many are kept, and how many characters of them. */
const most = 20;
const mostCharacters = 500_000;

/**
 * `refreshes` as a run keeps them: the newest ones. Never dropped are those that the run is still read by: the last
 * one, the one that brought the id_token in hand, and the first id_token where the sign-in itself brought none.
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
