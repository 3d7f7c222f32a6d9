import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from './app';
import { startDemoCube, test } from './demo-cube';
import { freePorts, isFree } from './free-ports';

test('without the app it starts and reports what is missing', async () => {
  const [port, nobody] = [await freePorts(), await freePorts()];
  const cube = await startDemoCube({ port: nobody }, port);
  try {
    await expect.poll(cube.log).toContain(`The demo's Cube is ready: ${cube.url}/#/build`);
    expect(cube.log()).toContain(`Can't reach http://localhost:${nobody + 1}/us-east-1_demo`);
    expect(cube.log()).toContain('npm start');
  } finally {
    await cube.stop();
  }
});

test('a used port stops it with a message', async ({ app }) => {
  const port = await freePorts();
  const other = createServer((_, response) => response.writeHead(404).end()).listen(port, '127.0.0.1');
  await once(other, 'listening');
  try {
    await expect(startDemoCube(app, port)).rejects.toThrow(`Port ${port} is already in use`);
  } finally {
    other.close();
  }
});

test('it listens only on 127.0.0.1, and writes nothing into the current folder', async ({ cube }) => {
  expect(await readdir(cube.folder)).toEqual([]);
  const { port } = new URL(cube.url);
  await expect(fetch(`http://[::1]:${port}/livez`)).rejects.toThrow();
});

test('stopping npm also stops its program', async ({ app }) => {
  // The shell and the signals that npm uses.
  test.skip(process.platform === 'win32', 'Windows gives an orphan no other parent');
  const port = await freePorts();
  const folder = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  const script = `spawn(process.execPath, ['${resolve('scripts/demo-cube.mjs')}'], { stdio: 'inherit' })`;
  const npm = spawn(
    process.execPath,
    ['--eval', `require('node:child_process').${script}; setInterval(() => {}, 1000)`],
    {
      cwd: folder,
      env: {
        ...process.env,
        npm_lifecycle_event: 'demo:cube',
        PORT: String(app.port),
        CUBE_PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    await says(npm, "The demo's Cube is ready");
    npm.kill('SIGKILL');
    await expect.poll(() => isFree(port)).toBe(true);
  } finally {
    npm.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
});

async function says(child: ChildProcess, words: string): Promise<void> {
  let said = '';
  for await (const text of child.stdout ?? []) {
    said += text;
    if (said.includes(words)) return;
  }
  throw new Error(`It ended without a word of it:\n${said}`);
}
