import type { Serving } from '../serve';
import type { RawStep } from './raw';

const known = {
  '0.33': ['graphql', 'meta', 'data', 'jobs'],
  '1': ['graphql', 'meta', 'data', 'sql', 'jobs'],
};

/** Why Cube can’t use what `contextToApiScopes` returned, in its own words; `null` where it can. */
export function scopesProblem({ returned, threw }: RawStep, { version }: Serving): string | null {
  if (threw !== undefined) return threw;
  if (!Array.isArray(returned)) {
    return 'Error: A user-defined contextToApiScopes function returns an inconsistent type.';
  }
  const wrong = returned.find((scope) => !known[version].includes(String(scope)));
  return wrong === undefined
    ? null
    : `Error: A user-defined contextToApiScopes function returns a wrong scope: ${wrong}`;
}
