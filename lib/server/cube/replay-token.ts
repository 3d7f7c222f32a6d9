import 'server-only';
import type { CubeRequest } from '@/lib/cube/cube-request';
import { withLines } from '@/lib/cube/findings/env-lines';
import type { Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { fetchCubeKeys } from './keys';

/** What a Cube with this `.env` makes of the token. Its keys are fetched where none were given. */
export async function replayToken({ token, env, keys, now = Date.now() }: CubeRequest): Promise<Replay> {
  const source = keys !== null && 'url' in keys ? await fetchCubeKeys(keys.url) : keys;
  const { findings, ...outcomes } = await replay({ token, settings: env.settings, keys: source, now });
  return { ...outcomes, findings: withLines(findings, env) };
}
