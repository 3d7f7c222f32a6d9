import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const lifeline = pathToFileURL(resolve('scripts/lifeline.mjs')).href;

const server = `
  import { endWithNpm } from '${lifeline}';
  endWithNpm();
  setInterval(() => {}, 1000);
  console.log('serving');
`;

/** Acts as npm: starts the server with its own output, and keeps running. */
const npm = `
  require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', process.env.SERVER], { stdio: 'inherit' });
  setInterval(() => {}, 1000);
`;

it('a server does not outlive the npm that started it', async () => {
  const parent = spawn(process.execPath, ['-e', npm], {
    env: { ...process.env, SERVER: server, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(parent.stdout, 'data');
  parent.kill('SIGKILL');
  // The pipe closes when the last process that has it open, the server, has exited.
  await once(parent.stdout, 'close');
  expect(parent.signalCode).toBe('SIGKILL');
}, 30_000);
