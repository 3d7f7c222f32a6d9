import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { handlerTemplates } from '@/lib/pre-token/templates';
import { packageHandler } from '@/lib/server/pre-token/package-handler';

/** The single file of a zip, by its name. */
async function unpack(code: string): Promise<[name: string, text: string][]> {
  const packaged = await packageHandler(code);
  if (!packaged.ok) return [];
  return Object.entries(unzipSync(packaged.zip)).map(([name, file]) => [name, strFromU8(file)]);
}

test.each([
  ['CommonJS', 'exports.handler = async (event) => event;', 'index.js'],
  ['an ES module', 'export const handler = async (event) => event;', 'index.mjs'],
  ['a module, detected only by its import', "import fs from 'node:fs';\nglobalThis.x = fs;", 'index.mjs'],
  ['CommonJS with the word export in it', 'exports.handler = async () => `\nexport const x`;', 'index.js'],
])('%s is named as Lambda reads it', async (_, code, name) => {
  expect(await unpack(code)).toEqual([[name, expect.stringContaining(code.slice(-20))]]);
});

test('removes types', async () => {
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
  ['an unused import', "import 'a';\nimport b from 'b';\nexport const handler = async (e) => e;"],
  ['an await at the top', "const a = await import('a');\nexport const handler = async (e) => a;"],
])('JavaScript is shipped verbatim: %s', async (_, code) => {
  expect((await unpack(code)).map(([, text]) => text)).toEqual([code]);
});

test('removes types that are only in a constructor', async () => {
  const code = 'class A { constructor(private x) {} }\nexport const handler = async (e) => new A(e).x;';
  expect((await unpack(code))[0]?.[1]).toContain('this.x = x');
});

test('invalid JavaScript creates no zip', async () => {
  expect(await packageHandler('exports.handler = (')).toEqual({ ok: false, reason: 'not-code' });
});

test('every template can be packaged, with the same result each time', async () => {
  for (const { id, handler } of handlerTemplates) {
    expect(await unpack(handler), id).toHaveLength(1);
    expect(await packageHandler(handler), id).toEqual(await packageHandler(handler));
  }
});

// Parsing time at least nearly doubles with every nesting level.
test.each([
  ['type assertions', `${'<T>('.repeat(60)}x${')'.repeat(60)}`],
  ['assignments', `${'(a='.repeat(60)}x${')'.repeat(60)};const b: = 1`],
  ['conditions', `${'a?(b):c=>'.repeat(60)}x;const b: = 1`],
  ['arrow functions with types', `${'(a: T = '.repeat(60)}x${') => 1'.repeat(60)}`],
])(
  'parsing a deep nesting of %s stops at the time limit, and the process stays responsive',
  async (_, code) => {
    const packaged = packageHandler(code);
    const turn = new Promise<'turn'>((resolve) => setImmediate(resolve, 'turn'));
    expect(await Promise.race([packaged, turn])).toBe('turn');
    expect((await packaged).ok).toBe(false);
  },
  60_000,
);

test('four endless requests don’t block the next one', async () => {
  const endless = `${'<T>('.repeat(60)}x${')'.repeat(60)}`;
  const [answered] = await Promise.all([
    packageHandler('exports.handler = async (event) => event;'),
    ...Array.from({ length: 4 }, () => packageHandler(endless)),
  ]);
  expect(answered).toMatchObject({ ok: true });
  expect(await packageHandler('exports.handler = async (event) => event;')).toMatchObject({ ok: true });
});
