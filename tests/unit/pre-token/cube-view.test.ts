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
  expect(cubeView(claims, namespace)).toEqual({ namespace, context, rows });
});
