import { describe, expect, test } from 'vitest';
import { compare, verdictOf } from '@/lib/cube/compare';
import type { RealCube } from '@/lib/cube/real-cube';
import { ask, cubeToken, namespace, settingsWith } from './scene';

// Each reason for an unexpected response from a running Cube has its own words. The settings come last.

type Up = Extract<RealCube, { up: true }>;

const ok = { status: 200, error: null };
const answer = (changes: Partial<Up>): Up => ({
  cube_url: 'http://localhost:4000',
  asked_at: 0,
  up: true,
  version: null,
  enforced: true,
  base_path: '/cubejs-api',
  meta: ok,
  cubes: 1,
  sql: sql(['company1']),
  ...changes,
});
const sql = (
  values: (string | number)[],
  text = 'SELECT 1 WHERE company_id = $1',
  reply: Up['meta'] = ok,
) => ({
  query: { measures: ['orders.count'] },
  reply,
  sql: text,
  values,
});
const failing = (status: number, error: string) =>
  answer({ sql: { query: {}, reply: { status, error }, sql: null, values: [] } });

const comparing = async (real: Up, filter = ['company_id']) => compare(await ask({ filter }), real, filter);
const reasons = async (real: Up, filter?: string[]) =>
  (await comparing(real, filter)).map(({ why = '' }) => why).join(' ');

describe('has its own reason for', () => {
  test.each<[string, Up, RegExp, RegExp]>([
    [
      'another base path',
      answer({ meta: { status: 404, error: null }, cubes: null, sql: null }),
      /Nothing is at \/cubejs-api\/v1.*basePath/,
      /settings/i,
    ],
    [
      'a scope that is missing',
      answer({ meta: { status: 403, error: 'API scope is missing: meta' }, cubes: null, sql: null }),
      /meta isn’t among the API scopes.*CUBEJS_DEFAULT_API_SCOPES/,
      /Compare its settings|checkAuth/,
    ],
    [
      'a scope that /sql needs',
      failing(403, 'API scope is missing: sql'),
      /sql isn’t among the API scopes/,
      /Compare its settings/,
    ],
    [
      'queryRewrite that throws',
      failing(500, 'Error: not you'),
      /A function in cube\.js or the model threw this/,
      /settings/i,
    ],
    [
      'a hook that reads nothing',
      failing(500, "TypeError: Cannot read properties of undefined (reading 'tenant')"),
      /contextToAppId or queryRewrite/,
      /settings/i,
    ],
    [
      'contextToApiScopes',
      failing(500, 'Error: A user-defined contextToApiScopes function returns an inconsistent type.'),
      /list of scopes/,
      /settings/i,
    ],
    [
      'a policy without a group',
      answer({ cubes: 0, sql: null }),
      /sees no cube.*groups or conditions/,
      /settings/i,
    ],
    [
      'a policy that denies all rows',
      answer({ sql: sql([], 'SELECT 1 WHERE (1 = 0)') }),
      /No access policy of this cube grants this token a row/,
      /settings/i,
    ],
    [
      'a driver that isn’t installed',
      failing(500, "Error: Cannot find module '@cubejs-backend/snowflake-driver'"),
      /isn’t installed/,
      /settings|model/i,
    ],
    [
      'a database that it doesn’t know',
      failing(500, 'Error: Unsupported db type: x'),
      /isn’t installed/,
      /settings/i,
    ],
    [
      'role: of an earlier release',
      failing(500, 'Error: Compile errors: orders cube: "accessPolicy[0].role" is not allowed.'),
      /role: was removed/,
      /settings/i,
    ],
    [
      'a policy that names no group',
      failing(500, 'Compile errors: "accessPolicy[0]" must contain at least one of [group, groups].'),
      /needs group or groups/,
      /settings/i,
    ],
    [
      'a comparison in a YAML condition',
      failing(500, 'Compile errors: Failed to parse Python expression. Most likely this type of syntax'),
      /no == in a condition/,
      /settings/i,
    ],
    [
      'a filter without values',
      failing(400, 'Values required for filter: {"member":"orders.company_id","operator":"equals"}'),
      /The claim that it reads is undefined/,
      /settings/i,
    ],
    [
      'requiredFilter',
      failing(400, 'Filter for company_id is required'),
      /requiredFilter for company_id/,
      /settings/i,
    ],
    [
      'another model',
      failing(400, "Cube 'orders' not found for path 'orders.count'"),
      /another data model/,
      /settings/i,
    ],
    [
      'the text "undefined"',
      answer({ sql: sql(['undefined']) }),
      /only applies to SECURITY_CONTEXT; a policy sees the whole payload/,
      /settings/i,
    ],
    ['no user’s value', answer({ sql: sql(['x']) }), /queryRewrite makes them/, /settings/i],
    [
      'a token that is rejected',
      answer({ meta: { status: 403, error: 'Invalid token' }, cubes: null, sql: null }),
      /Cube rejects the token.*Compare its settings/,
      /basePath/,
    ],
  ])('%s', async (_, real, words, notThese) => {
    const said = await reasons(real);
    expect(said).toMatch(words);
    expect(said).not.toMatch(notThese);
  });

  test('another claim than the one that was entered', async () => {
    const [, , rows] = await comparing(answer({ sql: sql(['u-1']) }));
    expect(rows).toMatchObject({ agrees: true, real: 'rows where user_id = "u-1"' });
    expect(rows?.why).toContain('The model filters by user_id, not by company_id');
  });

  test('a checkAuth that accepts everyone isn’t called dev mode', async () => {
    const told = await ask({ token: 'not a token' });
    const real = answer({ enforced: false });
    const [meta] = compare({ ...told, dev: told.enforced }, real);
    expect(meta?.why).toContain('isn’t in dev mode');
  });
});

test.each<[string, Up, string]>([
  ['all as predicted', answer({}), 'agrees'],
  ['an empty model', answer({ cubes: 0, sql: null }), 'undecided'],
  ['no measure', answer({ sql: null }), 'undecided'],
  ['another answer', answer({ sql: sql([]) }), 'differs'],
])('%s', async (_, real, verdict) => {
  expect(verdictOf(await comparing(real))).toBe(verdict);
});

test('SQL that the database rejects isn’t called a match', async () => {
  const token = { company_id: ['a', 'b'] };
  const settings = { ...settingsWith(), version: '0.33' as const };
  const told = await ask({ token: cubeToken({ [namespace]: token }), settings });
  const [, , rows] = compare(told, answer({ sql: sql(['a', 'b'], 'company_id = $1,$2') }), ['company_id']);
  expect(rows).toMatchObject({ agrees: null, why: expect.stringContaining('database rejects') });
});
