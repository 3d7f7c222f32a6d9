import { isJsonObject } from '@/lib/json/object';
import type { Serving } from '../serve';
import type { RawScenario, RawStep } from './raw';
import { readRewritten } from './rewritten';
import { scopesProblem } from './scopes-problem';

/** What Cube does with the result of one function. */
export type Words = { does: string; status: 'pass' | 'warn' | 'fail' };

const pass = (does: string): Words => ({ does, status: 'pass' });
const warn = (does: string): Words => ({ does, status: 'warn' });
const fail = (does: string): Words => ({ does, status: 'fail' });

export function judgeStep(step: RawStep, scenario: RawScenario, serving: Serving): Words {
  if (step.threw !== undefined) {
    return step.hook === 'checkAuth' && step.isError === false
      ? fail('Cube never responds: what was thrown isn’t an Error.')
      : fail(`Cube responds ${step.forUser === undefined ? 500 : 400} with this message, in dev mode too.`);
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
      return judgeRewrite(step, serving);
    case 'schemaVersion':
      return pass('The model is compiled again where this changes.');
    case 'checkAuthMiddleware':
      return warn(
        'Cube 0.33 calls it in place of its own check. It isn’t called here, so this prediction doesn’t count.',
      );
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

function judgeRewrite(step: RawStep, { version }: Serving): Words {
  const read = readRewritten(step, version);
  if (read.ok)
    return read.isNever
      ? warn(`${addedFilters(step)} No row matches “undefined”.`)
      : pass(addedFilters(step));
  const { status, body } = read.answer;
  return fail(`Cube responds ${status} to every query: ${(body as { error: string }).error}`);
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
