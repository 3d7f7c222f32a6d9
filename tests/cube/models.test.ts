import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { predictModel } from '@/lib/cube/model/predict-model';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import { readModelScript } from '@/lib/server/cube/read-model';
import { type CorpusCube, type Seen, startCorpusCube } from './corpus-cube';
import { brokenModels, type Model, models, written } from './models';
import { moreScripts, moreYaml } from './more-models';
import { apiSecret, sign } from './signing';

// Cube 1.7.43's result for a pasted model, compared with the prediction: members, responses, and bound values.

const namespace = 'http://localhost:4000/';
const claims: Record<string, object> = {
  'all of it': {
    company_id: 'company1',
    tenant: { id: 'company1' },
    list: ['a', 'b'],
    numbers: [1, 2],
    none: [],
    n: 5,
    flag: true,
    text: 'false',
    nothing: null,
    groups: ['admin'],
    'https://app.example/tenant': 'company1',
  },
  'nothing of it': { sub: 'x' },
  'other values': {
    company_id: 7,
    tenant: 'company1',
    list: 'a',
    n: 'x',
    flag: false,
    text: true,
    groups: ['user'],
  },
  // In production it’s rejected, in dev mode there’s no security context.
  expired: { company_id: 'company1', groups: ['admin'], exp: 1 },
  'inside the namespace': { [namespace]: { company_id: 'company1', tenant: { id: 'a' }, flag: true } },
};
const tokens = Object.values(claims).map((each) => sign({ alg: 'HS256', typ: 'JWT' }, each, 'HS256'));
const variables = { CUBEJS_API_SECRET: apiSecret, CUBEJS_JWT_CLAIMS_NAMESPACE: '' };
const named = { ...variables, CUBEJS_JWT_CLAIMS_NAMESPACE: namespace };
const query = { measures: ['orders.count'] };

let cube: CorpusCube;
beforeAll(async () => {
  cube = await startCorpusCube('1');
}, 300_000);
afterAll(() => cube.stop());

async function seenOf(
  { fileName, content, cubeJs }: Model,
  env: Record<string, string>,
  production = true,
): Promise<Seen[]> {
  const files = [{ fileName, content }];
  const trial = { variables: env, production, files, query, tokens, ...(cubeJs && { cubeJs }) };
  return (await cube.run([trial]))[0] ?? [];
}

async function predictedOf(
  { content }: Model,
  token: string,
  env: Record<string, string>,
  production = true,
) {
  const text = Object.entries(env).map((pair) => pair.join('='));
  const { settings, secrets } = readCubeSettings(text.join('\n'));
  const told = await replay({ token, settings, secrets, keys: null, now: Date.now() });
  const { securityContext, modelContext } = production ? told.enforced : told.dev;
  const { groups = [] } = (securityContext ?? {}) as { groups?: string[] };
  return predictModel(content, { securityContext, modelContext, groups, version: '1' }, readModelScript);
}

type Answered = Exclude<Seen, { failed: string }>;

const tried = [...models, ...written(moreYaml, 'orders.yml'), ...written(moreScripts, 'orders.js')];

describe.each(tried)('$name', (model) => {
  test.each([
    ['without a namespace', variables, true],
    ['with a namespace', named, true],
    ['in dev mode', variables, false],
  ])('%s', async (_, env, production) => {
    const seen = (await seenOf(model, env, production)) as Answered[];
    for (const [index, token] of tokens.entries()) {
      const real = seen[index] as Answered;
      const label = Object.keys(claims)[index];
      if (production && label === 'expired') {
        expect(real.meta.status, label).toBe(403);
        continue;
      }
      const told = await predictedOf(model, token, env, production);
      if (told.problem !== null) {
        // A JavaScript file that fails is evaluated as a whole, so there is no result for its parts.
        expect(told.problem.text, label).toContain('Cube evaluates each policy');
        expect([real.meta.status, real.sql.status], label).toContain(500);
        continue;
      }
      const [first] = told.cubes;
      expect(
        { status: first?.sql.status, values: first?.sql.status === 200 ? first.sql.values : null },
        label,
      ).toEqual({ status: real.sql.status, values: real.values });
      if (real.sql.status === 200) {
        const isDenied = (real.text ?? '').includes('1 = 0');
        if (isDenied) expect(first?.rows, label).toBe('none');
        if (first?.rows === 'all') expect(real.text, label).not.toMatch(/WHERE \(/);
      } else if (real.sql.status === 500) expect(first?.sql.error, label).toBe(real.sql.error);
      if (real.meta.status === 200) {
        const shown = real.cubes?.includes('orders') ?? false;
        expect((first?.members?.visible.length ?? 0) > 0, label).toBe(shown);
      }
    }
  });
});

test.each(brokenModels)('$name: Cube doesn’t compile it', async (model) => {
  const [real] = (await seenOf(model, variables)) as Answered[];
  expect(real?.meta.status).toBe(500);
  expect(real?.meta.error).toContain('Compile errors');
  const told = await predictedOf(model, tokens[0] ?? '', variables);
  expect(told.problem).not.toBeNull();
  expect(told.cubes).toEqual([]);
});
