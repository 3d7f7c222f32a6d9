import 'server-only';
import type { Profile } from '@/lib/configure/profile/profile';
import { compare } from '@/lib/cube/compare';
import { readCubeQuery } from '@/lib/cube/cube-query';
import type { Run } from '@/lib/run/run';
import { idTokenInHand } from '@/lib/run/tokens';
import { askCube } from '@/lib/server/cube/ask-cube';
import { forecast, tokenSource } from '@/lib/server/cube/forecast';
import { loadProfile } from '@/lib/server/profiles/profiles';
import { changeRun } from '@/lib/server/store/runs';

type Cube = Pick<Profile, 'cube_url' | 'cube_settings'>;

/**
 * Sends the run's id_token to a Cube, by default that of its profile as the profile is now, and keeps what it said
 * beside what was foretold. Answers the run afterwards, `null` where this browser has no such run.
 */
export const askCubeOfRun = (id: string, browser: string, given?: Cube): Promise<Run | null> =>
  changeRun(id, browser, async (run) => {
    const token = idTokenInHand(run)?.id_token;
    if (token === undefined) return run;
    const { cube_url, cube_settings } =
      given ?? (await loadProfile(run.profile.id, browser))?.profile ?? run.profile;
    const read = readCubeQuery(cube_settings?.query ?? '');
    const transcript = [...run.transcript];
    const real = await askCube({ cube_url, token, query: read.ok ? read.query : null }, transcript);
    const { replay } = await forecast(await tokenSource(run.profile), cube_settings, token);
    return { ...run, transcript, cube: { real, comparisons: real.up ? compare(replay, real) : [] } };
  });
