import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import { isJsonObject, type JsonObject } from '@/lib/json/object';
import { checkClaims } from './check-claims';
import { filterOf } from './filter-of';
import { modeOf } from './mode';
import { cubeOptions } from './options';
import type { Outcome, Replay } from './outcome';
import { serve } from './serve';
import { newestCube } from './version';

/** Reads claims as typed. */
export function readClaims(text: string): { ok: true; claims: JsonObject } | { ok: false; problem: string } {
  try {
    const claims: unknown = JSON.parse(text);
    return isJsonObject(claims) ? { ok: true, claims } : { ok: false, problem: 'Claims are a JSON object.' };
  } catch (error) {
    return { ok: false, problem: `Not JSON: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}

/**
 * Predicts how Cube handles these claims if they are signed with an accepted key. Runs in the page while the
 * user types.
 */
export function whatIf(claims: JsonObject, settings: CubeSettings, now: number): Replay {
  const options = cubeOptions(settings);
  const filter = filterOf(settings);
  const serving = {
    namespace: options.claims_namespace,
    scopes: options.scopes,
    version: settings.version ?? newestCube,
    filter,
  };
  const reason = checkClaims(claims, options, now);
  const served = serve(reason === null ? claims : undefined, serving);
  return {
    dev: served,
    enforced: reason === null ? served : rejected(reason),
    findings: [],
    mode: modeOf(settings),
  };
}

function rejected(reason: string): Outcome {
  const answer = { status: 403, body: { error: 'Invalid token' } };
  return { meta: answer, load: answer, reason, securityContext: null, modelContext: null };
}
