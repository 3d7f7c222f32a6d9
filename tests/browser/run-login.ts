import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { installedChromium } from '@/scripts/chromium.mjs';
import { withoutOurs } from './app';
import { password } from './steps';

export type Ended = { code: number; out: string; err: string };

type Environment = Record<string, string>;

/** Runs the command of `npm run login` as alice, and waits until it exits. */
export const runLogin = (args: string[], env: Environment): Promise<Ended> =>
  ended(
    spawn(process.execPath, [resolve('scripts/login.mjs'), ...args], {
      env: loginEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

/** Runs `claimcheck` with these arguments, and alice's name and password in its environment. */
export const runClaimcheck = (args: string[], env: Environment): Promise<Ended> =>
  ended(
    spawn(process.execPath, [resolve('scripts/claimcheck.mjs'), ...args], {
      env: loginEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

/** The whole command, as a user types it. */
export const runNpmLogin = (args: string[], env: Environment): Promise<Ended> =>
  ended(
    spawn('npm', ['run', '--silent', 'login', '--', ...args], {
      env: loginEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a cmd script there.
      shell: process.platform === 'win32',
    }),
  );

/** The browser that the tests found is also used for the sign-in. */
export const loginEnvironment = (env: Environment): NodeJS.ProcessEnv => ({
  ...withoutOurs(process.env),
  CLAIMCHECK_CHROMIUM: installedChromium() ?? '',
  LOGIN_USERNAME: 'alice',
  LOGIN_PASSWORD: password,
  ...env,
});

async function ended(child: ChildProcess): Promise<Ended> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('both are pipes');
  const [out, err, [code]] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code, out, err };
}
