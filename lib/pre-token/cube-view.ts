import { type ClaimPath, claimPathText } from '@/lib/cube/claim-path';
import { isReadable, modelContextOf } from '@/lib/cube/contexts';
import { filterBy } from '@/lib/cube/model-filter';
import type { Rows } from '@/lib/cube/outcome';
import { newestCube } from '@/lib/cube/version';
import type { JsonObject } from '@/lib/json/object';

/** What a Cube with this namespace reads from an id_token. `rows`: see `Outcome` in lib/cube. */
export type CubeView = {
  namespace: string | null;
  context: unknown;
  /** The path that the model filters by; `null` if the profile has none. */
  filter: string | null;
  /** `unreadable`: the claim isn't an object or has no such path. Every query of such a cube fails. */
  rows: Rows | 'unreadable';
};

/** `namespace` is CUBEJS_JWT_CLAIMS_NAMESPACE, `null` if there is none. */
export function cubeView(claims: JsonObject, namespace: string | null, filter: ClaimPath | null): CubeView {
  const context = modelContextOf(claims, namespace ?? undefined);
  return { namespace, context, filter: filter && claimPathText(filter), rows: rowsOf(context, filter) };
}

function rowsOf(context: unknown, filter: ClaimPath | null): CubeView['rows'] {
  if (!isReadable(context)) return 'unreadable';
  if (filter === null) return 'unknown';
  const { kind } = filterBy(context, filter, newestCube);
  return kind === 'threw' || kind === 'broken' ? 'unreadable' : kind;
}
