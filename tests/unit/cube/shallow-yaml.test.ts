import { describe, expect, test } from 'vitest';
import { isShallowYaml } from '@/lib/cube/is-shallow-yaml';
import { readCubeSettings } from '@/lib/cube/settings-text';

test.each([
  ['a Compose file', 'services:\n  cube:\n    environment:\n      - CUBEJS_JWT_ALGS=RS256\n'],
  ['a map in one line', 'env: [{ name: CUBEJS_JWT_ALGS, value: RS256 }]\n'],
  ['much of it', `environment:\n${'  A: b\n'.repeat(5_000)}  CUBEJS_JWT_ALGS: RS256\n`],
])('%s is read', (_, text) => {
  expect(isShallowYaml(text)).toBe(true);
  expect(readCubeSettings(text).settings.variables.CUBEJS_JWT_ALGS).toBe('RS256');
});

// When nested this deeply, these crashed the process, because its parser overflows the stack.
describe.each(['[', '{', '{a: ', 'a: {', '[[{', '- ', '? ', '- ? ', ': '])('a row of %j', (piece) => {
  test('is not parsed, however long it is', () => {
    for (const length of [1_000, 12_500, 50_000, 100_000]) {
      const text = piece.repeat(length / piece.length);
      expect(isShallowYaml(text)).toBe(false);
      expect(readCubeSettings(text).settings.variables).toEqual({});
      expect(readCubeSettings(`a: ${text}\nCUBEJS_JWT_ALGS: RS256`).settings.variables).toEqual({});
    }
  });
});

test.each([
  [
    'lines that are indented by one step each',
    Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:\n`).join(''),
  ],
  ['quotes instead of one value', '"'.repeat(5_000)],
  ['anchors instead of one value', '&a '.repeat(5_000)],
])('does not parse %s either', (_, text) => {
  expect(isShallowYaml(text)).toBe(false);
});
