import { poolIdOf } from '@/lib/oidc/pool-id';
import type { Decoded } from '@/lib/verify/decode';
import type { JsonObject } from '@/lib/verify/json-object';
import { expectedAudience } from '../audience';
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
  // A token of another issuer speaks for itself, whichever profile is selected.
  const own = claims === null || claims.iss === provider?.issuer ? provider : undefined;
  return {
    settings,
    header,
    claims,
    sure: own !== undefined,
    expected: {
      ...(own ? { issuer: own.issuer, jwks_uri: own.jwks_uri } : saidBy(claims)),
      ...audienceOf(claims, own),
    },
  };
}

/** With no profile, the token tells who issued it. */
function saidBy(claims: JsonObject | null): Scene['expected'] {
  const iss = claims?.iss;
  if (typeof iss !== 'string') return {};
  return { issuer: iss, ...(poolIdOf(iss) !== null && { jwks_uri: `${iss}/.well-known/jwks.json` }) };
}

function audienceOf(claims: JsonObject | null, provider: CubeProvider | undefined): Scene['expected'] {
  const audience = claims === null ? provider?.client_id : expectedAudience(claims, provider);
  return audience === undefined ? {} : { audience };
}
