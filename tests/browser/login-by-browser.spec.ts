import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { freePorts } from './free-ports';
import { loginEnvironment } from './run-login';
import { password, verifyElsewhere } from './steps';

const demo_client = '4demoweb7k2m9q4t6v8x1z3b5n';

/** `claimcheck login --no-browser`, from its start to the printed URL. */
async function startLogin(args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [resolve('scripts/claimcheck.mjs'), 'login', ...args], {
    env: loginEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = text(child.stdout);
  const closed = once(child, 'close');
  let err = '';
  const url = await new Promise<string>((found, failed) => {
    child.stderr.setEncoding('utf8').on('data', (words: string) => {
      err += words;
      const line = err.split('\n').find((each) => each.startsWith('http'));
      if (line) found(line);
    });
    child.once('close', () => failed(new Error(err)));
  });
  return {
    url,
    ended: async () => {
      const [code] = await closed;
      return { code, out: await out, err };
    },
    stop: async () => {
      child.kill();
      await closed;
    },
  };
}

async function signInAt(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByLabel('Username').filter({ visible: true }).fill('alice');
  await page.getByLabel('Password').filter({ visible: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).filter({ visible: true }).first().click();
  await page.waitForURL(/\/callback/);
}

test.describe('without the app', () => {
  let home: string;
  test.beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  });
  test.afterEach(() => rm(home, { recursive: true }));

  test('prints only the token on standard output', async ({ page }) => {
    const port = await freePorts();
    const login = await startLogin(['--no-browser', '-p', String(port)], { CLAIMCHECK_HOME: home });
    await signInAt(page, login.url);
    const { code, out } = await login.ended();
    expect(code).toBe(0);
    expect(out).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
  });

  test('the browser that BROWSER names is opened; --json has both tokens', async ({ page }) => {
    const port = await freePorts();
    const seen = join(home, 'url');
    const program = join(home, 'browser');
    await writeFile(program, `#!/bin/sh\nprintf '%s' "$1" > ${seen}.draft && mv ${seen}.draft ${seen}\n`);
    await chmod(program, 0o755);
    const child = spawn(
      process.execPath,
      [resolve('scripts/claimcheck.mjs'), 'login', '--json', '-p', String(port)],
      {
        env: loginEnvironment({ CLAIMCHECK_HOME: home, BROWSER: program }),
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    const out = text(child.stdout);
    await expect.poll(() => readdir(home)).toContain('url');
    const { readFile } = await import('node:fs/promises');
    await signInAt(page, await readFile(seen, 'utf8'));
    expect(JSON.parse(await out)).toEqual({
      id_token: expect.stringMatching(/^eyJ/),
      access_token: expect.stringMatching(/^eyJ/),
      expires_in: 3600,
      refresh_token: expect.any(String),
    });
  });

  test('a response of another sign-in changes nothing', async ({ page }) => {
    const port = await freePorts();
    const login = await startLogin(['--no-browser', '-p', String(port)], { CLAIMCHECK_HOME: home });
    const callback = `http://localhost:${port}/callback`;
    expect((await fetch(`${callback}?code=x&state=wrong`)).status).toBe(400);
    expect((await fetch(`${callback}?code=x`)).status).toBe(400);
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(404);
    await signInAt(page, login.url);
    expect(await login.ended()).toMatchObject({ code: 0 });
  });

  test('no user signs in: code 6', async () => {
    const port = await freePorts();
    const login = await startLogin(['--no-browser', '--timeout', '1', '-p', String(port)], {
      CLAIMCHECK_HOME: home,
    });
    expect(await login.ended()).toMatchObject({ code: 6, out: '' });
  });
});

test('next to a running app, which uses the callback’s port, the app passes on the response', async ({
  app,
  page,
}) => {
  const env = { PORT: String(app.port), CLAIMCHECK_HOME: app.home };
  const login = await startLogin(['--no-browser', '--profile', 'demo'], env);
  await signInAt(page, login.url);
  const { code, out } = await login.ended();
  expect(code).toBe(0);
  await verifyElsewhere(out.trim(), app.pool, demo_client);
  expect(await readdir(join(app.home, 'logins'))).toEqual([]);
});

test('next to a running app, the app keeps its own sign-in', async ({ app, page }) => {
  const env = { PORT: String(app.port), CLAIMCHECK_HOME: app.home };
  const login = await startLogin(['--no-browser', '--profile', 'demo'], env);
  try {
    await page.goto(`${app.url}/start?way=straight&profile=demo`);
    await page.goto(`${app.url}/callback?code=x&state=of-nobody`);
    expect(await readdir(join(app.home, 'logins'))).toHaveLength(1);
  } finally {
    await login.stop();
  }
});
