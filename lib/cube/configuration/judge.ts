import { missingScope, sqlScope } from '../api-scopes';
import { boundClaims } from '../bound-claims';
import type { Answer, Outcome } from '../outcome';
import { type Serving, serve } from '../serve';
import { judgeStep, type Words } from './judge-step';
import type { RawScenario, RawStep } from './raw';
import { type Rewritten, readRewritten } from './rewritten';
import { scopesProblem } from './scopes-problem';

export type Judged = RawStep & Words;

export type JudgedScenario = { outcome: Outcome; steps: Judged[] };

/** Cube's response after these functions ran. Any function that throws ends the request. */
export function judgeScenario(scenario: RawScenario, serving: Serving): JudgedScenario {
  const steps = scenario.steps.map((step) => ({ ...step, ...judgeStep(step, scenario, serving) }));
  return { outcome: outcomeOf(scenario, serving), steps };
}

function outcomeOf(scenario: RawScenario, serving: Serving): Outcome {
  const find = (hook: string) => scenario.steps.find((step) => step.hook === hook);
  const early = [find('checkAuth'), find('extendContext')].find((step) => step?.threw !== undefined);
  if (early) return failed(500, early.threw ?? '');
  const context = scenario.hasContext === false ? undefined : scenario.context;
  const scopes = find('contextToApiScopes');
  if (scopes) {
    const problem = scopesProblem(scopes, serving);
    if (problem !== null) return withContexts(failed(500, problem), context, serving);
  }
  const allowed = scopes ? (scopes.returned as string[]) : serving.scopes;
  const served = serve(context, { ...serving, scopes: allowed });
  return later(served, scenario, { ...serving, scopes: allowed });
}

/** Functions that run after the scope check: contextToAppId for every request, the others for queries. */
function later(served: Outcome, scenario: RawScenario, serving: Serving): Outcome {
  const find = (hook: string) => scenario.steps.find((step) => step.hook === hook);
  const compiling = [find('contextToAppId'), find('schemaVersion')]
    .map(thrown)
    .find((answer) => answer !== null);
  const rewrite = find('queryRewrite');
  const rewritten = rewrite && rewrite.threw === undefined ? readRewritten(rewrite, serving.version) : null;
  const ofRewrite = thrown(rewrite) ?? (rewritten?.ok === false ? rewritten.answer : null);
  const query = compiling ?? ofRewrite;
  const meta = served.meta.status === 200 && compiling ? compiling : served.meta;
  const isAllowed = served.load.status !== 403;
  const filtered = rewritten?.ok ? filteredBy(served, rewritten) : served.load;
  const load = isAllowed && query !== null ? query : filtered;
  const needsSql = sqlScope(serving.version);
  const sqlAllowed = serving.scopes === undefined || serving.scopes.includes(needsSql);
  const sql =
    query !== null && sqlAllowed
      ? query
      : (served.sql ?? (sqlAllowed ? undefined : { status: 403, body: { error: missingScope(needsSql) } }));
  const isSame = sql === undefined || (sql.status === load.status && sameBody(sql.body, load.body));
  const { sql: _, ...others } = served;
  return {
    ...others,
    meta,
    load,
    ...(isSame ? {} : { sql }),
    reason: errorIn(meta.body) ?? errorIn(load.body),
  };
}

const errorIn = (body: unknown): string | null => (body as { error?: string } | null)?.error ?? null;

const sameBody = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What Cube answers where a function throws. */
function thrown(step: RawStep | undefined): Answer | null {
  if (step?.threw === undefined) return null;
  return step.forUser === undefined
    ? { status: 500, body: { error: step.threw } }
    : { status: 400, body: { error: step.forUser } };
}

/** The filters that queryRewrite adds restrict the rows, beside those of the model. */
function filteredBy(served: Outcome, { values, equal, isNever }: Extract<Rewritten, { ok: true }>) {
  const { load } = served;
  if (load.values === undefined) return load;
  const rows =
    load.rows === 'none' || isNever
      ? ('none' as const)
      : load.rows === 'all' && boundClaims(served, equal).length > 0
        ? ('own' as const)
        : load.rows;
  return { ...load, ...(rows && { rows }), values: [...load.values, ...values] };
}

function failed(status: number, error: string): Outcome {
  const answer = { status, body: { error } };
  return { meta: answer, load: answer, reason: error, securityContext: null, modelContext: null };
}

const withContexts = (outcome: Outcome, context: unknown, serving: Serving): Outcome => ({
  ...outcome,
  securityContext: context ?? null,
  modelContext: serve(context, serving).modelContext,
});
