import 'server-only';
import type { CubeRequest } from '@/lib/cube/cube-request';
import { withLines } from '@/lib/cube/findings/env-lines';
import type { Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { fetchCubeKeys } from './keys';

/** What a Cube with this `.env` makes of the token. Its keys are fetched unless they were given. Nothing of it is kept. */
export async function replayToken({
  token,
  env,
  keys,
  now = Date.now(),
  filter,
}: CubeRequest): Promise<Replay> {
  const source = keys !== null && 'url' in keys ? await fetchCubeKeys(keys.url) : keys;
  const { findings, ...outcomes } = await replay({
    token,
    settings: env.settings,
    secrets: env.secrets,
    keys: source,
    now,
    ...(filter && { filter }),
  });
  return { ...outcomes, findings: withLines(findings, env) };
}
