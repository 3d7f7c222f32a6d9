import 'server-only';
import type { CubeRequest } from '@/lib/cube/cube-request';
import { withLines } from '@/lib/cube/findings/env-lines';
import type { ModelView } from '@/lib/cube/model/model';
import { modelOfReplay } from '@/lib/cube/model/predict-model';
import type { Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { newestCube } from '@/lib/cube/version';
import { fetchCubeKeys } from './keys';
import { readModelScript } from './read-model';

/**
 * Predicts how a Cube with this `.env` handles the token. Its keys are fetched unless they were provided.
 * Nothing is stored.
 */
export async function replayToken({
  token,
  env,
  keys,
  now = Date.now(),
  filter,
  model,
  groups,
}: CubeRequest): Promise<Replay & { model?: ModelView }> {
  const source = keys !== null && 'url' in keys ? await fetchCubeKeys(keys.url) : keys;
  const told = await replay({
    token,
    settings: env.settings,
    secrets: env.secrets,
    keys: source,
    now,
    ...(filter && { filter }),
  });
  const { findings, ...outcomes } = told;
  const answer = { ...outcomes, findings: withLines(findings, env) };
  if (model === undefined) return answer;
  const version = env.settings.version ?? newestCube;
  return {
    ...answer,
    model: await modelOfReplay(model, told, { groups: groups ?? null, version }, readModelScript),
  };
}
