import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/json/object';
import { type ClaimChange, diffClaims, differsInAnyTwo } from '@/lib/verify/claim-diff';

const namespace = 'http://localhost:4000/';

/** `+name`, `-name`, `~name`, `=name`, in the order of the result. */
const signs = { added: '+', removed: '-', changed: '~', same: '=' };
const short = (changes: ClaimChange[]) => changes.map(({ kind, path }) => signs[kind] + path.join(' › '));

test.each<[string, JsonObject, JsonObject, string[]]>([
  ['nothing', {}, {}, []],
  ['added', {}, { a: 1 }, ['+a']],
  ['removed', { a: null }, {}, ['-a']],
  ['changed', { a: 1 }, { a: '1' }, ['~a']],
  ['the same', { a: [1, { b: 2, c: 3 }] }, { a: [1, { c: 3, b: 2 }] }, ['=a']],
  ['a list in another order', { a: [1, 2] }, { a: [2, 1] }, ['~a']],
  ['the order of the first token', { b: 1, a: 1 }, { a: 1, c: 1, b: 2 }, ['~b', '=a', '+c']],
  [
    'fields in a namespace',
    { [namespace]: { company_id: 'company1', roles: ['user'], plan: 'free' } },
    { [namespace]: { company_id: 'company2', roles: ['user'], since: 2026 } },
    [`~${namespace} › company_id`, `=${namespace} › roles`, `-${namespace} › plan`, `+${namespace} › since`],
  ],
  [
    'an object that became a string',
    { [namespace]: { a: 1 } },
    { [namespace]: '{"a":1}' },
    [`~${namespace}`],
  ],
  ['an object that became a list', { a: {} }, { a: [] }, ['~a']],
  [
    'a name that every object has',
    {},
    JSON.parse('{"__proto__":1,"toString":2}'),
    ['+__proto__', '+toString'],
  ],
])('%s', (_, before, after, expected) => {
  expect(short(diffClaims(before, after))).toEqual(expected);
});

test('a change has its old and new value', () => {
  expect(diffClaims({ a: { b: 1 } }, { a: { b: 2 } })).toEqual([
    { path: ['a', 'b'], kind: 'changed', before: 1, after: 2 },
  ]);
});

test('times and IDs differ in any two tokens, unless they are in a namespace', () => {
  const changes = diffClaims({ iat: 1, email: 'a', n: { iat: 1 } }, { iat: 2, email: 'b', n: { iat: 2 } });
  expect(changes.map(differsInAnyTwo)).toEqual([true, false, false]);
});

test('in reverse, added claims are removed; compared with itself, everything is the same', () => {
  const claims = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 });
  const count = (changes: ClaimChange[], kind: ClaimChange['kind']) =>
    changes.filter((change) => change.kind === kind).length;
  fc.assert(
    fc.property(claims, claims, (before, after) => {
      const there = diffClaims(before, after);
      const back = diffClaims(after, before);
      expect(count(back, 'removed')).toBe(count(there, 'added'));
      expect(count(back, 'changed')).toBe(count(there, 'changed'));
      expect(diffClaims(before, before).every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});
