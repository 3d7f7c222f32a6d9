import { codeAt } from '@/lib/demo-pool/totp';
import { type App, expect, test } from './app';
import { runClaimcheck } from './run-login';
import { poolPage, verifyElsewhere } from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

const of = ({ port, home }: App) => ({ PORT: String(port), CLAIMCHECK_HOME: home });

const login = (app: App, env: Record<string, string> = {}, args: string[] = []) =>
  runClaimcheck(['login', '--api', ...args], { ...of(app), ...env });

/** Sets the challenge that alice gets after the password. */
async function askFor(app: App, challenge: string): Promise<void> {
  const attributes = 'email=alice@company1.example\ncustom:company_id=company1';
  const body = new URLSearchParams({ username: 'alice', groups: 'user', attributes, challenge });
  const { status } = await fetch(`${poolPage(app)}user`, { method: 'POST', body, redirect: 'manual' });
  expect(status).toBe(302);
}

test('prints only the id_token, without a browser', async ({ app }) => {
  const { code, out, err } = await login(app, { CLAIMCHECK_CHROMIUM: '/nowhere' });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  const claims = await verifyElsewhere(out.trim(), app.pool, demoClient);
  expect(claims['cognito:username']).toBe('alice');
});

test('--json has all tokens', async ({ app }) => {
  const { code, out } = await login(app, {}, ['--json']);
  expect(code).toBe(0);
  expect(Object.keys(JSON.parse(out)).sort()).toEqual([
    'access_token',
    'expires_in',
    'id_token',
    'refresh_token',
  ]);
});

test('an incorrect password is the provider’s refusal, and isn’t retried', async ({ app }) => {
  const { code, out, err } = await login(app, { LOGIN_PASSWORD: 'canary-wrong-password' });
  expect({ code, out }).toEqual({ code: 4, out: '' });
  expect(err).toContain('Incorrect username or password.');
  expect(err).not.toContain('canary-wrong-password');
});

test('an expired token is invalid', async ({ app }) => {
  const fault = (fault: string) =>
    fetch(`${poolPage(app)}fault`, {
      method: 'POST',
      body: new URLSearchParams({ fault }),
      redirect: 'manual',
    });
  await fault('expired-token');
  try {
    const { code, out, err } = await login(app);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/\nexp: /);
  } finally {
    await fault('');
  }
});

test('a code and a new password are set in the environment', async ({ app }) => {
  try {
    await askFor(app, 'SOFTWARE_TOKEN_MFA');
    const without = await login(app);
    expect(without.code).toBe(4);
    expect(without.err).toContain('LOGIN_MFA_CODE');
    const { code } = await login(app, { LOGIN_MFA_CODE: await codeAt(Date.now()) });
    expect(code).toBe(0);

    await askFor(app, 'NEW_PASSWORD_REQUIRED');
    const temporary = await login(app);
    expect(temporary.code).toBe(4);
    expect(temporary.err).toContain('LOGIN_NEW_PASSWORD');
    // The same password again: the app is shared, and the other tests sign in with it.
    const renewed = await login(app, { LOGIN_NEW_PASSWORD: 'Demo-Passw0rd' });
    expect(renewed.code).toBe(0);
    expect((await login(app)).code).toBe(0);
  } finally {
    await askFor(app, '');
  }
});

test('with a browser, or without a password, the command isn’t valid', async ({ app }) => {
  const calls: [string[], Record<string, string>, RegExp][] = [
    [['--headless'], {}, /--headless/],
    [[], { LOGIN_PASSWORD: '' }, /LOGIN_PASSWORD/],
  ];
  for (const [args, env, said] of calls) {
    const { code, out, err } = await login(app, env, args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(said);
  }
});
