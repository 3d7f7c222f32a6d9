import { runInThisContext } from 'node:vm';
import { expect } from 'vitest';
import { harness } from '@/lib/cube/configuration/harness.mjs';
import { type ConfigurationInput, predictConfigured } from '@/lib/cube/configuration/predict';
import { rawConfiguration } from '@/lib/cube/configuration/raw';
import { isBrokenSql, type Outcome, type Replay } from '@/lib/cube/outcome';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import type { CubeVersion } from '@/lib/cube/version';
import { fetchCubeKeys } from '@/lib/server/cube/keys';
import { functionText } from '@/lib/server/pre-token/function-text.mjs';
import { modelFor, type Row } from './corpus';
import type { CorpusCube, Seen, Trial } from './corpus-cube';

const query = { measures: ['orders.count'] };

export const trialOf = ({ env, path, cubeJs, tokens }: Row, production: boolean): Trial => ({
  variables: env,
  production,
  ...(cubeJs !== undefined && { cubeJs }),
  files: modelFor(path),
  query,
  tokens: tokens.map(({ token }) => token),
});

/** The prediction for a row’s token: the settings are converted to the text that a user would paste. */
export async function predictedFor(row: Row, token: string, version: CubeVersion): Promise<Replay> {
  const lines = Object.entries(row.env).map(([name, value]) => `${name}=${quoted(value)}`);
  const { settings, secrets } = readCubeSettings(lines.join('\n'));
  settings.version = version;
  const url = settings.variables.CUBEJS_JWK_URL;
  const keys = url ? await keysAt(url) : null;
  const input = { token, settings, secrets, keys, now: Date.now(), filter: row.path };
  if (row.cubeJs === undefined) return replay(input);
  const { cubeJs } = row;
  return (await predictConfigured(input, query, { run: (given) => run(cubeJs, given), keysAt })).replay;
}

const quoted = (value: string) =>
  value.includes('\n') ? `"${value.trim().replaceAll('\n', '\\n')}"` : value;

const known = new Map<string, ReturnType<typeof fetchCubeKeys>>();

function keysAt(url: string) {
  const keys = known.get(url) ?? fetchCubeKeys(url);
  known.set(url, keys);
  return keys;
}

/** The sandbox’s harness, which has its own tests. */
async function run(cubeJs: string, input: ConfigurationInput) {
  const module = { exports: {} };
  runInThisContext(`(module, process) => {${cubeJs}\n}`)(module, { env: input.env });
  const raw = await runInThisContext(functionText(harness))(
    module.exports,
    JSON.parse(JSON.stringify(input)),
  );
  return { ok: true as const, raw: rawConfiguration.parse(JSON.parse(JSON.stringify(raw))) };
}

/** Status, text, reason, bound values, and both contexts, each in the real Cube’s format. */
export function expectAgreement(told: Replay, seen: Seen, production: boolean, name: string): void {
  const outcome = production ? told.enforced : told.dev;
  if ('failed' in seen) {
    expect({ status: outcome.meta.status, reason: outcome.reason }, name).toEqual({
      status: null,
      reason: seen.failed,
    });
    return;
  }
  expect(answersOf(outcome), name).toEqual({
    meta: seen.meta,
    sql: seen.sql,
    ...(seen.sql.status === 200 && {
      values: seen.values,
      modelContext: modelContextIn(seen.text ?? ''),
      securityContext: withoutMark(seen.securityContext),
    }),
    reason: seen.reason,
  });
}

const errorIn = (body: unknown) => (body as { error?: string } | null)?.error ?? null;

function answersOf({ meta, load, sql, ...outcome }: Outcome) {
  const forSql = sql ?? (isBrokenSql(load) ? { status: 200, body: null } : load);
  // There is no database, so /load isn’t requested: a missing scope for it isn’t in the log, and one for /sql is.
  const reason =
    sql && errorIn(load.body) !== errorIn(sql.body)
      ? (errorIn(meta.body) ?? errorIn(sql.body))
      : outcome.reason;
  return {
    meta: { status: meta.status, error: errorIn(meta.body) },
    sql: { status: forSql.status, error: errorIn(forSql.body) },
    ...(forSql.status === 200 && {
      values: load.values ?? null,
      modelContext: outcome.modelContext,
      securityContext: outcome.securityContext,
    }),
    reason,
  };
}

const modelContextIn = (sql: string): unknown =>
  withoutMark(JSON.parse(decodeURIComponent(/WHERE '([^']*)'/.exec(sql)?.[1] ?? 'null')));

/** The compiler adds its own mark to each object that it has read. */
const withoutMark = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value ?? null), (name, each) =>
    name === '_objectWithResolvedProperties' ? undefined : each,
  );

/** Compares every row in both modes with a real Cube, and returns how many were compared. */
export async function seenBy(
  cube: CorpusCube,
  rows: Row[],
): Promise<{ row: Row; production: boolean; seen: Seen[] }[]> {
  const all = rows.flatMap((row, index) => [
    { row, production: true },
    // Dev mode differs only in its handling of a rejected token.
    { row: { ...row, tokens: row.tokens.filter((_, at) => (at + index) % 2 === 0) }, production: false },
  ]);
  const seen = await cube.run(all.map(({ row, production }) => trialOf(row, production)));
  return all.map((each, index) => ({ ...each, seen: seen[index] ?? [] }));
}
