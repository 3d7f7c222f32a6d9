import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { test as base } from '@playwright/test';
import { freePorts } from './free-ports';

export { expect } from '@playwright/test';

/** A running production build on ports and with a data folder of its own. */
export interface App {
  /** `http://localhost:<port>`, without a slash at its end. */
  url: string;
  port: number;
  /** Issuer of its demo pool. */
  pool: string;
  /** Its CLAIMCHECK_HOME. */
  home: string;
  /** What it has written so far, on both streams. */
  log(): string;
  /** Ends it and removes its data folder. */
  stop(): Promise<void>;
}

/**
 * Starts an app for a test that needs its own: another environment, or a data folder that no other test
 * saves to. The test must stop it.
 * @param env added to the environment; a variable of the app's that is not named here is not set
 */
export async function startApp(env: Record<string, string> = {}): Promise<App> {
  const port = await freePorts();
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-home-'));
  const child = spawn(process.execPath, [resolve('scripts/start.mjs')], {
    env: { ...withoutOurs(process.env), PORT: String(port), CLAIMCHECK_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      log += text;
    });
  }
  const stop = async () => {
    await end(child);
    await rm(home, { recursive: true, force: true });
  };
  const url = `http://localhost:${port}`;
  try {
    await answers(`${url}/healthz`, child, () => log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port, pool: `http://localhost:${port + 1}/us-east-1_demo`, home, log: () => log, stop };
}

/** `app`: one for all tests of a worker. A test that saves profiles takes `startApp`. */
export const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
});

/** What the person who runs the tests has set for their own Claimcheck is not the tests' matter. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = /^(OIDC_|CLAIMCHECK_|CUBEJS_|STORE_URL$|APP_URL$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}

async function answers(url: string, child: ChildProcess, log: () => string): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    const status = await fetch(url).then(
      (response) => response.status,
      () => undefined,
    );
    if (status === 200) return;
    await delay(20);
  }
  throw new Error(`The app ended with ${child.exitCode ?? child.signalCode} before it was ready:\n${log()}`);
}

/** One process serves everything, so that ending it ends all. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const closed = once(child, 'close');
  child.kill();
  await closed;
}
