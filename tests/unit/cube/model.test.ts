import { describe, expect, test } from 'vitest';
import type { ModelScene } from '@/lib/cube/model/model';
import { modelOfReplay, predictModel } from '@/lib/cube/model/predict-model';
import { readersOf } from '@/lib/cube/readers';
import { readModelScript } from '@/lib/server/cube/read-model';
import { ask, cubeToken, namespace } from './scene';

// tests/cube/models.test.ts checks that the answers match Cube 1.7.43. This file checks how they are shown.

const predict = (text: string, securityContext: unknown, more: Partial<ModelScene> = {}) =>
  predictModel(
    text,
    { securityContext, modelContext: securityContext, groups: [], version: '1', ...more },
    readModelScript,
  );

const cube = (policy: string) => `cubes:
  - name: orders
    sql_table: orders
    measures:
      - name: count
        type: count
    dimensions:
      - name: id
        sql: id
        type: number
        primary_key: true
      - name: company_id
        sql: company_id
        type: string
    access_policy:
${policy}`;
const rows = (values: string) =>
  cube(
    `      - group: "*"\n        row_level:\n          filters:\n            - member: company_id\n              operator: equals\n              values: ${values}`,
  );
const condition = (code: string) =>
  cube(
    `      - group: "*"\n        conditions:\n          - if: "${code}"\n        row_level:\n          allow_all: true`,
  );

const notes = async (text: string, context: unknown, more?: Partial<ModelScene>) =>
  (await predict(text, context, more)).cubes.flatMap((each) => each.notes.map(({ id }) => id));

describe('each trap has a name', () => {
  test.each<[string, string, unknown, string[]]>([
    [
      'the text "false" in a condition',
      condition('{ securityContext.m }'),
      { m: 'false' },
      ['text-condition'],
    ],
    ['a list inside a list', rows('["{ securityContext.l }"]'), { l: ['a', 'b'] }, ['list-as-text']],
    ['a claim that isn’t there', rows('["{ securityContext.t }"]'), {}, ['undefined-text']],
    ['a claim that is null', rows('["{ securityContext.t }"]'), { t: null }, ['undefined-text']],
    ['an object', rows('["{ securityContext.t }"]'), { t: {} }, ['object-as-text']],
    ['one value as a list', rows('"{ securityContext.t }"'), { t: 'a' }, ['not-a-list']],
    ['no list', rows('"{ securityContext.t }"'), {}, ['no-value']],
    ['an empty list', rows('"{ securityContext.t }"'), { t: [] }, ['empty-list']],
    ['a claim without a name', rows('["{ securityContext.t.id }"]'), {}, ['throws']],
    ['user attributes', rows('["{ userAttributes.t }"]'), {}, ['cloud-only']],
    ['code that isn’t evaluated', rows('["{ securityContext.t.upper() }"]'), {}, ['not-evaluated']],
    ['no policy', cube('      - group: admin'), {}, ['hidden']],
    [
      'a count without the primary key',
      cube('      - group: "*"\n        member_level:\n          includes: [count]'),
      {},
      ['hidden-member'],
    ],
    ['all in order', rows('["{ securityContext.t }"]'), { t: 'a' }, []],
    ['a boolean', condition('{ securityContext.m }'), { m: true }, []],
  ])('%s', async (_, text, context, expected) => {
    expect(await notes(text, context)).toEqual(expected);
  });
  test('unknown groups', async () => {
    const view = await predict(cube('      - group: admin'), {}, { groups: null });
    expect(view.cubes[0]).toMatchObject({
      rows: 'unknown',
      policies: [{ groups: ['admin'], applies: null }],
    });
    expect(view.cubes[0]?.notes.map(({ id }) => id)).toContain('groups-unknown');
  });
  test('the namespace, which policies don’t apply', async () => {
    const { enforced } = await ask({});
    const { securityContext, modelContext } = enforced;
    const view = await predict(rows('["{ securityContext.company_id }"]'), securityContext, { modelContext });
    expect(view.cubes[0]?.notes[0]?.fix).toContain('inside the namespace');
    expect(view.cubes[0]).toMatchObject({ rows: 'none', sql: { values: ['undefined'] } });
  });
  test.each([
    ['role', '      - role: admin', /role is not allowed.*contextToGroups/],
    ['no group', '      - member_level:\n          includes: "*"', /group/],
    ['0.33', '      - group: "*"', /need Cube 1\.x/],
  ])('%s: the model doesn’t compile', async (name, policy, words) => {
    const view = await predict(cube(policy), {}, { version: name === '0.33' ? '0.33' : '1' });
    expect(view.problem?.text).toMatch(words);
  });
});

test('members that are visible with this token', async () => {
  const text = cube('      - group: "*"\n        member_level:\n          excludes: [company_id]');
  const { cubes } = await predict(text, {});
  expect(cubes[0]?.members).toEqual({ visible: ['count', 'id'], hidden: ['company_id'] });
});

test.each([
  ['a policy', rows('["{ securityContext.tenant.id }"]'), ['tenant.id']],
  [
    'SQL in YAML',
    `cubes:\n  - name: a\n    sql: "SELECT 1 WHERE {SECURITY_CONTEXT.org.filter('x')} AND {SECURITY_CONTEXT.t.id.requiredFilter('y')}"`,
    ['org', 't.id'],
  ],
  [
    'SQL in JavaScript',
    "cube('a', { sql: 'SELECT 1 WHERE ' + SECURITY_CONTEXT['https://app.example/tenant'].filter('x') })",
    ["['https://app.example/tenant']"],
  ],
  [
    'a policy in JavaScript',
    "cube('a', { sql_table: 'a', access_policy: [{ group: '*', row_level: { filters: [{ member: 'x', operator: 'equals', values: [securityContext.org_id] }] } }] })",
    ['org_id'],
  ],
  [
    'a view in JavaScript',
    "view('v', { cubes: [{ join_path: orders, includes: '*' }], access_policy: [{ group: '*', conditions: [{ if: securityContext.is_admin }], row_level: { allow_all: true } }] })",
    ['is_admin'],
  ],
])('%s shows what the model filters by', async (_, text, filters) => {
  const view = await predict(text, {});
  expect(view.problem).toBeNull();
  expect(view.filters).toEqual(filters);
});

describe('reports what can’t be determined', () => {
  test.each([
    ['Jinja', 'cubes:\n  - name: a\n    sql_table: {{ table() }}', /Jinja/, 3],
    ['no YAML', 'cubes: [', /./, 1],
    ['no model', 'version: 3', /no cubes or views/, null],
    ['nothing', ' ', /no cubes or views/, null],
    ['imports', "import { t } from './t';\ncube('a', { sql_table: t })", /./, undefined],
  ])('%s', async (_, text, words, line) => {
    const { problem, cubes } = await predict(text, {});
    expect(problem?.text).toMatch(words);
    if (line !== undefined) expect(problem?.line).toBe(line);
    expect(cubes).toEqual([]);
  });
  test('cubes that JavaScript generates', async () => {
    const text =
      "const t = require('./t'); asyncModule(async () => {}); cube('a', { sql_table: t.a, extends: b })";
    expect((await predict(text, {})).unread).toEqual(["require('./t')", 'asyncModule', 'extends of a']);
  });
  test('a rejected token has no policies', async () => {
    const told = await ask({ token: cubeToken({ aud: 'other' }) });
    const made = { groups: [], version: '1' } as const;
    const view = await modelOfReplay(rows('["{ securityContext.t }"]'), told, made, readModelScript);
    expect(view).toMatchObject({ cubes: [], filters: ['t'] });
    expect(view.problem?.text).toContain('rejects this token');
  });
});

describe('hostile text is read quickly', () => {
  test.each([
    ['brackets', `cubes: ${'['.repeat(50_000)}`],
    [
      'aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'
        .split('')
        .map((n, i) => `${n}: &${n} [${`*${'abcdefghi'[i]},`.repeat(9)}]`)
        .join('\n')}\ncubes: *j`,
    ],
    ['an alias of itself', 'cubes: &a\n  - name: x\n    access_policy: *a'],
    ['braces', `cubes:\n  - name: a\n    sql: "${'{SECURITY_CONTEXT.'.repeat(5000)}"`],
    [
      'an alias in its own values',
      'cubes:\n  - name: x\n    access_policy:\n      - conditions: &a\n          - if: *a',
    ],
    ['filters in filters', rows(`["${'{ securityContext.a }'.repeat(90)}"]`)],
    ['a loop', "cube('a', {}); while (true) {}"],
    ['too long', 'x'.repeat(100_001)],
    [
      'prototypes',
      "cube('__proto__', { measures: { constructor: {} }, access_policy: [null, 5, { group: { a: 1 } }] })",
    ],
    ['members that throw', "cube('a', { get measures() { throw new Error('x'); } })"],
  ])(
    '%s',
    async (_, text) => {
      const view = await predict(text, { a: 'b' });
      expect(view.problem !== null || view.cubes.length > 0).toBe(true);
    },
    30_000,
  );
});

test('a YAML policy reads no names in brackets', async () => {
  const path = ['https://app.example/tenant'];
  const { enforced } = await ask({ token: cubeToken({ 'https://app.example/tenant': 'a' }), filter: path });
  const policy = readersOf(enforced, path, { version: '1', namespace })[2];
  expect(policy).toMatchObject({ effect: 'fails' });
  expect(policy?.note).toContain('no brackets');
});
