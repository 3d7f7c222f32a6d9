import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { handlerTemplates } from '@/lib/pre-token/templates';
import { packageHandler } from '@/lib/server/pre-token/package-handler';

/** The one file of a zip, by its name. */
function unpack(code: string): [name: string, text: string][] {
  const zip = packageHandler(code);
  return zip === null ? [] : Object.entries(unzipSync(zip)).map(([name, file]) => [name, strFromU8(file)]);
}

test.each([
  ['CommonJS', 'exports.handler = async (event) => event;', 'index.js'],
  ['an ES module', 'export const handler = async (event) => event;', 'index.mjs'],
  ['a module by its import alone', "import fs from 'node:fs';\nglobalThis.x = fs;", 'index.mjs'],
  ['CommonJS with the word export in it', 'exports.handler = async () => `\nexport const x`;', 'index.js'],
])('%s is named as Lambda reads it', (_, code, name) => {
  expect(unpack(code)).toEqual([[name, expect.stringContaining(code.slice(-20))]]);
});

test('types are taken away', () => {
  const [[name, text] = []] = unpack(
    'export const handler = async (event: { x: string }): Promise<unknown> => event;',
  );
  expect(name).toBe('index.mjs');
  expect(text).not.toContain('Promise<unknown>');
});

test.each([
  [
    'a comparison that reads like a type argument',
    'exports.handler = async (e) => [e.a<e.b,e.c>(e.d), e][1];\n',
  ],
  [
    'quotes, letters of every kind and lines of Windows',
    'export const handler = async (e) => {\r\n  e.x = `„é” \\u2028 \u{1F469} \'"`;\r\n  return e;\r\n};',
  ],
  ['an import that nothing uses', "import 'a';\nimport b from 'b';\nexport const handler = async (e) => e;"],
  ['an await at the top', "const a = await import('a');\nexport const handler = async (e) => a;"],
])('JavaScript is shipped to the letter: %s', (_, code) => {
  expect(unpack(code).map(([, text]) => text)).toEqual([code]);
});

test('types are taken away where they only stand in a constructor', () => {
  const code = 'class A { constructor(private x) {} }\nexport const handler = async (e) => new A(e).x;';
  expect(unpack(code)[0]?.[1]).toContain('this.x = x');
});

test('what is no JavaScript makes no zip', () => {
  expect(packageHandler('exports.handler = (')).toBeNull();
});

test('every template can be shipped, the same each time', () => {
  for (const { id, handler } of handlerTemplates) {
    expect(unpack(handler), id).toHaveLength(1);
    expect(packageHandler(handler), id).toEqual(packageHandler(handler));
  }
});
