import { resolve } from 'node:path';
import { test as base } from '@playwright/test';
import { freePorts } from './free-ports';
import { type Program, startProgram } from './program';

export { expect } from '@playwright/test';

/** A running production build with its own ports and data folder. */
export interface App extends Program {
  /** `http://localhost:<port>`, without a trailing slash. */
  url: string;
  port: number;
  /** Issuer of its demo pool. */
  pool: string;
  /** Its CLAIMCHECK_HOME. */
  home: string;
}

/**
 * Starts an app for a test that needs its own: another environment, or a data folder that no other test saves to. The
 * test must stop it.
 * @param env added to the environment; variables of the app that aren't in it are unset
 * @param port the app's port; by default, it and the next one are free
 * @param clone the folder of the project, if it's a copy
 */
export async function startApp(env: Record<string, string> = {}, port?: number, clone = '.'): Promise<App> {
  port ??= await freePorts();
  const url = `http://localhost:${port}`;
  const program = await startProgram(
    [resolve(clone, 'scripts/start.mjs')],
    (folder) => ({ ...withoutOurs(process.env), PORT: String(port), CLAIMCHECK_HOME: folder, ...env }),
    `${url}/healthz`,
  );
  return { ...program, url, port, pool: `http://localhost:${port + 1}/us-east-1_demo`, home: program.folder };
}

/** `app`: one for all tests of a worker. A test that saves profiles uses `startApp`. */
export const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const app = await startApp();
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
});

/** Unsets the variables that the person who runs the tests has set for their own Claimcheck. */
export function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours =
    /^(OIDC_|CLAIMCHECK_|CUBEJS_|PRE_TOKEN_|(STORE_\w+|APP_URL|HOST|DEMO_POOL|DEMO_POOL_\w+|PROFILES_FILE|ALLOWED_ISSUERS)$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name))) as NodeJS.ProcessEnv;
}
