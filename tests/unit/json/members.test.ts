import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memberTexts } from '@/lib/json/members';

test.each<[string, Record<string, string>]>([
  ['{}', {}],
  ['{"a":1.0,"b":-0,"c":1e400}', { a: '1.0', b: '-0', c: '1e400' }],
  [' { "a" : "x" , "b" : [ 1 , { "a" : 2 } ] } ', { a: '"x"', b: '[ 1 , { "a" : 2 } ]' }],
  ['{"a":{"b":{"c":1}},"b":{}}', { a: '{"b":{"c":1}}', b: '{}' }],
  ['{"\\u0061":"\\u0062"}', { a: '"\\u0062"' }],
  ['{"a":"}{:,\\"","b":null}', { a: '"}{:,\\""', b: 'null' }],
  ['{"a":1,"a":2}', { a: '2' }],
  ['{"":[]}', { '': '[]' }],
  ['[{"a":1}]', {}],
  ['"a"', {}],
])('%s', (text, members) => {
  JSON.parse(text);
  expect(Object.fromEntries(memberTexts(text))).toEqual(members);
});

test('each text is the value of its field', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.constantFrom(undefined, 2),
      (object, indent) => {
        const text = JSON.stringify(object, null, indent);
        const read = [...memberTexts(text)].map(([name, value]) => [name, JSON.parse(value)]);
        expect(read).toEqual(Object.entries(JSON.parse(text)));
      },
    ),
  );
});
