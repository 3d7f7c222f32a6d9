import type { CubeVersion } from './version';

export type ApiScope = 'graphql' | 'meta' | 'data' | 'sql' | 'jobs';

/** The scopes of a token if CUBEJS_DEFAULT_API_SCOPES isn’t set. */
export const defaultScopes: Record<CubeVersion, readonly string[]> = {
  '0.33': ['graphql', 'meta', 'data'],
  '1': ['graphql', 'meta', 'data', 'sql'],
};

/** The scope that `GET /v1/sql` requires. */
export const sqlScope = (version: CubeVersion): ApiScope => (version === '1' ? 'sql' : 'data');

export const missingScope = (scope: ApiScope): string => `API scope is missing: ${scope}`;
