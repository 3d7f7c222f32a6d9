import { isJsonObject } from '@/lib/json/object';
import { decode } from '@/lib/verify/decode';
import { defaultScopes } from '../api-scopes';
import { findRows, rowFindings } from '../findings/outcome';
import { cubeOptions } from '../options';
import type { CubeKeys, Outcome, Replay, ReplayInput } from '../outcome';
import { replay } from '../replay';
import type { CubeSecrets } from '../secrets';
import { newestCube } from '../version';
import { type JudgedScenario, judgeScenario } from './judge';
import type { RawConfiguration } from './raw';
import { settingsWith } from './settings-with';

export type Scenario = { authorization: string; context?: unknown; checked: boolean };

/** The arguments for the functions of a configuration. */
export type ConfigurationInput = {
  /** `process.env` of the configuration. */
  env: Record<string, string>;
  /** Whether this release uses the result of `checkAuth`. */
  readsAnswer: boolean;
  scopes: readonly string[];
  query: unknown;
  decoded: unknown;
  scenarios: Record<string, Scenario>;
};

export type ConfigurationRun =
  | { ok: true; raw: RawConfiguration }
  | { ok: false; problem: string; line: number | null };

/** For this token, without one, and for a rejected one in development mode. */
export type ScenarioId = 'token' | 'none' | 'refused';

export type ConfiguredReplay = {
  replay: Replay;
  /** `null` if the configuration can’t be loaded, or Cube doesn’t start with it. */
  scenarios: Record<ScenarioId, JudgedScenario> | null;
  problem: { text: string; line: number | null } | null;
};

type Effects = {
  run: (input: ConfigurationInput) => Promise<ConfigurationRun>;
  keysAt: (url: string) => Promise<CubeKeys>;
};

/**
 * Predicts with a configuration: `jwt` of cube.js overrides the variables, then Cube’s check runs, then the
 * functions in the order in which Cube calls them. A `checkAuth` replaces Cube's check.
 */
export async function predictConfigured(
  input: ReplayInput,
  query: unknown,
  effects: Effects,
): Promise<ConfiguredReplay> {
  const version = input.settings.version ?? newestCube;
  const decoded = decode(input.token);
  const common = {
    env: envOf(input.settings.variables, input.secrets ?? {}),
    readsAnswer: version === '1',
    scopes: cubeOptions(input.settings).scopes ?? defaultScopes[version],
    query: completed(query ?? { measures: ['orders.count'] }),
    decoded: { header: decoded.header.object, payload: decoded.payload?.object ?? null, signature: '' },
  };
  const first = await effects.run({ ...common, scenarios: {} });
  if (!first.ok) return unloaded(await replay(input), first);
  const { about } = first.raw;
  const given = { settings: input.settings, secrets: input.secrets ?? {} };
  const set = settingsWith(about, given, version);
  if (!set.ok) return notStarted(await replay(input), set.problem);
  const url = set.settings.variables.CUBEJS_JWK_URL;
  const isOther = url !== input.settings.variables.CUBEJS_JWK_URL;
  const keys = url ? (isOther ? await effects.keysAt(url) : input.keys) : null;
  const base = await replay({ ...input, settings: set.settings, secrets: set.secrets, keys });
  const context = base.dev.securityContext;
  const passed = context !== null;
  const second = await effects.run({
    ...common,
    scenarios: {
      token: { authorization: input.token, context, checked: passed },
      none: { authorization: '', checked: false },
      refused: { authorization: refusedToken(input.token), checked: false },
    },
  });
  if (!second.ok) return unloaded(base, second);
  const serving = {
    namespace: cubeOptions(set.settings).claims_namespace,
    scopes: cubeOptions(set.settings).scopes,
    filter: input.filter,
    version,
  };
  const judged = (id: ScenarioId) =>
    judgeScenario(second.raw.scenarios[id] ?? { steps: [], stopped: false, hasContext: false }, serving);
  const scenarios = { token: judged('token'), none: judged('none'), refused: judged('refused') };
  const own = about.functions.includes('checkAuth');
  const isStarted = base.enforced.meta.status !== null;
  const outcomes = {
    dev: scenarios.token.outcome,
    enforced: isStarted && (own || passed) ? scenarios.token.outcome : base.enforced,
  };
  return {
    replay: { ...base, ...outcomes, findings: findingsWith(base, outcomes, input) },
    scenarios,
    problem: null,
  };
}

/** Findings about rows, based on what the functions did with the context. */
function findingsWith(base: Replay, outcomes: { dev: Outcome; enforced: Outcome }, input: ReplayInput) {
  const isReadable = outcomes.enforced.load.status !== 500;
  const kept = base.findings.filter(
    ({ id }) => !rowFindings.includes(id) && !(isReadable && unreadable.includes(id)),
  );
  return input.filter === undefined
    ? kept
    : [...kept, ...findRows(outcomes.dev, outcomes.enforced, input.filter, base.mode)];
}

const unreadable = ['stringified-namespace', 'namespace-no-object'];

/** As Cube hands a query to queryRewrite: with a list of filters to add to, and more. */
const completed = (query: unknown): unknown =>
  isJsonObject(query)
    ? { timezone: 'UTC', limit: 10_000, filters: [], dimensions: [], timeDimensions: [], ...query }
    : query;

/** In development mode, Cube ignores it. */
const refusedToken = (token: string): string => (token === '' ? 'refused' : `${token}x`);

function envOf(variables: Record<string, string>, secrets: CubeSecrets): Record<string, string> {
  const named: Record<string, string | undefined> = {
    CUBEJS_API_SECRET: secrets.apiSecret,
    CUBEJS_API_SECRETS: secrets.apiSecrets,
    CUBEJS_JWT_KEY: secrets.jwtKey,
    CUBEJS_PLAYGROUND_AUTH_SECRET: secrets.playgroundAuthSecret,
  };
  const given = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return { ...variables, ...Object.fromEntries(given) };
}

const unloaded = (
  base: Replay,
  { problem, line }: { problem: string; line: number | null },
): ConfiguredReplay => ({
  replay: base,
  scenarios: null,
  problem: { text: problem, line },
});

function notStarted(base: Replay, problem: string): ConfiguredReplay {
  const answer = { status: null, body: null };
  const outcome = { meta: answer, load: answer, reason: problem, securityContext: null, modelContext: null };
  return {
    replay: { ...base, dev: outcome, enforced: outcome },
    scenarios: null,
    problem: { text: problem, line: null },
  };
}
