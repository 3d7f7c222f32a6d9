import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { installedChromium } from '@/scripts/chromium.mjs';
import { withoutOurs } from './app';
import { password } from './steps';

export type Ended = { code: number; out: string; err: string };

type Environment = Record<string, string>;

/** Runs the command that `npm run login` runs, as alice, and waits for its end. */
export const runLogin = (args: string[], env: Environment): Promise<Ended> =>
  ended(
    spawn(process.execPath, [resolve('scripts/login.mjs'), ...args], {
      env: loginEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );

/** The whole command, as a person types it. */
export const runNpmLogin = (args: string[], env: Environment): Promise<Ended> =>
  ended(
    spawn('npm', ['run', '--silent', 'login', '--', ...args], {
      env: loginEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      // npm is a script of cmd's there.
      shell: process.platform === 'win32',
    }),
  );

/** What the tests have found as their browser is the login's too. */
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
