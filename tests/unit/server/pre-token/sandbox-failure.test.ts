import { describe, expect, it } from 'vitest';
import { outcome, run } from './in-sandbox';

describe('errors', () => {
  it.each([
    [
      'throws',
      'exports.handler = async () => {\n  throw new TypeError("no");\n}',
      { kind: 'threw', name: 'TypeError', message: 'no', line: 2 },
    ],
    [
      'throws after types',
      'type A = string;\nexports.handler = async (): Promise<A> => {\n  throw new TypeError("no");\n}',
      { kind: 'threw', name: 'TypeError', message: 'no', line: 3 },
    ],
    [
      'throws immediately',
      'exports.handler = () => {\n throw new Error("now") }',
      { kind: 'threw', name: 'Error', message: 'now', line: 2 },
    ],
    [
      'throws while it is loaded',
      '\nthrow new Error("early")',
      { kind: 'threw', name: 'Error', message: 'early', line: 2 },
    ],
    [
      'throws in a timer',
      'exports.handler = () => new Promise(() => setTimeout(() => {\n throw new Error("late") }, 1))',
      { kind: 'threw', name: 'Error', message: 'late', line: 2 },
    ],
    [
      'throws a value that isn’t an error',
      'exports.handler = async () => { throw "text" }',
      { kind: 'threw', name: 'string', message: 'text', line: null },
    ],
    [
      'throws null',
      'exports.handler = async () => { throw null }',
      { kind: 'threw', name: 'object', message: 'null', line: null },
    ],
    [
      'throws a value that throws',
      'exports.handler = async () => { throw { toString() { throw 1 } } }',
      { kind: 'threw', name: 'object', message: '', line: null },
    ],
    [
      'calls back with an error',
      'exports.handler = (e, c, callback) => callback(new Error("refused"))',
      { kind: 'threw', name: 'Error', message: 'refused', line: 1 },
    ],
    [
      'calls back with a text',
      'exports.handler = (e, c, callback) => callback("refused")',
      { kind: 'threw', name: 'string', message: 'refused', line: null },
    ],
    [
      'returns a value that JSON can’t represent',
      'exports.handler = async () => { const a = {}; a.a = a; return a }',
      { kind: 'threw', name: 'Runtime.MarshalError' },
    ],
    ['does not compile', 'exports.handler = async () => {\n  const a = ;\n}', { kind: 'syntax', line: 2 }],
    [
      'does not compile, an ES module',
      'export const a = 1;\n\nexport const handler = async () => { return }}',
      { kind: 'syntax', line: 3 },
    ],
    ['does not compile, TypeScript', 'const a: string = "x";\nconst b: = 1;', { kind: 'syntax', line: 2 }],
    ['is empty', ' ', { kind: 'no-handler', exports: [], bare: false }],
    ['exports another name', 'exports.name = "x"', { kind: 'no-handler', exports: ['name'], bare: false }],
    ['exports a bare function', 'module.exports = async () => 1', { kind: 'no-handler', bare: true }],
    ['never settles', 'exports.handler = () => new Promise(() => {})', { kind: 'never-settled' }],
    [
      'never settles at the top',
      'await new Promise(() => {}); export const handler = async () => 1',
      { kind: 'never-settled' },
    ],
    [
      'never calls back',
      'exports.handler = (e, c, callback) => {}',
      { kind: 'returned', value: null, by: 'nothing', ignored: false },
    ],
    [
      'returns without async',
      'exports.handler = (event) => event',
      { kind: 'returned', value: null, by: 'nothing', ignored: true },
    ],
    [
      'waits longer than Cognito does',
      'exports.handler = () => new Promise((r) => setTimeout(r, 10_000))',
      { kind: 'timeout' },
    ],
  ])('%s', async (_, code, expected) => {
    expect(await outcome(code)).toMatchObject(expected);
  });

  it.each([
    ["const aws = require('aws-sdk'); exports.handler = async () => 1", "require('aws-sdk')"],
    [
      "import { DynamoDB } from '@aws-sdk/client-dynamodb'; export const handler = async () => new DynamoDB()",
      "import '@aws-sdk/client-dynamodb'",
    ],
    ["export const handler = async () => (await import('node:fs')).readdirSync('/')", "import 'node:fs'"],
    ["exports.handler = async () => fetch('http://127.0.0.1')", 'fetch'],
    ['exports.handler = async () => process.env.TABLE', 'process.env.TABLE'],
    ["exports.handler = async () => Buffer.from('a')", 'Buffer'],
  ])('names what is missing: %s', async (code, missing) => {
    expect((await run(code)).missing).toEqual([missing]);
  });

  it.each([
    ['a message', 'exports.handler = async () => { throw new Error("x".repeat(2e7)) }'],
    [
      'a name',
      'exports.handler = async () => { const e = new Error("a"); e.name = "y".repeat(2e7); throw e }',
    ],
    ['a message while it is loaded', 'throw new Error("x".repeat(2e7))'],
    ['a thrown value', 'exports.handler = async () => { throw "x".repeat(2e7) }'],
    ['a value passed to the callback', 'exports.handler = (e, c, callback) => callback("x".repeat(2e7))'],
    ['an export', 'exports["x".repeat(2e6)] = 1; exports.b = 1'],
    ['the export that runs', 'exports["x".repeat(2e6)] = async () => { throw 1 }'],
    ['many exports', 'for (let i = 0; i < 1e5; i += 1) exports["x" + i] = 1'],
    ['the name of a package', 'require("x".repeat(2e6))'],
    ['a log', 'exports.handler = async () => { for (;;) console.log("x".repeat(1e5)) }'],
    ['an error of syntax', `const ${'x'.repeat(100_000)} = = 1`],
  ])('cuts long text to the size of a page: %s', async (_, code) => {
    expect(JSON.stringify(await run(code)).length).toBeLessThan(100_000);
  });
});
