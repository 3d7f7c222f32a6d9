import { describe, expect, it } from 'vitest';
import { boundClaims } from '@/lib/cube/bound-claims';
import { type Comparison, compare } from '@/lib/cube/compare';
import type { Outcome } from '@/lib/cube/outcome';
import type { CubeSql, RealCube } from '@/lib/cube/real-cube';
import { outcomes } from '../components/views';

type Up = Extract<RealCube, { up: true }>;

const ok = { status: 200, error: null };
const invalid = { status: 403, error: 'Invalid token' };
const sql = (values: CubeSql['values'], reply: CubeSql['reply'] = ok): CubeSql => ({
  query: { measures: ['orders.count'] },
  reply,
  sql: 'SELECT count(*) FROM orders WHERE company_id = $1',
  values,
});
const real = (changes: Partial<Up>): Up => ({
  cube_url: 'http://localhost:4000',
  asked_at: 0,
  up: true,
  version: '1.7.43',
  enforced: false,
  base_path: '/cubejs-api',
  meta: ok,
  cubes: 1,
  sql: sql(['company1']),
  ...changes,
});
const agreements = (dev: Outcome, enforced: Outcome, answer: Up) =>
  compare({ dev, enforced, findings: [], mode: null }, answer, ['company_id']).map(({ agrees }) => agrees);
const rows = (outcome: Outcome, answer: Up): Comparison =>
  compare({ dev: outcome, enforced: outcome, findings: [], mode: null }, answer, [
    'company_id',
  ])[2] as Comparison;

const { served, nobody, refused } = outcomes;
const proxy = 'TypeError: Cannot create proxy with a non-object as target or handler';
const { rows: _, values: __, ...load } = { ...served.load, status: 500, body: { error: proxy } };
const unreadable: Outcome = { ...served, load, modelContext: '{}' };

describe('prediction and response', () => {
  it.each<[string, Outcome, Outcome, Up, (boolean | null)[]]>([
    ['own rows, and the value bound', served, served, real({}), [true, true, true]],
    [
      'without a security context, and nothing bound',
      nobody,
      nobody,
      real({ sql: sql([]) }),
      [true, true, true],
    ],
    [
      'rejected, and enforced',
      nobody,
      refused,
      real({ enforced: true, meta: invalid, sql: sql([], invalid) }),
      [true, true, true],
    ],
    [
      'unreadable',
      unreadable,
      unreadable,
      real({ sql: sql([], { status: 500, error: proxy }) }),
      [true, true, true],
    ],
    [
      'own rows, but rejected',
      served,
      served,
      real({ meta: invalid, sql: sql([], invalid) }),
      [false, false, null],
    ],
    ['own rows, but nothing bound', served, served, real({ sql: sql([]) }), [true, true, false]],
    [
      'own rows, but of another company',
      served,
      served,
      real({ sql: sql(['company2']) }),
      [true, true, false],
    ],
    ['without a security context, but filtered', nobody, nobody, real({}), [true, true, false]],
    ['unreadable, but answered', unreadable, unreadable, real({}), [true, false, false]],
    ['no measure to query', served, served, real({ sql: null }), [true, null, null]],
  ])('%s', (_, dev, enforced, answer, expected) => {
    expect(agreements(dev, enforced, answer)).toEqual(expected);
  });

  it('a difference has possible reasons', () => {
    const all = [
      real({ meta: invalid, sql: sql([], invalid) }),
      real({ sql: sql([]) }),
      real({ sql: null }),
    ].flatMap((answer) => compare({ dev: served, enforced: served, findings: [], mode: null }, answer));
    for (const { agrees, why } of all) {
      if (agrees !== null) expect(why === undefined).toBe(agrees);
    }
  });

  it('a header that was too long is reported as too long', () => {
    const large = { status: 431, error: null };
    const [meta, query] = compare(
      { dev: served, enforced: served, findings: [], mode: null },
      real({ meta: large, sql: sql([], large) }),
    );
    expect([meta?.why, query?.why]).toEqual([
      expect.stringContaining('too long'),
      expect.stringContaining('too long'),
    ]);
  });

  it('the value that Cube has bound is the proof', () => {
    expect(rows(served, real({})).real).toBe('rows where company_id = "company1"');
  });
});

describe('another claim is bound than the model’s stated filter', () => {
  const all = { ...nobody, load: { ...nobody.load, rows: 'all' as const } };
  it.each<[string, Outcome['securityContext'], RegExp]>([
    [
      'below a namespace',
      { 'https://app.example/': { company_id: 'company1' } },
      /CUBEJS_JWT_CLAIMS_NAMESPACE/,
    ],
    ['another name', { tenant: 'company1' }, /filters by tenant, not by company_id/],
  ])('%s', (_, securityContext, why) => {
    const compared = rows({ ...all, securityContext, modelContext: {} }, real({}));
    expect(compared).toMatchObject({ agrees: false, why: expect.stringMatching(why) });
  });
});

describe('values of the context among those bound', () => {
  it.each<[unknown, CubeSql['values'], string]>([
    [{ company_id: 'company1' }, ['company1'], 'company_id'],
    // PostgreSQL's driver receives strings.
    [{ company_id: 7 }, ['7'], 'company_id'],
    [{ roles: ['admin', 'user'] }, ['user'], 'roles'],
    [{ tenant: { id: 'a' } }, ['a'], 'tenant.id'],
    [{ 'https://app.example/tenant': 'a' }, ['a'], "['https://app.example/tenant']"],
    [{ company_id: 'company1' }, ['company2'], ''],
    [{}, ['company1'], ''],
    [null, ['company1'], ''],
    ['{"company_id":"company1"}', ['company1'], ''],
  ])('of %o in %o: %s', (context, values, names) => {
    const outcome = { ...served, securityContext: null, modelContext: context };
    expect(
      boundClaims(outcome, values)
        .map(({ name }) => name)
        .join(),
    ).toBe(names);
  });
});
