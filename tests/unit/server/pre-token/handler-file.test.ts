import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { judgeHandler, runHandler } from '@/lib/server/pre-token/run-handler';
import { guideHandler } from '../../pre-token/guide-handler';
import { eventOf, troubles } from '../../pre-token/runs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function source(text: string, name = 'handler.mjs') {
  const path = join(folder, name);
  await writeFile(path, text);
  return { kind: 'file', path } as const;
}

const outcome = async (text: string, name?: string) =>
  (await runHandler(await source(text, name), { a: 1 })).outcome;

describe('a handler file', () => {
  it.each([
    ['an ES module', 'export const handler = async () => 1', 'handler.mjs'],
    ['CommonJS', 'exports.handler = async () => 1', 'handler.cjs'],
    ['a callback', 'exports.handler = (e, c, callback) => callback(null, 1)', 'handler.cjs'],
    [
      'a timer that a promise does not wait for',
      'setInterval(() => {}, 5); export const handler = async () => 1',
      'handler.mjs',
    ],
    [
      'packages of Node.js',
      "import { createHash } from 'node:crypto'; export const handler = async () => createHash('md5').update('x').digest('hex').length / 32",
      'handler.mjs',
    ],
  ])('%s', async (_, text, name) => {
    expect(await outcome(text, name)).toMatchObject({ kind: 'returned', value: 1 });
  });

  it.each([
    [
      'throws',
      'export const handler = async () => {\n  throw new TypeError("no") }',
      { kind: 'threw', name: 'TypeError', message: 'no', line: 2 },
    ],
    ['throws while it is loaded', '\nthrow new Error("early")', { kind: 'threw', message: 'early', line: 2 }],
    [
      'throws in a timer',
      'export const handler = () => new Promise(() => setTimeout(() => {\n throw new Error("late") }))',
      { kind: 'threw', message: 'late', line: 2 },
    ],
    [
      'rejects beside',
      'export const handler = async () => { Promise.reject(new Error("beside")); await new Promise((r) => setTimeout(r, 1000)) }',
      { kind: 'threw', message: 'beside', line: 1 },
    ],
    ['does not compile', 'export const handler = 1;\nconst a = ;', { kind: 'syntax', line: 2 }],
    ['lacks a package', "import 'no-such-package'; export const handler = async () => 1", { kind: 'threw' }],
    ['never settles', 'export const handler = () => new Promise(() => {})', { kind: 'never-settled' }],
    [
      'never settles at the top',
      'await new Promise(() => {}); export const handler = 1',
      { kind: 'never-settled' },
    ],
    [
      'returns without async',
      'export const handler = () => 1',
      { kind: 'returned', value: null, ignored: true },
    ],
    [
      'exits its process',
      'export const handler = () => process.exit(4)',
      { kind: 'crashed', message: 'Runtime exited with code 4.' },
    ],
    [
      'kills its process',
      "export const handler = () => process.kill(process.pid, 'SIGKILL')",
      { kind: 'crashed', message: 'Runtime exited by the signal SIGKILL.' },
    ],
    [
      'fills its memory',
      'export const handler = async () => { const all = []; for (;;) all.push(new Array(100_000).fill(1)) }',
      {
        kind: 'crashed',
        message: expect.stringMatching(/^Runtime exited .*\. Its heap of 256 MB was full\.$/),
      },
    ],
    [
      'returns too much',
      "export const handler = async () => 'x'.repeat(300_000)",
      { kind: 'too-large', length: 300_002 },
    ],
    [
      'returns a value that is too deep',
      'export const handler = async () => { let d = []; for (let i = 0; i < 500; i += 1) d = [d]; return d }',
      { kind: 'too-deep', depth: 501 },
    ],
    ['is not there', null, { kind: 'threw', name: 'Error' }],
  ])('%s', async (_, text, expected) => {
    const file =
      text === null ? ({ kind: 'file', path: join(folder, 'none.mjs') } as const) : await source(text);
    expect((await runHandler(file, {})).outcome).toMatchObject(expected);
  });

  it('logs all lines, including those before an error', async () => {
    const { log } = await runHandler(
      await source(
        "export const handler = async () => { console.log('a', { b: 1 }); console.error('c'); throw 1 }",
      ),
      {},
    );
    expect(log).toEqual([
      { level: 'log', text: 'a { b: 1 }' },
      { level: 'error', text: 'c' },
    ]);
  });

  it('has findings with lines, since its text can be read', async () => {
    const { report } = await judgeHandler(await source(guideHandler, 'guide.cjs'), eventOf('V1_0'));
    expect(troubles(report)).toEqual(['callback-handler warn', 'stringified-claim warn']);
    expect(report.findings.at(-1)?.line).toBe(5);
  });

  it.each([
    ['a message', 'export const handler = async () => { throw new Error("x".repeat(5e7)) }'],
    ['a message while it is loaded', 'throw new Error("x".repeat(5e7))'],
    [
      'many exports',
      'module.exports = Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => ["x" + i, 1]))',
    ],
    ['the export that runs', 'exports["x".repeat(2e6)] = async () => { throw 1 }'],
    ['its last words', 'process.stderr.write("x".repeat(1e6)); process.exit(1)'],
  ])('cuts long text to the size of a page: %s', async (_, text) => {
    const name = text.startsWith('export ') || text.startsWith('throw') ? 'handler.mjs' : 'handler.cjs';
    expect(JSON.stringify(await runHandler(await source(text, name), {})).length).toBeLessThan(100_000);
  });

  it.each([
    ['a text', 'process.send?.("hello")'],
    ['an outcome that isn’t one', 'process.send?.({ outcome: { kind: "threw" } })'],
    ['nothing of ours', 'process.send?.({})'],
    ['a farewell', 'process.disconnect?.()'],
  ])('cannot send a response itself: %s', async (_, statement) => {
    expect(await outcome(`export const handler = async () => { ${statement}; return 1 }`)).toMatchObject({
      kind: 'returned',
      value: 1,
    });
  });

  it('has none of Claimcheck’s own variables in its environment', async () => {
    const names = [
      ...['PROFILES_FILE', 'STORE_URL', 'CLAIMCHECK_SECRET', 'CLAIMCHECK_HOME', 'OIDC_CLIENT_SECRET'],
      ...[
        'ALLOWED_ISSUERS',
        'APP_URL',
        'DEMO_POOL_URL',
        'LOGIN_PASSWORD',
        'PRE_TOKEN_HANDLER',
        'CUBEJS_API_SECRET',
      ],
    ];
    for (const name of names) vi.stubEnv(name, 'canary');
    vi.stubEnv('TABLE', 'its-own');
    const found = await outcome('export const handler = async () => process.env');
    vi.unstubAllEnvs();
    expect(found).toMatchObject({ kind: 'returned', value: { TABLE: 'its-own' } });
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it.skipIf(process.platform === 'win32')('leaves no process behind that it started', async () => {
    const pids = await outcome(`import { spawn } from 'node:child_process';
export const handler = async () => {
  const first = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  const second = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
  first.unref();
  return [first.pid, second.pid];
};`);
    if (pids.kind !== 'returned') throw new Error(JSON.stringify(pids));
    for (const pid of pids.value as number[]) {
      await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: 20_000 });
    }
  });
});

/** A process that has exited but wasn't waited for doesn't count. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync(`/proc/${pid}/stat`) || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
