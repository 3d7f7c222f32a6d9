import 'server-only';
import type { Profile } from '@/lib/configure/profile/profile';
import { compare } from '@/lib/cube/compare';
import { readCubeQuery } from '@/lib/cube/cube-query';
import { filterOf } from '@/lib/cube/filter-of';
import type { TokenName } from '@/lib/exchange/token-response';
import type { Run } from '@/lib/run/run';
import { tokenForCube, tokenNamed } from '@/lib/run/tokens';
import { askCube } from '@/lib/server/cube/ask-cube';
import { type Assumed, forecast, tokenSource } from '@/lib/server/cube/forecast';
import { loadProfile } from '@/lib/server/profiles/profiles';
import { changeRun } from '@/lib/server/store/runs';

type Given = Pick<Profile, 'cube_url' | 'cube_settings'> & Pick<Assumed, 'secrets' | 'configuration'>;

/**
 * Tests one of the run's tokens against a Cube (by default the profile's current one), and stores the
 * response next to the prediction. Returns the changed run; `null` if this browser has no such run.
 */
export const askCubeOfRun = (
  id: string,
  browser: string,
  name: TokenName | null,
  given?: Given,
): Promise<Run | null> =>
  changeRun(id, browser, async (run) => {
    const used = name ?? tokenForCube(run);
    const token = tokenNamed(run, used);
    if (token === undefined) return run;
    const { cube_url, cube_settings, secrets, configuration } = { ...(await cubeOf(run, browser)), ...given };
    const read = readCubeQuery(cube_settings?.query ?? '');
    const transcript = [...run.transcript];
    const asked = {
      cube_url,
      token,
      query: read.ok ? read.query : null,
      base_path: cube_settings?.base_path,
    };
    const real = await askCube(asked, transcript);
    const { replay } = await forecast(
      await tokenSource(run.profile),
      { settings: cube_settings, ...(secrets && { secrets }), ...(configuration && { configuration }) },
      token,
    );
    const comparisons = real.up ? compare(replay, real, filterOf(cube_settings ?? {})) : [];
    return { ...run, transcript, cube: { real, comparisons, token: used } };
  });

const cubeOf = async (run: Run, browser: string): Promise<Given> =>
  (await loadProfile(run.profile.id, browser))?.profile ?? run.profile;
