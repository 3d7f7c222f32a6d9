import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeTokens } from '@/lib/pre-token/code-tokens';
import { handlerText } from '@/lib/pre-token/handler-text';

const said = (code: string) => codeTokens(code).map(({ from, to }) => code.slice(from, to));

it.each([
  ['comments', 'a // b\n/* c */ d', ['a', 'd']],
  ['texts', `'a\\'b' "c" e`, [`'a\\'b'`, '"c"', 'e']],
  ['an unterminated string ends at the end of its line', "'a\nb", ["'a", 'b']],
  ['a template', `\`a \${b + \`\${c}\`} d\` e`, [`\`a \${`, 'b', '+', `\`\${`, 'c', '}`', '} d`', 'e']],
  ['a regular expression', 'x = /[\'"`/*]/g.test(y)', ['x', '=', '/[\'"`/*]/g', '.', 'test', '(', 'y', ')']],
  ['a division', 'a / b / c', ['a', '/', 'b', '/', 'c']],
])('%s', (_, code, expected) => {
  expect(said(code)).toEqual(expected);
});

it('matches brackets, also through templates', () => {
  const code = `f({ a: [\`\${b({})}\`] })`;
  const tokens = codeTokens(code);
  for (const [index, { partner }] of tokens.entries()) {
    if (partner !== undefined) expect(tokens[partner]?.partner).toBe(index);
  }
  expect(tokens.filter(({ partner }) => partner !== undefined)).toHaveLength(12);
});

it('reads any text to its end, every token at its position, in order', () => {
  const pieces = fc.constantFrom(
    '`',
    '${',
    '}',
    '{',
    "'",
    '"',
    '/',
    '*',
    '//',
    '\\',
    '\n',
    '(',
    ')',
    '[',
    ']',
    'a',
    ' ',
    'é',
    '😀',
    '\ud800',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
      const code = list.join('');
      let end = 0;
      for (const { from, to } of codeTokens(code)) {
        expect(from).toBeGreaterThanOrEqual(end);
        expect(to).toBeGreaterThan(from);
        end = to;
      }
      expect(end).toBeLessThanOrEqual(code.length);
    }),
  );
});

it('a name has the line of its first occurrence', () => {
  const { lineOf } = handlerText('// a\nb\n`\n\n`; "a"\na');
  expect([lineOf('a'), lineOf('b'), lineOf('c')]).toEqual([5, 2, undefined]);
});
