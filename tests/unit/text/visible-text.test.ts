import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { visibleText } from '@/lib/text/visible-text';

describe('visibleText', () => {
  test.each([
    ['right-to-left override', 'Al\u202Eice', 'Al\\u202Eice'],
    ['isolate', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['zero-width space and joiner', 'a\u200Bb\u200D', 'a\\u200Bb\\u200D'],
    ['byte order mark', '\uFEFFeyJ', '\\uFEFFeyJ'],
    ['null and escape', '\0\x1b[31m', '\\u0000\\u001B[31m'],
    ['C1 control', '\u0085', '\\u0085'],
    ['line separator', 'a\u2028b', 'a\\u2028b'],
    ['tag character, beyond four digits', '\u{E0041}', '\\u{E0041}'],
    ['half of a surrogate pair', 'a\uD800b', 'a\\uD800b'],
    ['a carriage return that would hide a line', 'good\rbad', 'good\\u000Dbad'],
  ])('%s is shown as its code', (_, text, shown) => expect(visibleText(text)).toBe(shown));

  test.each([
    ['letters of any script', 'Zoë 李 עברית 👍'],
    ['tab, line feed, and the line end of HTTP', 'a\tb\nc\r\nd'],
    ['an escape that is already in the text', '\\u202E'],
  ])('%s stays', (_, text) => expect(visibleText(text)).toBe(text));

  test('no invisible character of any text is left', () => {
    const anything = fc
      .array(fc.integer({ min: 0, max: 0x10ffff }))
      .map((points) => String.fromCodePoint(...points));
    fc.assert(
      fc.property(anything, (text) => {
        const rest = visibleText(text).replaceAll(/[\t\n\r]/g, '');
        expect(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(rest)).toBe(false);
      }),
    );
  });
});
