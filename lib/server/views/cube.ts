import { settingsOf } from '@/lib/cube/settings-of';
import type { Run } from '@/lib/run/run';
import { idTokenInHand } from '@/lib/run/tokens';
import { fittingEnv, forecast, tokenSource } from '@/lib/server/cube/forecast';
import type { Browser } from '@/lib/server/http/browser';
import { listProfiles, selectedProfile } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import { decode } from '@/lib/verify/decode';
import type { CubePageView, KnownRun } from '@/lib/views/cube';

/** More logins than anybody chooses from. */
const maxRuns = 20;

/** `run` and `profile` are ids as the address has them; what does not exist is passed over. */
export async function viewOfCubePage(browser: Browser, run: string, profile: string): Promise<CubePageView> {
  const profiles = await listProfiles(browser.id);
  const all = (await listRuns(browser.id)).filter((each) => idTokenInHand(each) !== null);
  const wanted = all.find(({ id }) => id === run);
  const stored =
    profiles.find(({ profile: { id } }) => id === (wanted?.profile.id ?? profile)) ??
    (await selectedProfile(browser));
  const { id, name, cube_url, cube_settings } = stored.profile;
  const runs = all.filter((each) => each.profile.id === id).slice(0, maxRuns);
  const first = wanted ?? runs[0];
  const token = first ? (idTokenInHand(first)?.id_token ?? null) : null;
  const source = await tokenSource(stored.profile);
  const settings = cube_settings ?? settingsOf(fittingEnv(source, token));
  return {
    profile: { id, name, cube_url, read_only: stored.read_only },
    profiles: profiles.map((each) => ({ id: each.profile.id, name: each.profile.name })),
    settings,
    saved: cube_settings !== undefined,
    runs: runs.map(known),
    run: first?.id ?? null,
    replayed: token === null ? null : await forecast(source, settings, token),
    is_demo: id === 'demo',
    now: Date.now(),
  };
}

function known(run: Run): KnownRun {
  const claims = decode(idTokenInHand(run)?.id_token ?? '').payload?.object ?? {};
  const user = claims['cognito:username'] ?? claims.email ?? claims.sub;
  const { exp } = claims;
  return {
    id: run.id,
    user: typeof user === 'string' ? user : 'somebody',
    created_at: run.created_at,
    exp: typeof exp === 'number' ? exp : null,
  };
}
