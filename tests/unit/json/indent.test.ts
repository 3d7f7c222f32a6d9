import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indentJson } from '@/lib/json/indent';

describe('indentJson', () => {
  test.each([
    ['a short object stays on one line', '{"a":1,"b":[]}', '{\n  "a": 1,\n  "b": []\n}'],
    ['a list of words stays on one line', '["user","admin"]', '["user", "admin"]'],
    ['duplicate fields stay', '{"a":1,"a":2}', '{"a": 1, "a": 2}'],
    ['escapes stay as written', '{"u":"https:\\/\\/x\\u002f"}', '{"u": "https:\\/\\/x\\u002f"}'],
    ['numbers stay as written', '[1.0,1e400,-0]', '[1.0, 1e400, -0]'],
    ['brackets within strings are text', '["{ [","\\"]"]', '["{ [", "\\"]"]'],
    ['a bare value', ' "x" ', '"x"'],
  ])('%s', (_, text, shown) => expect(indentJson(text)).toBe(shown));

  test.each(['', '<html>', '{"a":1', 'a=1&b=2'])('text that isn’t JSON stays unchanged: %s', (text) =>
    expect(indentJson(text)).toBe(text),
  );

  test.each(['x', '\\"'])('a string of sixteen million characters stays: %s', (piece) => {
    const text = `"${piece.repeat(16_000_000 / piece.length)}"`;
    expect(indentJson(text) === text).toBe(true);
  });

  test('only white space changes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const shown = indentJson(text);
        expect(JSON.parse(shown)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('nesting a thousand deep costs no stack and no square of its length', () => {
    const deep = '['.repeat(1000) + ']'.repeat(1000);
    expect(indentJson(deep).length).toBeLessThan(200_000);
  });
});
