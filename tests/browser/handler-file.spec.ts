import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, test as base, expect, startApp } from './app';
import { copyIdToken, logInStraight, refresh, result, signIn, start, step, verifyElsewhere } from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

type Fixtures = { handler: { path: string; write: (text: string) => Promise<void> }; own: App };

/** An app with a demo pool that runs the handler in a file, with its own package next to it. */
const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  handler: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'claimcheck-handler-'));
    const path = join(folder, 'handler.mjs');
    const tenants = join(folder, 'node_modules', 'tenants');
    await mkdir(tenants, { recursive: true });
    await writeFile(join(tenants, 'package.json'), '{"name":"tenants","main":"index.js"}');
    await writeFile(join(tenants, 'index.js'), "exports.tenantOf = (name) => 'tenant of ' + name;");
    await use({ path, write: (text) => writeFile(path, text) });
    await rm(folder, { recursive: true, force: true });
  },
  own: async ({ handler }, use) => {
    const app = await startApp({
      PRE_TOKEN_HANDLER: handler.path,
      OIDC_CLIENT_SECRET_OF_SOMEONE: 'app-only',
      TABLE: 'tenants-table',
    });
    await use(app);
    await app.stop();
  },
});

const withClaim = (value: string) => `import { tenantOf } from 'tenants';
export const handler = async (event) => {
  event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: { tenant: ${value} } } } };
  return event;
};`;

/** Signs in at the pool like a program, and returns the URL of the redirect. */
async function signInAtPool({ url, port }: App): Promise<URLSearchParams> {
  const query = new URLSearchParams({
    client_id: demoClient,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${url}/callback`,
  });
  const response = await fetch(`http://127.0.0.1:${port + 1}/login?${query}`, {
    method: 'POST',
    body: new URLSearchParams({ username: 'alice', password: 'Demo-Passw0rd' }),
    redirect: 'manual',
  });
  return new URL(response.headers.get('location') ?? '').searchParams;
}

test('a sign-in has its claims, with its packages; a change applies to the next refresh, without a new sign-in', async ({
  handler,
  own,
  page,
}) => {
  await handler.write(withClaim('tenantOf(event.userName)'));
  await logInStraight(page, own.url);
  const first = await verifyElsewhere(await copyIdToken(page), own.pool, demoClient);
  expect(first.tenant).toBe('tenant of alice');
  await handler.write(withClaim('{ id: 9, source: event.triggerSource }'));
  await refresh(page);
  await expect(result(page, 'refresh').locator('[data-rotation]')).toHaveAttribute('data-rotation', 'none');
  const second = await verifyElsewhere(await copyIdToken(page), own.pool, demoClient);
  expect(second.tenant).toEqual({ id: 9, source: 'TokenGeneration_RefreshTokens' });
});

test('its failure is Cognito’s own at the callback, with an explanation', async ({ handler, own, page }) => {
  await handler.write("export const handler = async () => { throw new Error('no such tenant') };");
  await page.goto(own.url);
  await start(page);
  await signIn(page, 'alice');
  await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
  await expect(step(page, 'Authorize')).toContainText('PreTokenGeneration failed with error no such tenant.');
});

test('it has the environment of the user who started the app, without the app’s own variables', async ({
  handler,
  own,
}) => {
  await handler.write(
    'export const handler = async () => { throw new Error([process.env.TABLE, process.env.OIDC_CLIENT_SECRET_OF_SOMEONE, process.env.CLAIMCHECK_HOME, process.env.PORT].join()) };',
  );
  expect((await signInAtPool(own)).get('error_description')).toBe(
    'PreTokenGeneration failed with error tenants-table,,,.',
  );
});

test('an error in the file is reported, and the app keeps running', async ({ handler, own }) => {
  const said = async () => (await signInAtPool(own)).get('error_description') ?? '';
  expect(await said()).toContain('Cannot find module');
  await handler.write('export const handler = async () => {\n  const a = ;\n};');
  expect(await said()).toContain('SyntaxError');
  await handler.write('export const other = 1;');
  expect(await said()).toContain('index.handler is undefined or not exported');
  await handler.write('export const handler = async () => process.exit(3);');
  expect(await said()).toContain('Runtime exited with code 3');
  await handler.write('export const handler = () => new Promise(() => {});');
  expect(await said()).toContain('Runtime exited without providing a reason');
  await handler.write('export const handler = () => { for (;;); };');
  expect(await said()).toContain('Task timed out after 5.00 seconds');
  await handler.write('export const handler = (event) => event;');
  expect(await said()).toBe('Unrecognizable lambda output');
  await handler.write(withClaim('1'));
  expect((await signInAtPool(own)).get('code')).toBeTruthy();
  expect((await fetch(`${own.url}/healthz`)).ok).toBe(true);
});

test('another site cannot set the trigger', async ({ own }) => {
  const response = await fetch(`http://127.0.0.1:${own.port + 1}/trigger`, {
    method: 'POST',
    headers: { origin: 'https://evil.example' },
    body: new URLSearchParams({ trigger_version: 'V1_0' }),
  });
  expect(response.status).toBe(403);
});
