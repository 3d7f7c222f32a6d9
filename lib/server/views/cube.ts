import { basename } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { CubeSettings } from '@/lib/configure/profile/cube-settings';
import { settingsOf } from '@/lib/cube/env-text';
import { filterCandidates } from '@/lib/cube/filter-candidates';
import { modelOfReplay } from '@/lib/cube/model/predict-model';
import { cubeOptions } from '@/lib/cube/options';
import { newestCube } from '@/lib/cube/version';
import type { TokenName } from '@/lib/exchange/token-response';
import type { Run } from '@/lib/run/run';
import { mainToken, tokenForCube, tokenNamed } from '@/lib/run/tokens';
import { configurationPath } from '@/lib/server/cube/configuration-file';
import {
  type Assumed,
  type Forecast,
  fittingEnv,
  forecast,
  type TokenSource,
  tokenSource,
} from '@/lib/server/cube/forecast';
import { readModelScript } from '@/lib/server/cube/read-model';
import type { Session } from '@/lib/server/http/session';
import { listProfiles, loadProfile, selectedProfile } from '@/lib/server/profiles/profiles';
import { listRuns } from '@/lib/server/store/runs';
import { decode } from '@/lib/verify/decode';
import { tokenOwner } from '@/lib/verify/token-owner';
import type { ConfigurationView, CubePageView, KnownRun, Replayed } from '@/lib/views/cube';

/** Sign-ins to choose from: as many as fit the byte budget of the page. */
const maxRuns = 4;

/** `run` and `profile` are IDs from the URL. Those that don't exist are ignored. */
export async function viewOfCubePage(session: Session, asked: PageQuery): Promise<CubePageView> {
  const profiles = await listProfiles(session.id);
  const all = (await listRuns(session.id)).filter((each) => mainToken(each) !== null);
  const wanted = all.find(({ id }) => id === asked.run);
  const stored =
    (await loadProfile(wanted?.profile.id ?? asked.profile, session.id)) ?? (await selectedProfile(session));
  const { id, name, cube_url, cube_settings } = stored.profile;
  const runs = all.filter((each) => each.profile.id === id).slice(0, maxRuns);
  const first = wanted ?? runs[0];
  // An older one, from the link on its page.
  if (first && !runs.includes(first)) runs.push(first);
  const token_name = first && (tokenNameOf(asked.token) ?? tokenForCube(first));
  const token = (first && token_name && tokenNamed(first, token_name)) ?? null;
  const source = await tokenSource(stored.profile);
  const settings = cube_settings ?? settingsOf(fittingEnv(source, token));
  return {
    profile: { id, name, cube_url, read_only: stored.read_only },
    profiles: profiles.map((each) => ({ id: each.profile.id, name: each.profile.name })),
    settings,
    saved: cube_settings !== undefined,
    runs: runs.map(known),
    run: first && token_name ? { id: first.id, name: token_name } : null,
    replayed:
      token === null
        ? null
        : await predicted(source, { settings, configuration: configurationPath() ? 'file' : null }, token),
    configuration_file: basename(configurationPath() ?? '') || null,
    is_demo: id === 'demo',
    now: Date.now(),
  };
}

type PageQuery = { run: string; profile: string; token: string };

const tokenNameOf = (name: string): TokenName | undefined =>
  name === 'id_token' || name === 'access_token' ? name : undefined;

type Prediction = Assumed & {
  settings: CubeSettings;
  /** The text of a cube or view; empty for none. */
  model?: string;
};

/** A prediction, with the paths in the token and in a pasted model that may be filtered by. */
export async function predicted(
  source: TokenSource,
  { model: text = '', ...assumed }: Prediction,
  token: string,
  fresh = false,
): Promise<Replayed> {
  const made = withOutcomesOnce(await forecast(source, assumed, token, fresh));
  const decoded = decode(token).payload?.object ?? null;
  const { securityContext } = made.replay.dev;
  // One object, so that it’s in the page once.
  const claims = isDeepStrictEqual(decoded, securityContext) ? (securityContext as typeof decoded) : decoded;
  const namespace = cubeOptions(assumed.settings).claims_namespace;
  const candidates = filterCandidates(claims, namespace);
  if (text.trim() === '') return { ...made, claims, candidates };
  const version = assumed.settings.version ?? newestCube;
  const groups = groupsIn(made.configuration);
  const model = await modelOfReplay(text, made.replay, { groups, version }, readModelScript);
  return { ...made, claims, candidates: [...new Set([...model.filters, ...candidates])], model };
}

/** Where both outcomes are the same they’re one object, so that they’re in the page once. */
const withOutcomesOnce = (made: Forecast): Forecast =>
  isDeepStrictEqual(made.replay.dev, made.replay.enforced)
    ? { ...made, replay: { ...made.replay, enforced: made.replay.dev } }
    : made;

/** The result of `contextToGroups`; a cube.js without it returns no groups. */
function groupsIn(configuration: ConfigurationView | undefined): string[] | null {
  const steps = configuration?.scenarios?.token.steps;
  if (steps === undefined) return null;
  const returned = steps.find(({ hook }) => hook === 'contextToGroups')?.returned;
  return Array.isArray(returned) ? returned.map(String) : [];
}

function known(run: Run): KnownRun {
  const claims = decode(mainToken(run)?.token ?? '').payload?.object ?? {};
  const expiry = (name: TokenName) => expiryOf(tokenNamed(run, name) ?? '');
  return {
    id: run.id,
    user: tokenOwner(claims).user ?? 'someone',
    created_at: run.created_at,
    expires: { id_token: expiry('id_token'), access_token: expiry('access_token') },
  };
}

function expiryOf(token: string): number | null {
  const exp = decode(token).payload?.object?.exp;
  return typeof exp === 'number' ? exp : null;
}
