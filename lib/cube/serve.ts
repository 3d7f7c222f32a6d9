import { defaultScopes, missingScope, sqlScope } from './api-scopes';
import type { ClaimPath } from './claim-path';
import { isReadable, modelContextOf } from './contexts';
import { filterBy } from './model-filter';
import { isBrokenSql, type Outcome } from './outcome';
import type { CubeVersion } from './version';

/** How a Cube handles a request that has passed its check. */
export type Serving = {
  namespace: string | undefined;
  scopes: readonly string[] | undefined;
  filter: ClaimPath | undefined;
  version: CubeVersion;
};

/** @param securityContext the result of the check; `undefined` for a request without one */
export function serve(securityContext: unknown, serving: Serving): Outcome {
  const modelContext = modelContextOf(securityContext, serving.namespace);
  const scopes = serving.scopes ?? defaultScopes[serving.version];
  const load = scopes.includes('data') ? query(modelContext, serving) : refusal('data');
  const meta = scopes.includes('meta') ? { status: 200, body: null } : refusal('meta');
  const forSql = sqlScope(serving.version);
  const sql = scopes.includes(forSql) ? sqlOf(query(modelContext, serving)) : refusal(forSql);
  return {
    meta,
    load,
    ...(isSame(load, sql) ? {} : { sql }),
    reason: reasonIn(meta) ?? reasonIn(load),
    securityContext: securityContext ?? null,
    modelContext: modelContext ?? null,
  };
}

const refusal = (scope: Parameters<typeof missingScope>[0]) => ({
  status: 403,
  body: { error: missingScope(scope) },
});

const unreadable = 'TypeError: Cannot create proxy with a non-object as target or handler';

function query(modelContext: unknown, { filter, version }: Serving): Outcome['load'] {
  if (!isReadable(modelContext)) return { status: 500, body: { error: unreadable } };
  if (filter === undefined) return { status: 200, body: null, rows: 'unknown' };
  const filtered = filterBy(modelContext, filter, version);
  switch (filtered.kind) {
    case 'threw':
      return { status: 500, body: { error: filtered.error } };
    case 'broken':
      return { status: 400, body: null, values: filtered.values };
    default:
      return { status: 200, body: null, rows: filtered.kind, values: filtered.values };
  }
}

/** If only the database rejects the query, the SQL is still generated. */
const sqlOf = (load: Outcome['load']) =>
  isBrokenSql(load) ? { status: 200, body: null } : { status: load.status, body: load.body };

const isSame = (one: Outcome['load'], other: { status: number | null; body: unknown }) =>
  one.status === other.status && JSON.stringify(one.body) === JSON.stringify(other.body);

const reasonIn = ({ body }: { body: unknown }): string | null =>
  (body as { error?: string } | null)?.error ?? null;
