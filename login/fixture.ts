import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

export { type Ended, signIn, type User } from './hosted-ui';

/**
 * For a team's own browser tests: a fixture with an id_token of a real sign-in, and the sign-in itself. Nothing here
 * imports Playwright, which doesn't work with a second copy of itself.
 */

export type LoginOptions = {
  /** `demo`, `env`, or one of your own by its name. */
  profile: string;
  /** By default, LOGIN_USERNAME and LOGIN_PASSWORD of the environment. */
  username?: string;
  password?: string;
  /** Added to the environment of the sign-in, such as PORT, APP_URL, or CLAIMCHECK_HOME. */
  env?: Record<string, string>;
};

export type Login = {
  id_token: string;
  /** The claims of the token, which the app called valid. */
  claims: Record<string, unknown>;
};

/** Signs in like `npm run login`, in its own process. Throws with its reason. */
export async function login({ profile, username, password, env }: LoginOptions): Promise<Login> {
  const program = fileURLToPath(new URL('../scripts/login.mjs', import.meta.url));
  const child = spawn(process.execPath, [program, '--profile', profile], {
    env: {
      ...process.env,
      ...env,
      ...(username === undefined ? {} : { LOGIN_USERNAME: username }),
      ...(password === undefined ? {} : { LOGIN_PASSWORD: password }),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, reason, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  if (code !== 0) throw new Error(reason.trim());
  const id_token = out.trim();
  return { id_token, claims: claimsOf(id_token) };
}

/** For `test.extend`: a fixture `login`, once for each worker. */
export const loginFixture = (options: LoginOptions): { login: [WorkerFixture, { scope: 'worker' }] } => ({
  login: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => use(await login(options)),
    { scope: 'worker' },
  ],
});

type WorkerFixture = (needs: object, use: (login: Login) => Promise<void>) => Promise<void>;

const claimsOf = (id_token: string): Login['claims'] =>
  JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString());
