import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { decodeJwt } from 'jose';
import { type App, expect, startApp, test } from './app';
import { freePorts } from './free-ports';
import { loginEnvironment, runLogin, runNpmLogin } from './run-login';
import { scriptedPage, startSignInPage } from './sign-in-pages';
import { configure, verifyElsewhere } from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';
const demoSecret = '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6';

const of = ({ port, home }: App) => ({ PORT: String(port), CLAIMCHECK_HOME: home });
/** A setting of the app's demo pool, changed with the form on its own page. */
const set = async ({ port }: App, path: string, fields: Record<string, string>) => {
  const body = new URLSearchParams(fields);
  const { status } = await fetch(`http://127.0.0.1:${port + 1}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
  });
  expect(status).toBe(302);
};

for (const look of ['classic', 'managed', 'choice'] as const) {
  test.describe(`the sign-in pages with ${look} login`, () => {
    test.beforeAll(({ app }) => set(app, '/look', { login_look: look }));
    test.afterAll(({ app }) => set(app, '/look', { login_look: 'classic' }));

    test('prints only the id_token', async ({ app }) => {
      const { code, out, err } = await runNpmLogin(['--profile', 'demo'], of(app));
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
      const claims = await verifyElsewhere(out.trim(), app.pool, demoClient);
      expect(claims['cognito:username']).toBe('alice');
    });

    test('an incorrect password', async ({ app }) => {
      const env = { ...of(app), LOGIN_PASSWORD: 'canary-wrong-password' };
      const { code, out, err } = await runLogin(['--profile', 'demo'], env);
      expect({ code, out }).toEqual({ code: 4, out: '' });
      expect(err).toContain('Incorrect username or password.');
      expect(err).not.toContain('canary-wrong-password');
    });
  });
}

for (const [fault, said, exit = 4] of [
  ['redirect-mismatch', /redirect_mismatch[\s\S]*Allowed callback URLs/],
  ['lambda-throws', /PreTokenGeneration failed[\s\S]*CloudWatch/],
  ['wrong-secret', /invalid_client/],
  ['expired-token', /\nexp: /, 1],
  ['rotated-key', /kid|signature/, 1],
] as const) {
  test(`prints errors only on standard error: ${fault}`, async ({ app }) => {
    await set(app, '/fault', { fault });
    try {
      const { code, out, err } = await runLogin(['--profile', 'demo'], of(app));
      expect({ code, out }).toEqual({ code: exit, out: '' });
      expect(err).toMatch(said);
      expect(err).not.toMatch(/\bat .*\.ts:\d/);
      expect(err).not.toContain(demoSecret);
    } finally {
      await set(app, '/fault', { fault: '' });
    }
  });
}

test('without the app: the demo pool is started for the sign-in, and its keys are kept', async () => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  const port = await freePorts();
  try {
    const { code, out, err } = await runLogin(['--profile', 'demo'], {
      PORT: String(port),
      CLAIMCHECK_HOME: home,
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // The app that is started afterwards is the issuer of that token.
    const app = await startApp({ CLAIMCHECK_HOME: home }, port);
    try {
      await verifyElsewhere(out.trim(), app.pool, demoClient);
    } finally {
      await app.stop();
    }
  } finally {
    await rm(home, { recursive: true });
  }
});

test('without the app, with a handler file: its claims are in the token, and an error that it throws is the reason', async () => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  const handler = join(home, 'handler.mjs');
  const logIn = async (code: string) => {
    await writeFile(handler, `export const handler = async (event) => { ${code} };`);
    return await runLogin(['--profile', 'demo'], {
      PORT: String(await freePorts()),
      CLAIMCHECK_HOME: home,
      PRE_TOKEN_HANDLER: handler,
    });
  };
  try {
    const { code, out, err } = await logIn(
      "event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { tenant: 'mine' } } } }; return event;",
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(decodeJwt(out.trim())).toMatchObject({ tenant: 'mine' });
    const failed = await logIn("throw new Error('no tenant');");
    expect({ code: failed.code, out: failed.out }).toEqual({ code: 4, out: '' });
    expect(failed.err).toContain('PreTokenGeneration failed with error no tenant.');
  } finally {
    await rm(home, { recursive: true });
  }
});

test('a user’s own profile by its name, with its secret, and one of the environment', async ({ page }) => {
  const app = await startApp();
  try {
    await page.goto(app.url);
    await configure(page, {
      discovery_url: `${app.pool}/.well-known/openid-configuration`,
      client_id: demoClient,
      client_secret: demoSecret,
    });
    const own = await runLogin(['--profile', 'us-east-1_demo'], of(app));
    expect(own.err).toBe('');
    await verifyElsewhere(own.out.trim(), app.pool, demoClient);
    const env = {
      ...of(app),
      OIDC_DISCOVERY_URL: app.pool,
      OIDC_CLIENT_ID: demoClient,
      OIDC_CLIENT_SECRET: demoSecret,
    };
    const environment = await runLogin(['--profile', 'env'], env);
    expect(environment.err).toBe('');
    await verifyElsewhere(environment.out.trim(), app.pool, demoClient);
  } finally {
    await app.stop();
  }
});

test('a token from the fixture, with its claims for assertions', async ({ app }) => {
  const { login } = await import('@/login/fixture');
  const env = loginEnvironment(of(app)) as Record<string, string>;
  const { id_token, claims } = await login({
    profile: 'demo',
    username: 'bob',
    env,
  });
  expect(claims['http://localhost:4000/']).toMatchObject({ company_id: 'company2' });
  expect(await verifyElsewhere(id_token, app.pool, demoClient)).toMatchObject(claims);
  await expect(login({ profile: 'nobody', env })).rejects.toThrow(/nobody/);
});

for (const [fault, args, changes, said, exit] of [
  ['no such profile', ['--profile', 'nobody'], {}, /nobody[\s\S]*demo/, 2],
  ['an unknown option', ['--profile', 'demo', '--loud'], {}, /--loud/, 2],
  ['no password', ['--profile', 'demo'], { LOGIN_PASSWORD: '' }, /LOGIN_PASSWORD/, 2],
  [
    'no browser',
    ['--profile', 'demo'],
    { CLAIMCHECK_CHROMIUM: '/nowhere/chromium' },
    /CLAIMCHECK_CHROMIUM/,
    5,
  ],
  [
    'a folder that is a file',
    ['--profile', 'demo'],
    { CLAIMCHECK_HOME: resolve('package.json') },
    /package\.json[\s\S]*CLAIMCHECK_HOME/,
    5,
  ],
  ['a port that isn’t one', ['--profile', 'demo'], { PORT: '0' }, /PORT/, 2],
] as const) {
  test(`starts nothing: ${fault}`, async ({ app }) => {
    const { code, out, err } = await runLogin([...args], { ...of(app), ...changes });
    expect({ code, out }).toEqual({ code: exit, out: '' });
    expect(err).toMatch(said);
  });
}

for (const [fault, page, said, status = 200, exit = 4] of [
  [
    'no branding style',
    '<h1>Login pages unavailable. Please contact an administrator.</h1>',
    /branding style[\s\S]*create-managed-login-branding/,
  ],
  ['a page without a form', '<p>Nothing here.</p>', /[\s\S]*Nothing here/, 200, 6],
  ['a client that the provider does not have', '<p>Unknown client</p>', /HTTP 400[\s\S]*Unknown client/, 400],
  [
    'a code from a telephone',
    '<form><input name="username"><input type="password" name="password"><button type="submit">Sign in</button></form><script>document.forms[0].onsubmit = (event) => { event.preventDefault(); event.target.innerHTML = "Enter the code we sent you <input autocomplete=one-time-code>"; }</script>',
    /more than a user name and a password[\s\S]*Enter the code we sent you/,
  ],
  ['a page that a script creates, like managed login', scriptedPage, /access_denied[\s\S]*the right user/],
] as const) {
  test(`a provider with ${fault}`, async () => {
    const provider = await startSignInPage(page, status);
    const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
    try {
      const env = { ...provider.env, CLAIMCHECK_HOME: home, PORT: String(await freePorts()) };
      const { code, out, err } = await runLogin(['--profile', 'env', '--timeout', '5'], env);
      expect({ code, out }).toEqual({ code: exit, out: '' });
      expect(err).toMatch(said);
    } finally {
      await provider.stop();
      await rm(home, { recursive: true });
    }
  });
}

test('passes no secret and no password to the programs that it starts', async ({ app }) => {
  test.skip(process.platform !== 'linux', 'the environment of a process is read in /proc');
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  const browser = join(home, 'chromium');
  // It gets a request for its version and is then started; in between, it inspects its environment.
  await writeFile(
    browser,
    `#!/bin/sh
{ env; for each in /proc/[0-9]*; do
  if tr '\\0' '\\n' < "$each/environ" | grep -q canary-4711; then echo "FOUND $(tr '\\0' ' ' < "$each/cmdline")"; fi
done; } >> "${home}/seen" 2> /dev/null
`,
    { mode: 0o755 },
  );
  try {
    const { code } = await runLogin(['--profile', 'demo'], {
      ...of(app),
      CLAIMCHECK_CHROMIUM: browser,
      CLAIMCHECK_SECRET: 'canary-4711-0123456789abcdefghijklmnopqrstuvwxyz',
      OIDC_DISCOVERY_URL: app.pool,
      OIDC_CLIENT_ID: demoClient,
      OIDC_CLIENT_SECRET: 'canary-4711',
      LOGIN_PASSWORD: 'canary-4711',
    });
    expect(code).not.toBe(0);
    const seen = (await readFile(join(home, 'seen'), 'utf8')).split('\n');
    expect(seen.filter((line) => line.includes('canary-4711'))).toEqual([]);
    expect(seen).toContainEqual(expect.stringMatching(/^PATH=/));
    const having = new Set(seen.filter((line) => line.startsWith('FOUND ')));
    // The command itself, as it was called.
    expect([...having].filter((line) => !line.includes('scripts/login.mjs'))).toEqual([]);
    expect(having.size).toBe(1);
  } finally {
    await rm(home, { recursive: true });
  }
});
