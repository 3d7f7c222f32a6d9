import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';

let root: string;
let scripts: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'claimcheck-lock-'));
  // Where another account can read them.
  scripts = mkdtempSync(join(tmpdir(), 'claimcheck-scripts-'));
  chmodSync(scripts, 0o755);
  for (const name of ['one-at-a-time.mjs', 'explained.mjs', 'processes.mjs'])
    cpSync(resolve('scripts', name), join(scripts, name));
});

afterEach(() => {
  for (const folder of [root, scripts]) rmSync(folder, { recursive: true });
});

/** A process that works when it's its turn. */
function contend(work: string, uid?: number): ChildProcess {
  const program = `
    import { appendFileSync } from 'node:fs';
    import { setTimeout as delay } from 'node:timers/promises';
    import { oneAtATime } from './one-at-a-time.mjs';
    const write = (word) => appendFileSync(${JSON.stringify(join(root, 'log'))}, word + '\\n');
    await oneAtATime(${JSON.stringify(root)}, 'The code has changed', async () => { ${work} });
  `;
  const options = { cwd: scripts, ...(uid !== undefined && { uid }) };
  return spawn(process.execPath, ['--input-type=module', '-e', program], options);
}

const log = () => readFileSync(join(root, 'log'), 'utf8').trim().split('\n');

it('of several processes, one works at a time', async () => {
  const processes = [1, 2, 3, 4].map(() => contend("write('start'); await delay(50); write('end');"));
  const codes = await Promise.all(processes.map(async (each) => (await once(each, 'close'))[0]));
  expect(codes).toEqual([0, 0, 0, 0]);
  expect(log()).toEqual([1, 2, 3, 4].flatMap(() => ['start', 'end']));
  expect(readdirSync(join(root, '.next-lock'))).toEqual([]);
});

/** A process that never finishes, one that waits for it, and what that one says. */
async function contendWithOneThatHangs() {
  const first = contend("console.log('working'); process.stdin.resume(); await new Promise(() => {});");
  if (!first.stdout) throw new Error('no output');
  await once(first.stdout, 'data');
  const second = contend("write('second');");
  if (!second.stderr) throw new Error('no output');
  const [told] = await once(second.stderr, 'data');
  return { first, second, told: String(told) };
}

it('a process that waits names the one that it waits for', async () => {
  const { first, second, told } = await contendWithOneThatHangs();
  expect(told).toContain(`process ${first.pid}`);
  // A killed process doesn't remove its entry.
  first.kill('SIGKILL');
  expect(await once(second, 'close')).toEqual([0, null]);
  expect(log()).toEqual(['second']);
});

it('deleting what the message names ends the wait', async () => {
  const { first, second, told } = await contendWithOneThatHangs();
  const [, path = ''] = /delete (.+)\.\n/.exec(told) ?? [];
  rmSync(path);
  expect(await once(second, 'close')).toEqual([0, null]);
  expect(log()).toEqual(['second']);
  first.kill('SIGKILL');
  await once(first, 'close');
});

it('a failure ends the turn too', async () => {
  const [code] = await once(contend("throw new Error('failed');"), 'close');
  expect(code).toBe(1);
  expect(readdirSync(join(root, '.next-lock'))).toEqual([]);
});

// Windows has no modes.
it.skipIf(process.platform === 'win32')('a clone of another account is explained', async () => {
  mkdirSync(join(root, '.next-lock'), { mode: 0o555 });
  chmodSync(root, 0o555);
  const child = contend("write('worked');", process.getuid?.() === 0 ? 65534 : undefined);
  if (!child.stderr) throw new Error('no output');
  const [err, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
  chmodSync(root, 0o755);
  expect(code).toBe(1);
  expect(err).toContain(`Explained: The code has changed, and ${root} can’t be written to (EACCES).`);
});
