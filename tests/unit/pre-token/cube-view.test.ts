import { expect, test } from 'vitest';
import { cubeView } from '@/lib/pre-token/cube-view';

const ns = 'http://localhost:4000/';

test.each([
  ['an object under the namespace', { [ns]: { company_id: 'c1' } }, ns, { company_id: 'c1' }, 'own'],
  ['the guide string', { [ns]: '{"company_id":"c1"}' }, ns, '{"company_id":"c1"}', 'unreadable'],
  ['another namespace', { 'http://localhost:4000': { company_id: 'c1' } }, ns, {}, 'all'],
  ['flat claims without a namespace', { company_id: 'c1' }, null, { company_id: 'c1' }, 'own'],
  ['no company at all', { sub: 'x' }, null, { sub: 'x' }, 'all'],
] as const)('%s', (_, claims, namespace, context, rows) => {
  const filter = 'company_id';
  expect(cubeView(claims, namespace, [filter])).toEqual({ namespace, context, filter, rows });
  const rows_unknown = rows === 'unreadable' ? rows : 'unknown';
  expect(cubeView(claims, namespace, null)).toMatchObject({ filter: null, rows: rows_unknown });
});
