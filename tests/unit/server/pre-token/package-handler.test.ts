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

test('what is no JavaScript makes no zip', () => {
  expect(packageHandler('exports.handler = (')).toBeNull();
});

test('every template can be shipped, the same each time', () => {
  for (const { id, handler } of handlerTemplates) {
    expect(unpack(handler), id).toHaveLength(1);
    expect(packageHandler(handler), id).toEqual(packageHandler(handler));
  }
});
