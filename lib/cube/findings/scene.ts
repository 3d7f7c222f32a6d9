import { poolIdOf } from '@/lib/oidc/pool-id';
import type { Decoded } from '@/lib/verify/decode';
import type { JsonObject } from '@/lib/verify/json-object';
import type { CubeProvider, ReplayInput } from '../outcome';
import type { Scene } from './finding';

/** The settings, and what they should say. `decoded` is the token at hand, where there is one. */
export function sceneOf(
  settings: ReplayInput['settings'],
  provider: CubeProvider | undefined,
  decoded: Decoded | null,
): Scene {
  const claims = decoded?.payload?.object ?? null;
  const header = decoded?.header.object ?? null;
  return {
    settings,
    header,
    claims,
    sure: provider !== undefined,
    expected: provider ?? (claims === null ? {} : saidBy(claims)),
  };
}

/** With no profile, the token tells who issued it, and for whom. */
function saidBy({ iss, aud, client_id }: JsonObject): Scene['expected'] {
  const audience = Array.isArray(aud) && aud.length === 1 ? aud[0] : (aud ?? client_id);
  return {
    ...(typeof iss === 'string' && { issuer: iss }),
    ...(typeof iss === 'string' && poolIdOf(iss) !== null && { jwks_uri: `${iss}/.well-known/jwks.json` }),
    ...(typeof audience === 'string' && { client_id: audience }),
  };
}
