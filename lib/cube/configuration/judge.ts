import { isJsonObject } from '@/lib/json/object';
import { missingScope, sqlScope } from '../api-scopes';
import type { Outcome } from '../outcome';
import { type Serving, serve } from '../serve';
import type { RawScenario, RawStep } from './raw';

/** What Cube does with the result of one function. */
export type Judged = RawStep & { does: string; status: 'pass' | 'warn' | 'fail' };

export type JudgedScenario = { outcome: Outcome; steps: Judged[] };

/** What Cube answers where these functions ran: each one that throws ends the request. */
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

/** Functions that run behind the check of the scope: contextToAppId for all, the others for queries. */
function later(served: Outcome, scenario: RawScenario, serving: Serving): Outcome {
  const threw = (hook: string) => scenario.steps.find((step) => step.hook === hook)?.threw;
  const appId = threw('contextToAppId');
  const query = appId ?? rewriteProblem(scenario, serving);
  const fail = (error: string) => ({ status: 500, body: { error } });
  const meta = served.meta.status === 200 && appId !== undefined ? fail(appId) : served.meta;
  const isAllowed = served.load.status !== 403;
  const load = isAllowed && query !== undefined ? fail(query) : served.load;
  const needsSql = sqlScope(serving.version);
  const sqlAllowed = serving.scopes === undefined || serving.scopes.includes(needsSql);
  const sql =
    query !== undefined && sqlAllowed
      ? fail(query)
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

function rewriteProblem(scenario: RawScenario, { version }: Serving): string | undefined {
  const step = scenario.steps.find(({ hook }) => hook === 'queryRewrite');
  if (step?.threw !== undefined) return step.threw;
  if (step && (step.nothing || step.returned === null)) {
    const value = step.nothing ? 'undefined' : 'null';
    return version === '1'
      ? `TypeError: Cannot set properties of ${value} (setting 'maskedMembers')`
      : `TypeError: Cannot read properties of ${value} (reading 'order')`;
  }
  return undefined;
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

const known = {
  '0.33': ['graphql', 'meta', 'data', 'jobs'],
  '1': ['graphql', 'meta', 'data', 'sql', 'jobs'],
};

function scopesProblem({ returned, threw }: RawStep, { version }: Serving): string | null {
  if (threw !== undefined) return threw;
  if (!Array.isArray(returned)) {
    return 'Error: A user-defined contextToApiScopes function returns an inconsistent type.';
  }
  const wrong = returned.find((scope) => !known[version].includes(String(scope)));
  return wrong === undefined
    ? null
    : `Error: A user-defined contextToApiScopes function returns a wrong scope: ${wrong}`;
}

type Words = Pick<Judged, 'does' | 'status'>;

const pass = (does: string): Words => ({ does, status: 'pass' });
const warn = (does: string): Words => ({ does, status: 'warn' });
const fail = (does: string): Words => ({ does, status: 'fail' });

function judgeStep(step: RawStep, scenario: RawScenario, serving: Serving): Words {
  if (step.threw !== undefined) {
    return step.hook === 'checkAuth' && step.isError === false
      ? fail('Cube never responds: what was thrown isn’t an Error.')
      : fail('Cube responds 500 with this message, in dev mode too.');
  }
  switch (step.hook) {
    case 'checkAuth':
      return judgeCheckAuth(step, scenario, serving);
    case 'extendContext':
      return isJsonObject(step.returned) || step.nothing
        ? pass('Its fields are added to the context of every later function.')
        : warn('Cube expects an object. This adds nothing.');
    case 'contextToApiScopes': {
      const problem = scopesProblem(step, serving);
      return problem === null
        ? pass('Only these endpoints are allowed.')
        : fail(`Cube responds 500: ${problem}`);
    }
    case 'contextToAppId':
    case 'contextToOrchestratorId':
      return /undefined|null/.test(String(step.returned)) || step.nothing
        ? warn('The ID contains no tenant, so every tenant shares one instance.')
        : pass('Requests with this ID share one instance.');
    case 'contextToGroups':
      return judgeGroups(step);
    case 'queryRewrite':
      return isJsonObject(step.returned)
        ? pass(addedFilters(step))
        : fail('Cube fails every query with 500: it needs the query back.');
    default:
      return pass('This is the argument of driverFactory. It isn’t called here.');
  }
}

function judgeCheckAuth({ returned }: RawStep, scenario: RawScenario, { version }: Serving): Words {
  const isSet = scenario.checkedContext !== undefined && scenario.checkedContext !== null;
  if (isJsonObject(returned) && 'securityContext' in returned && !isSet) {
    return fail(
      'Cube ignores securityContext in the result. Set req.securityContext, or return security_context.',
    );
  }
  if (isJsonObject(returned) && 'security_context' in returned && version === '0.33') {
    return fail('Cube 0.33 ignores the result. Set req.securityContext.');
  }
  return isSet
    ? pass('Cube uses this security context.')
    : warn('There is no security context: queries run without one, in production too.');
}

function judgeGroups({ returned }: RawStep): Words {
  if (!Array.isArray(returned)) return fail('Cube needs a list. A text is read letter by letter.');
  return returned.length === 0
    ? warn('No group: cubes whose policies name a group are hidden.')
    : pass('Access policies of these groups apply. They aren’t added to securityContext.');
}

function addedFilters({ given: [query], returned }: RawStep): string {
  const filters = (value: unknown): unknown[] => {
    const list = isJsonObject(value) ? value.filters : undefined;
    return Array.isArray(list) ? list : [];
  };
  const before = filters(query).map((each) => JSON.stringify(each));
  const added = filters(returned).filter((each) => !before.includes(JSON.stringify(each)));
  return added.length === 0
    ? 'No filter is added.'
    : `Added: ${added.map((each) => JSON.stringify(each)).join(', ')}`;
}
