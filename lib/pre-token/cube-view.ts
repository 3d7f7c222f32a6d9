import { isReadable, modelContextOf, rowsFor } from '@/lib/cube/contexts';
import type { JsonObject } from '@/lib/verify/json-object';

/** What a Cube with this namespace reads in an id token. `rows`: see `Outcome` of the cube step. */
export type CubeView = {
  namespace: string | null;
  context: unknown;
  /** `unreadable` is a claim that is no object: every query of such a cube fails. */
  rows: 'own' | 'all' | 'unreadable';
};

/** `namespace` is CUBEJS_JWT_CLAIMS_NAMESPACE, `null` where there is none. */
export function cubeView(claims: JsonObject, namespace: string | null): CubeView {
  const context = modelContextOf(claims, namespace ?? undefined);
  return { namespace, context, rows: isReadable(context) ? rowsFor(context) : 'unreadable' };
}
