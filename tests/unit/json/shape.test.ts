import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonShape } from '@/lib/json/shape';

test.each<[string, number, [string, number][]]>([
  ['1', 0, []],
  ['"{\\"a\\":1,\\"a\\":2}"', 0, []],
  ['{}', 1, []],
  ['[]', 1, []],
  ['{"a":1,"b":1}', 1, []],
  ['{"a":1,"a":1}', 1, [['a', 1]]],
  [
    '{"a":1,"a":1,"a":1}',
    1,
    [
      ['a', 1],
      ['a', 1],
    ],
  ],
  ['{ "a" : 1 , "a" : 1 }', 1, [['a', 1]]],
  ['{"a":"a","b":"a"}', 1, []],
  ['{"a":["a","a"]}', 2, []],
  ['{"a":{"a":1},"b":{"a":1}}', 2, []],
  ['{"a":{"b":1,"b":2}}', 2, [['b', 2]]],
  ['[{"b":1,"b":2},{"b":3}]', 2, [['b', 2]]],
  ['{"a":{"x":1},"a":2}', 2, [['a', 1]]],
  ['{"a":1,"\\u0061":2}', 1, [['a', 1]]],
  ['{"\\"":1,"\\\\":2,"\\"":3}', 1, [['"', 1]]],
  ['{"a\\\\":1,"a":2}', 1, []],
  ['{"":1,"":2}', 1, [['', 1]]],
  ['{"__proto__":1,"__proto__":2}', 1, [['__proto__', 1]]],
  ['{"a":"}{][,\\",","b":1}', 1, []],
  ['[[[[]]],[]]', 4, []],
])('%s', (text, depth, repeated) => {
  JSON.parse(text);
  expect(jsonShape(text)).toMatchObject({
    depth,
    repeated: repeated.map(([name, at]) => ({ name, depth: at })),
  });
});

test.each<[string, [string, string][]]>([
  ['{"a":9007199254740991,"b":-9007199254740991}', []],
  ['{"a":9007199254740992}', [['a', '9007199254740992']]],
  ['{"a":-9007199254740993 }', [['a', '-9007199254740993']]],
  ['{"a":12345678901234567890,"b":1}', [['a', '12345678901234567890']]],
  ['{"a":1e400}', [['a', '1e400']]],
  ['{"a":1E+22}', [['a', '1E+22']]],
  ['{"a":0.1,"b":1.5e-7,"c":-0,"d":1.0,"e":1e15,"f":123456789.12345678}', []],
  ['{"a":"9007199254740993"}', []],
  [
    '{"a":{"b":[1,9007199254740993]},"c":1e999}',
    [
      ['a', '9007199254740993'],
      ['c', '1e999'],
    ],
  ],
  ['9007199254740993', [['', '9007199254740993']]],
  ['[9007199254740993]', [['', '9007199254740993']]],
])('%s has numbers that some readers read differently', (text, unsafe) => {
  expect(jsonShape(text).unsafe).toEqual(unsafe.map(([member, written]) => ({ member, written })));
});

test('the output of JSON.stringify repeats no name and has the depth of its value', () => {
  const depthOf = (value: unknown): number =>
    typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(jsonShape(text)).toMatchObject({ depth: depthOf(JSON.parse(text)), repeated: [] });
    }),
  );
});

test('a name written twice is found wherever it is', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
      fc.nat(),
      fc.jsonValue(),
      (object, at, value) => {
        const members = Object.entries(object).map(
          ([name, item]) => `${JSON.stringify(name)}:${JSON.stringify(item)}`,
        );
        const name = Object.keys(object)[at % members.length] ?? '';
        const text = `{${[...members, `${JSON.stringify(name)}:${JSON.stringify(value)}`].join(',')}}`;
        expect(jsonShape(text).repeated).toEqual([{ name, depth: 1 }]);
      },
    ),
  );
});
