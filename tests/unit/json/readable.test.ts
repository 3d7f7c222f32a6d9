import { describe, expect, test } from 'vitest';
import { readableJson } from '@/lib/json/readable';

const textOf = (json: string) =>
  readableJson(json)
    .map(({ text }) => text)
    .join('');

describe('readableJson', () => {
  test('decodes the escapes that JSON does not need', () => {
    expect(textOf('{"http:\\/\\/localhost:4000\\/":{"name":"\\u00e9"}}')).toContain(
      '"http://localhost:4000/"',
    );
    expect(textOf('{"name":"\\u00e9"}')).toBe('{"name": "é"}');
  });

  test('keeps the escapes that JSON requires, and still reads as the same value', () => {
    const json = '{"a":"say \\"hi\\"\\n","b":[1,2],"c":{"d":null}}';
    expect(JSON.parse(textOf(json))).toEqual(JSON.parse(json));
  });

  test('keeps a number as written', () => {
    expect(textOf('{"n":12345678901234567890,"m":1.0}')).toContain('12345678901234567890');
    expect(textOf('{"n":1.0}')).toContain('1.0');
  });

  test('distinguishes names, strings, and other values', () => {
    const kinds = readableJson('{"a":"b","c":true}').filter(({ kind }) => kind !== 'mark');
    expect(kinds).toEqual([
      { kind: 'key', text: '"a"' },
      { kind: 'string', text: '"b"' },
      { kind: 'key', text: '"c"' },
      { kind: 'other', text: 'true' },
    ]);
  });

  test('returns text that isn’t JSON unchanged', () => {
    expect(readableJson('{"a":')).toEqual([{ kind: 'mark', text: '{"a":' }]);
  });
});
