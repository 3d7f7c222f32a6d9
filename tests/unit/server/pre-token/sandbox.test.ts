import { describe, expect, it } from 'vitest';
import { guideHandler } from '../../pre-token/guide-handler';
import { event, outcome, run, value } from './in-sandbox';

describe('handlers that run', () => {
  it("Cube's guide's own handler, unchanged", async () => {
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
      'an import of types without `type`',
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
      'a callback that doesn’t wait for it',
      'exports.handler = (e, c, callback) => { c.callbackWaitsForEmptyEventLoop = false; setInterval(() => {}, 10); callback(null, 1) }',
    ],
    [
      'a timer that was unreferenced',
      'exports.handler = (e, c, callback) => { setInterval(() => {}, 10).unref(); callback(null, 1) }',
    ],
    [
      'the first response counts',
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

  it('supports timers, although the times are approximate', async () => {
    const { log } = await run(
      "exports.handler = async () => { console.time('a'); console.timeLog('a', 1); console.timeEnd('a'); console.timeEnd('a') }",
    );
    expect(log.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^a: \d+ms 1$/),
      expect.stringMatching(/^a: \d+ms$/),
    ]);
  });

  it('logs an object that contains itself', async () => {
    const { log } = await run('exports.handler = async () => { const a = {}; a.a = a; console.log(a) }');
    expect(log[0]?.text).toContain('[Circular]');
  });

  it('has the remaining time', async () => {
    expect(await value('exports.handler = async (e, c) => c.getRemainingTimeInMillis() > 1000')).toBe(true);
  });
});
