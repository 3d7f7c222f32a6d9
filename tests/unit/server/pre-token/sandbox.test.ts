import { describe, expect, it } from 'vitest';
import { handlerText } from '@/lib/pre-token/handler-text';
import { writeObject } from '@/lib/pre-token/rewrite';
import { handlerTemplates } from '@/lib/pre-token/templates';
import { judgeHandler, runHandler } from '@/lib/server/pre-token/run-handler';
import { guideHandler } from '../../pre-token/guide-handler';
import { eventOf, troubles } from '../../pre-token/runs';

const event = { request: { userAttributes: { sub: 'the-sub' } }, response: {} };
const run = (code: string) => runHandler({ kind: 'typed', code }, event);
const outcome = async (code: string) => (await run(code)).outcome;
const value = async (code: string) => {
  const found = await outcome(code);
  return found.kind === 'returned' ? found.value : found;
};

describe('what is run', () => {
  it("Cube's guide's own handler, as it stands there", async () => {
    const claims = '{"company_id":"company1","user_id":"the-sub","roles":["user"]}';
    const response = {
      claimsOverrideDetails: { claimsToAddOrOverride: { 'http://localhost:4000/': claims } },
    };
    expect(await outcome(guideHandler)).toEqual({
      kind: 'returned',
      value: { ...event, response },
      by: 'callback',
      ignored: false,
    });
  });

  it.each([
    ['CommonJS, async', 'exports.handler = async () => 1'],
    ['CommonJS, module.exports', 'module.exports = { handler: async () => 1 }'],
    ['CommonJS, a promise', 'exports.handler = () => new Promise((resolve) => resolve(1))'],
    ['CommonJS, a callback', 'exports.handler = (event, context, callback) => callback(null, 1)'],
    [
      'CommonJS, a callback after a while',
      'exports.handler = (e, c, callback) => { setTimeout(callback, 5, null, 1) }',
    ],
    ['context.done', 'exports.handler = (e, context) => context.done(null, 1)'],
    ['context.succeed', 'exports.handler = (e, context) => context.succeed(1)'],
    ['an ES module', 'export const handler = async () => 1'],
    ['an ES module, exported below', 'const handler = async () => 1;\nexport { handler };'],
    ['an ES module, default', 'export default async () => 1'],
    [
      'an ES module that awaits',
      'const one = await Promise.resolve(1); export const handler = async () => one',
    ],
    [
      'an import of types',
      "import type { A } from 'aws-lambda';\nexport const handler = async (e: A): Promise<number> => 1",
    ],
    [
      'an import of types alone, not said',
      "import { A } from 'aws-lambda';\nexport const handler: A = async () => 1",
    ],
    ['TypeScript in CommonJS', 'interface A { b?: string }\nexports.handler = async (e: A) => (1 as number)'],
    ['another name', 'exports.main = async () => 1'],
    ['a first line for a shell', '#!/usr/bin/env node\nexports.handler = async () => 1'],
    ['a byte order mark', '\uFEFFexports.handler = async () => 1'],
    [
      'a timer that is still running does not delay a promise',
      'exports.handler = async () => { setInterval(() => {}, 10); return 1 }',
    ],
    [
      'nor a callback that does not wait',
      'exports.handler = (e, c, callback) => { c.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 10); callback(null, 1) }',
    ],
    [
      'nor a timer that was let go',
      'exports.handler = (e, c, callback) => { setInterval(() => {}, 10).unref(); callback(null, 1) }',
    ],
    [
      'the first answer counts',
      'exports.handler = (e, c, callback) => { callback(null, 1); callback(null, 2) }',
    ],
    ['a thenable', 'exports.handler = () => ({ then: (resolve) => resolve(1) })'],
    [
      'setImmediate, queueMicrotask, clearTimeout',
      'exports.handler = async () => { clearTimeout(setTimeout(() => { throw 1 }, 1)); await new Promise(setImmediate); return new Promise((resolve) => queueMicrotask(() => resolve(1))) }',
    ],
    [
      'a variable of the environment, by default',
      'exports.handler = async () => Number(process.env.ONE ?? 1)',
    ],
    [
      'a function that is only looked for',
      "exports.handler = async () => (typeof fetch === 'undefined' ? 1 : 2)",
    ],
  ])('%s', async (_, code) => {
    expect(await value(code)).toBe(1);
  });

  it('shows the log, in order and by level', async () => {
    const { log } = await run(
      "exports.handler = async () => { console.log('a', 1, { b: [1n] }); console.error(new TypeError('x').message); console.warn(undefined, null, () => 1) }",
    );
    expect(log).toEqual([
      { level: 'log', text: 'a 1 {\n  "b": [\n    "1n"\n  ]\n}' },
      { level: 'error', text: 'x' },
      { level: 'warn', text: 'undefined null [Function: anonymous]' },
    ]);
  });

  it.each([
    ["console.log('%s is %d years and %j', 'Al', '7', { a: 1 }, 'too')", ['Al is 7 years and {"a":1} too']],
    ["console.log('%i %f %o %c. 100%%', 7.9, '1.5', [1], 'color: red')", ['7 1.5 [\n  1\n] . 100%']],
    ["console.log('%s', 'a', 'b'); console.log('100%', 1); console.log('%s')", ['a b', '100% 1', '%s']],
    ["console.log({ a: 1 }, '%s', 2)", ['{\n  "a": 1\n} %s 2']],
    ["console.group('g'); console.info('in'); console.groupEnd(); console.info('out')", ['g', '  in', 'out']],
    ["console.assert(1 === 2, 'no'); console.assert(true, 'yes')", ['Assertion failed: no']],
    [
      "console.count(); console.count('a'); console.count(); console.countReset(); console.count()",
      ['default: 1', 'a: 1', 'default: 2', 'default: 1'],
    ],
    ['console.dir({ a: 1 }, { depth: null })', ['{\n  "a": 1\n}']],
  ])('logs as the console of Node.js: %s', async (code, texts) => {
    const { log, outcome } = await run(`exports.handler = async () => { ${code} }`);
    expect(outcome).toMatchObject({ kind: 'returned' });
    expect(log.map(({ text }) => text)).toEqual(texts);
  });

  it('takes times, though they mean little', async () => {
    const { log } = await run(
      "exports.handler = async () => { console.time('a'); console.timeLog('a', 1); console.timeEnd('a'); console.timeEnd('a') }",
    );
    expect(log.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^a: \d+ms 1$/),
      expect.stringMatching(/^a: \d+ms$/),
    ]);
  });

  it('logs what holds itself', async () => {
    const { log } = await run('exports.handler = async () => { const a = {}; a.a = a; console.log(a) }');
    expect(log[0]?.text).toContain('[Circular]');
  });

  it('tells the time that is left', async () => {
    expect(await value('exports.handler = async (e, c) => c.getRemainingTimeInMillis() > 1000')).toBe(true);
  });
});

describe('what goes wrong', () => {
  it.each([
    [
      'throws',
      'exports.handler = async () => {\n  throw new TypeError("no");\n}',
      { kind: 'threw', name: 'TypeError', message: 'no', line: 2 },
    ],
    [
      'throws behind types',
      'type A = string;\nexports.handler = async (): Promise<A> => {\n  throw new TypeError("no");\n}',
      { kind: 'threw', name: 'TypeError', message: 'no', line: 3 },
    ],
    [
      'throws at once',
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
      'throws what is no error',
      'exports.handler = async () => { throw "text" }',
      { kind: 'threw', name: 'string', message: 'text', line: null },
    ],
    [
      'throws null',
      'exports.handler = async () => { throw null }',
      { kind: 'threw', name: 'object', message: 'null', line: null },
    ],
    [
      'throws what throws',
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
      'answers with what JSON cannot say',
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
    ['exports something else', 'exports.name = "x"', { kind: 'no-handler', exports: ['name'], bare: false }],
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
  ])('tells what is not there: %s', async (code, missing) => {
    expect((await run(code)).missing).toEqual([missing]);
  });
});

describe('the templates', () => {
  it.each(handlerTemplates.map((template) => [template.name, template] as const))(
    '%s',
    async (_, { version, handler, id }) => {
      const { report } = await judgeHandler({ kind: 'typed', code: handler }, eventOf(version));
      expect(report.tokens?.id).not.toEqual(report.without.id);
      expect(troubles(report)).toEqual(
        id === 'guide' ? ['callback-handler warn', 'stringified-claim warn'] : [],
      );
    },
  );

  it("the remedy of the guide's handler runs, and writes the object that the string was of", async () => {
    const code = writeObject(handlerText(guideHandler), 'http://localhost:4000/') ?? '';
    const { report } = await judgeHandler({ kind: 'typed', code }, eventOf('V2_0'));
    expect(report.tokens?.id?.['http://localhost:4000/']).toEqual({
      company_id: 'company1',
      user_id: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
      roles: ['user'],
    });
    expect(troubles(report)).toEqual(['callback-handler warn']);
  });
});
