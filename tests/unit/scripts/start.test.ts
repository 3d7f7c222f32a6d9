import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';

// Each case starts its own Node.js, possibly on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Every case ends before anything would be installed or built. */
async function start(env: Record<string, string>, ...args: string[]) {
  const child = spawn(process.execPath, [resolve('scripts/start.mjs'), ...args], {
    env: { ...process.env, ...env },
  });
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { out, err, code };
}

it('a busy port stops the start with one sentence and the fix', async () => {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const ended = await start({ PORT: String(port), APP_URL: '' });
  server.close();
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toMatch(new RegExp(`^Port ${port} is already in use[^\\n]*PORT=\\d+[^\\n]*\\n$`));
});

it.each([
  [{ PORT: 'three', APP_URL: '' }, 'PORT is "three"'],
  [{ PORT: '3000', APP_URL: 'localhost' }, 'APP_URL is "localhost"'],
])('%o stops the start with one sentence', async (env, sentence) => {
  const ended = await start(env);
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain(sentence);
  expect(ended.err.trimEnd()).not.toContain('\n');
});

it('help is printed on standard output, and isn’t an error', async () => {
  const ended = await start({}, '--help');
  expect(ended).toMatchObject({ code: 0, err: '' });
  expect(ended.out).toContain('--port');
});

it('an unknown option stops the start', async () => {
  const ended = await start({}, '--wrong');
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain('--help');
});
