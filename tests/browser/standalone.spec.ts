import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureStandalone } from '@/scripts/build.mjs';
import { expect, test, withoutOurs } from './app';
import { freePorts } from './free-ports';
import { type Program, startProgram } from './program';
import { missingHeaders, send, statusOf } from './raw';
import { act, exchangeAndVerify, logInStraight, press, section, signIn, start, step, token } from './steps';

// One worker, one build.
test.describe.configure({ mode: 'default' });

let folder: string;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-standalone-'));
  // Away from the clone, because it must contain everything it needs.
  await cp(await ensureStandalone(), folder, { recursive: true, verbatimSymlinks: true });
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

async function startStandalone(
  hostname: string,
  env: Record<string, string> = {},
): Promise<Program & { port: number }> {
  const port = await freePorts();
  const program = await startProgram(
    [join(folder, 'server.js')],
    (home) => ({
      ...withoutOurs(process.env),
      PORT: String(port),
      HOSTNAME: hostname,
      CLAIMCHECK_HOME: home,
      ...env,
    }),
    `http://127.0.0.1:${port}/healthz`,
  );
  return { ...program, port };
}

/** An IP address of this machine that others can reach. */
const outside = Object.values(networkInterfaces())
  .flat()
  .find((address) => address && !address.internal && address.family === 'IPv4')?.address;

const statusAt = (url: string, host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asking = request(url, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asking.on('error', reject);
    asking.end();
  });

test('the server of a container signs a user in, with scripts and styles, from its own folder', async ({
  page,
}) => {
  const server = await startStandalone('127.0.0.1');
  try {
    const failed: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(`http://localhost:${server.port}`);
    await expect(page.getByRole('button', { name: 'Configuration' })).toBeEnabled();
    await start(page);
    await signIn(page, 'alice');
    await exchangeAndVerify(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    expect(failed).toEqual([]);
  } finally {
    await server.stop();
  }
});

const withTenant = (tenant: string) => `export const handler = async (event) => {
  event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { tenant: '${tenant}' } } } };
  return event;
};`;

test('handlers run in it, typed and from a file, and its pages follow their own policy', async ({ page }) => {
  const file = join(folder, 'handler-of-a-test.mjs');
  await writeFile(file, withTenant('of the file'));
  const server = await startStandalone('127.0.0.1', { PRE_TOKEN_HANDLER: file });
  try {
    const app = `http://localhost:${server.port}`;
    const typed = await fetch(`${app}/api/pre-token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: 'V2_0', handler: withTenant('typed') }),
    });
    expect((await typed.json()).idToken).toMatchObject({ tenant: 'typed' });

    const errors: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('pageerror', ({ message }) => errors.push(message));
    const opened = await page.goto(`${app}/lambda`);
    expect(opened?.headers()['content-security-policy']).toContain("require-trusted-types-for 'script'");
    await press(page, 'Run');
    const result = section(page, 'result');
    await expect(result).toContainText('of the file');
    await page.locator('#lambda-from-file').uncheck();
    // The editor is loaded later, from a URL that the policy must allow.
    await expect(page.getByRole('textbox', { name: 'Handler' })).toBeVisible();
    await press(page, 'Run');
    await expect(result).toContainText('company_id');
    expect(await page.evaluate(makesMarkup)).toBe(false);

    await logInStraight(page, app);
    await expect(token(page)).toContainText('of the file');
    expect(errors.filter((text) => !text.includes('TrustedHTML'))).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('a cube.js runs in it, from a file with its packages and pasted, and so does a model', async ({
  page,
}) => {
  const project = join(folder, 'cube-of-a-test');
  await mkdir(join(project, 'node_modules/tenants'), { recursive: true });
  await writeFile(join(project, 'node_modules/tenants/index.js'), `module.exports = 'of the file';`);
  // Without one of its own, the server's would count, which is for ES modules.
  await writeFile(join(project, 'package.json'), '{}');
  const file = join(project, 'cube.js');
  await writeFile(file, `module.exports = { contextToAppId: () => require('tenants') };`);
  const server = await startStandalone('127.0.0.1', { CUBE_CONFIGURATION: file });
  try {
    const app = `http://localhost:${server.port}`;
    await logInStraight(page, app);
    await page.goto(`${app}/cube`);
    const hook = section(page, 'configuration').locator('[data-hook="contextToAppId"]').first();
    await expect(hook).toContainText('of the file');
    await page.getByRole('checkbox', { name: 'cube.js' }).uncheck();
    await page
      .locator('#cube-configuration')
      .fill(`module.exports = { contextToAppId: ({ securityContext: s }) => 'pasted ' + s?.sub };`);
    await page
      .locator('#cube-model')
      .fill(
        `cube('orders', { sql: 'SELECT * FROM orders WHERE ' + SECURITY_CONTEXT.company_id.filter('company_id'), measures: { count: { type: 'count' } } })`,
      );
    await act(page, 'predict');
    await expect(hook).toContainText('pasted ');
    await expect(section(page, 'model').locator('[data-cube="orders"]')).toHaveAttribute('data-rows', 'own');
  } finally {
    await server.stop();
  }
});

/**
 * In a page: whether a text becomes markup. Code that the test evaluates can do more at once than later code of the
 * page.
 */
async function makesMarkup(): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve));
  try {
    document.createElement('div').innerHTML = '<b>made</b>';
    return true;
  } catch {
    return false;
  }
}

test('it listens on HOSTNAME, and responds only to its own URL', async () => {
  test.skip(!outside, 'this machine has only loopback addresses');
  const own = await startStandalone('127.0.0.1');
  try {
    await expect(statusAt(`http://${outside}:${own.port}/healthz`, 'localhost')).rejects.toThrow(
      'ECONNREFUSED',
    );
  } finally {
    await own.stop();
  }
  const all = await startStandalone('0.0.0.0');
  try {
    const at = `http://${outside}:${all.port}`;
    expect(await statusAt(`${at}/healthz`, `${outside}:${all.port}`)).toBe(200);
    expect(await statusAt(`${at}/`, `localhost:${all.port}`)).toBe(200);
    expect(await statusAt(`${at}/`, `${outside}:${all.port}`)).toBe(421);
  } finally {
    await all.stop();
  }
});

test('the front door is in front of it too', async () => {
  const server = await startStandalone('127.0.0.1');
  const { port } = server;
  try {
    const host = `Host: localhost:${port}`;
    for (const [line, headers, status] of [
      ['GET //x', [host], 404],
      ['GET /start/', [host], 404],
      ['GET /_next/data/x/index.json', ['Host: evil.example'], 421],
      ['TRACE /', [host], 405],
      ['GET /start', [host, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'], 403],
      ['GET /', [host, 'Connection: Upgrade', 'Upgrade: websocket'], 403],
      ['GET /', [host, `Cookie: a=${'x'.repeat(70_000)}`], 431],
    ] as const) {
      const answer = await send(
        port,
        `${[`${line} HTTP/1.1`, ...headers].join('\r\n')}\r\nConnection: close\r\n\r\n`,
      );
      expect(statusOf(answer), line).toBe(status);
      expect(missingHeaders(answer), line).toEqual([]);
    }
    process.kill(server.pid, 'SIGTERM');
    await expect.poll(() => server.exitCode()).toBe(0);
  } finally {
    await server.stop();
  }
});

test('a malformed STORE_URL stops it with one sentence, without the password', async () => {
  const port = await freePorts();
  for (const url of ['redis://redis/abc', 'redis://u:hunter2@ss/w@h:1', 'redis://:hunter2%ZZ@redis']) {
    const starting = startProgram(
      [join(folder, 'server.js')],
      () => ({
        ...withoutOurs(process.env),
        PORT: String(port),
        STORE_URL: url,
        CLAIMCHECK_SECRET: 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ',
      }),
      `http://127.0.0.1:${port}/healthz`,
    );
    const said = await starting.then(
      () => 'started',
      (error: Error) => error.message,
    );
    expect(said).toMatch(/^It ended with 1 [^\n]*\n(.*\n)?STORE_URL: [^\n]+\n$/);
    expect(said).not.toContain('hunter2');
  }
});

test('an invalid environment is reported, and stops it', async () => {
  const port = await freePorts();
  const starting = startProgram(
    [join(folder, 'server.js')],
    () => ({
      ...withoutOurs(process.env),
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      STORE_URL: 'redis://:hunter2@x',
    }),
    `http://127.0.0.1:${port}/healthz`,
  );
  await expect(starting).rejects.toThrow(/CLAIMCHECK_SECRET: it’s missing/);
  await expect(starting).rejects.not.toThrow(/hunter2/);
});
