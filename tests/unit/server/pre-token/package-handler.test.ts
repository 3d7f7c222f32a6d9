import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { handlerTemplates } from '@/lib/pre-token/templates';
import { packageHandler } from '@/lib/server/pre-token/package-handler';

/** The one file of a zip, by its name. */
async function unpack(code: string): Promise<[name: string, text: string][]> {
  const packaged = await packageHandler(code);
  if (!packaged.ok) return [];
  return Object.entries(unzipSync(packaged.zip)).map(([name, file]) => [name, strFromU8(file)]);
}

test.each([
  ['CommonJS', 'exports.handler = async (event) => event;', 'index.js'],
  ['an ES module', 'export const handler = async (event) => event;', 'index.mjs'],
  ['a module by its import alone', "import fs from 'node:fs';\nglobalThis.x = fs;", 'index.mjs'],
  ['CommonJS with the word export in it', 'exports.handler = async () => `\nexport const x`;', 'index.js'],
])('%s is named as Lambda reads it', async (_, code, name) => {
  expect(await unpack(code)).toEqual([[name, expect.stringContaining(code.slice(-20))]]);
});

test('types are taken away', async () => {
  const [[name, text] = []] = await unpack(
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
])('JavaScript is shipped verbatim: %s', async (_, code) => {
  expect((await unpack(code)).map(([, text]) => text)).toEqual([code]);
});

test('types are taken away where they are only in a constructor', async () => {
  const code = 'class A { constructor(private x) {} }\nexport const handler = async (e) => new A(e).x;';
  expect((await unpack(code))[0]?.[1]).toContain('this.x = x');
});

test('what isn’t JavaScript makes no zip', async () => {
  expect(await packageHandler('exports.handler = (')).toEqual({ ok: false, reason: 'not-code' });
});

test('every template can be shipped, the same each time', async () => {
  for (const { id, handler } of handlerTemplates) {
    expect(await unpack(handler), id).toHaveLength(1);
    expect(await packageHandler(handler), id).toEqual(await packageHandler(handler));
  }
});

// Each is read in a time that doubles, or nearly, with every level of its nesting.
test.each([
  ['type assertions', `${'<T>('.repeat(60)}x${')'.repeat(60)}`],
  ['assignments', `${'(a='.repeat(60)}x${')'.repeat(60)};const b: = 1`],
  ['conditions', `${'a?(b):c=>'.repeat(60)}x;const b: = 1`],
  ['arrow functions with types', `${'(a: T = '.repeat(60)}x${') => 1'.repeat(60)}`],
])(
  'a nesting that no parser comes through, of %s, ends at the time limit, and the process goes on meanwhile',
  async (_, code) => {
    const packaged = packageHandler(code);
    const turn = new Promise<'turn'>((resolve) => setImmediate(resolve, 'turn'));
    expect(await Promise.race([packaged, turn])).toBe('turn');
    expect((await packaged).ok).toBe(false);
  },
  60_000,
);

test('four that never end keep nobody from the next turn for ever', async () => {
  const endless = `${'<T>('.repeat(60)}x${')'.repeat(60)}`;
  const [answered] = await Promise.all([
    packageHandler('exports.handler = async (event) => event;'),
    ...Array.from({ length: 4 }, () => packageHandler(endless)),
  ]);
  expect(answered).toMatchObject({ ok: true });
  expect(await packageHandler('exports.handler = async (event) => event;')).toMatchObject({ ok: true });
});
