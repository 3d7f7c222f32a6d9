import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, test as base, expect, startApp } from './app';
import { isSound } from './sound';
import {
  act,
  action,
  chooseWay,
  configure,
  copied,
  logInStraight,
  note,
  press,
  section,
  signIn,
  start,
  step,
} from './steps';

const client = {
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  client_secret: '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6',
};

/** `own`: an app with its own selected profile, called us-east-1_demo. */
const test = base.extend<{ own: App }>({
  own: async ({ page }, use) => {
    const app = await startApp();
    await page.goto(app.url);
    await configure(page, { discovery_url: `${app.pool}/.well-known/openid-configuration`, ...client });
    await page.goto(`${app.url}/profiles`);
    await use(app);
    await app.stop();
  },
});

const profile = (page: Page, name: string) => page.locator(`[data-profile="${name}"]`);
const unfold = (page: Page, name: string) => profile(page, name).locator('summary').click();
const selected = (page: Page) => page.locator('[data-profile][data-selected="true"]');
const name = (page: Page, of: string) => profile(page, of).locator('input[name="name"]');
const stored = async ({ home }: App) => JSON.parse(await readFile(join(home, 'profiles.json'), 'utf8'));
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

test('duplicate, rename, select, delete, and undo with the secret', async ({ own, page }) => {
  await act(profile(page, 'us-east-1_demo'), 'duplicate');
  await unfold(page, 'us-east-1_demo (copy)');
  // Duplicating a profile doesn't change the selected one.
  await expect(selected(page)).toHaveAttribute('data-profile', 'us-east-1_demo');
  const copy = profile(page, 'us-east-1_demo (copy)');
  const field = name(page, 'us-east-1_demo (copy)');
  await field.fill('   ');
  await act(copy, 'rename');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('Staging');
  await act(copy, 'rename');
  await act(profile(page, 'Staging'), 'select');
  await expect(selected(page)).toHaveAttribute('data-profile', 'Staging');

  const before = await stored(own);
  await act(profile(page, 'Staging'), 'delete');
  await expect(note(page, 'deleted')).toContainText('Staging');
  await expect(profile(page, 'Staging')).toHaveCount(0);
  expect((await stored(own)).profiles).toHaveLength(1);
  await act(page, 'undo');
  await expect(profile(page, 'Staging')).toBeVisible();
  expect(await stored(own)).toEqual(before);
  // It can sign in, so its secret was restored too.
  await logInStraight(page, own.url);
});

test('a name as long as one may be, in one word: its copy can be exported and imported, and no page grows wide', async ({
  own,
  page,
}) => {
  const long = 'W'.repeat(100);
  await unfold(page, 'us-east-1_demo');
  await name(page, 'us-east-1_demo').fill(long);
  await act(profile(page, 'us-east-1_demo'), 'rename');
  await act(profile(page, long), 'duplicate');
  const copy = `${'W'.repeat(93)} (copy)`;
  await expect(profile(page, copy)).toBeVisible();
  const file = await (await page.request.get(`${own.url}/profiles/export`)).text();

  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${own.url}/import`);
  // Of another client, or it would already exist.
  await page.locator('#import-text').fill(file.replaceAll(client.client_id, 'another'));
  await act(page, 'preview');
  await expect(action(page, 'add')).toContainText('2');
  await isSound(page, 'the import');

  await page.goto(own.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  await isSound(page, 'the run');
  for (const path of [`${new URL(page.url()).pathname}/diagram`, '/cube', '/lambda', '/runs', '/profiles']) {
    await page.goto(`${own.url}${path}`);
    await isSound(page, path);
  }
});

test('a damaged profiles file is moved aside, and the pages show where it is until it is gone', async ({
  own,
  page,
}) => {
  await writeFile(join(own.home, 'profiles.json'), '{"version":1,"profiles":[');
  await page.goto(own.url);
  const configure = step(page, 'Configure');
  await note(configure, 'profiles-damaged').getByRole('link').click();
  await page.waitForURL(`${own.url}/profiles`);
  const damaged = note(page, 'profiles-damaged');
  const aside = (await readdir(own.home)).filter((name) => name.includes('.damaged-'));
  expect(aside).toHaveLength(1);
  const path = join(own.home, aside[0] ?? '');
  await expect(damaged).toContainText(path);
  await damaged.getByRole('button').click();
  await expect.poll(() => clipboard(page)).toBe(path);
  await isSound(page, 'Profiles, with a damaged file');
  await rm(path);
  await page.reload();
  await expect(profile(page, 'Demo pool')).toBeVisible();
  await expect(damaged).toBeHidden();
});

test('the last tokens of each profile are shown next to it, and on its page', async ({ own, page }) => {
  await page.goto(own.url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, 'bob');
  await page.waitForURL(/\/runs\/./);
  const run = page.url();
  await page.goto(own.url);
  await expect(note(step(page, 'Configure'), 'last-login')).toContainText(/bob\s*company2\s*Valid/);
  await page.locator('#profile').selectOption('Demo pool');
  await page.waitForURL(`${own.url}/`);
  await expect(note(page, 'demo-pool')).toBeVisible();
  await expect(note(page, 'last-login')).toHaveCount(0);
  await page.goto(`${own.url}/profiles`);
  await act(profile(page, 'us-east-1_demo'), 'open');
  await page.waitForURL(run);
});

test('read-only profiles can only be duplicated', async ({ own, page }) => {
  const demo = profile(page, 'Demo pool');
  await expect(demo).toHaveAttribute('data-read-only', 'true');
  for (const id of ['rename', 'delete']) await expect(action(demo, id)).toHaveCount(0);
  await expect(demo.getByRole('button', { name: 'Copy link' })).toHaveCount(0);
  await act(demo, 'duplicate');
  await expect(profile(page, 'Demo pool (copy)')).toBeVisible();
  expect((await stored(own)).profiles).toHaveLength(2);
});

test('a link opens the profile on a colleague’s machine, without the secret, which the page requests', async ({
  own,
  page,
  browser,
}) => {
  await unfold(page, 'us-east-1_demo');
  await profile(page, 'us-east-1_demo').getByRole('button', { name: 'Copy link' }).click();
  await expect(copied(page)).toBeVisible();
  const link = await clipboard(page);
  expect(Buffer.from(link.split('#')[1] ?? '', 'base64url').toString()).not.toContain(client.client_secret);
  // Everyone has the demo pool, and an unknown profile has no link either.
  for (const id of ['demo', 'unknown', '']) {
    const status = page.evaluate(
      async (url) => (await fetch(url, { method: 'POST' })).status,
      `/profiles/link?id=${id}`,
    );
    expect(await status, id).toBe(404);
  }

  const theirs = await startApp();
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    const colleague = await context.newPage();
    // The same link, with the URL where theirs runs.
    await colleague.goto(link.replace(own.url, theirs.url));
    const preview = section(colleague, 'preview');
    await expect(preview).toContainText('us-east-1_demo');
    await expect(preview).toContainText(`127.0.0.1:${own.port + 1}`);
    await expect(note(preview, 'secret-left-out')).toBeVisible();
    await isSound(colleague, 'the preview of an import');
    await act(colleague, 'add');
    await expect(colleague.getByLabel('OIDC Client Secret')).toBeFocused();
    expect((await stored(theirs)).client_secrets).toEqual({});
    await colleague.getByLabel('OIDC Client Secret').fill(client.client_secret);
    await press(colleague, 'Save');
    await expect(colleague.getByRole('dialog')).toBeHidden();
    expect((await stored(theirs)).profiles).toMatchObject([
      { name: 'us-east-1_demo', client_id: client.client_id },
    ]);
  } finally {
    await context.close();
    await theirs.stop();
  }
});

test('an exported file is imported in addition to existing profiles, and contains no secret', async ({
  own,
  page,
}) => {
  const downloading = page.waitForEvent('download');
  await act(page, 'export-all');
  const file = (await (await downloading).path()) ?? '';
  const text = await readFile(file, 'utf8');
  expect(text).not.toContain(client.client_secret);
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    profiles: [{ name: 'us-east-1_demo', has_secret: true }],
  });

  await act(page, 'import');
  // Setting a file doesn't wait for hydration, unlike a click.
  await expect(page.locator('#import-file')).toBeEnabled();
  await page.locator('#import-file').setInputFiles(file);
  const preview = section(page, 'preview');
  // It already exists, so nothing is selected until the user wants a second one.
  await expect(note(preview, 'already-saved')).toBeVisible();
  await expect(action(page, 'add')).toBeDisabled();

  const changed = {
    version: 1,
    profiles: [1, 2].map(() => ({ ...JSON.parse(text).profiles[0], scope: 'openid' })),
  };
  await page.locator('#import-text').fill(JSON.stringify({ ...changed, client_secrets: { x: 'y' } }));
  await act(page, 'preview');
  await expect(note(preview, 'renamed').first()).toContainText('us-east-1_demo 2');
  await expect(note(preview, 'secret-in-text')).toBeVisible();
  await act(page, 'add');
  await expect(page.locator('[data-added="2"]')).toBeVisible();
  await expect(selected(page)).toHaveAttribute('data-profile', 'us-east-1_demo');
  const { profiles, client_secrets } = await stored(own);
  expect(profiles.map(({ name }: { name: string }) => name)).toEqual([
    'us-east-1_demo',
    'us-east-1_demo 2',
    'us-east-1_demo 3',
  ]);
  expect(Object.values(client_secrets)).toEqual([client.client_secret]);
});

test('a link that would run a script is rejected, and one that sends the code to another host shows it', async ({
  own,
  page,
}) => {
  const link = (profile: object) =>
    `${own.url}/import#${Buffer.from(JSON.stringify({ version: 1, profiles: [profile] })).toString('base64url')}`;
  const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
  const forged = {
    name: 'Prod',
    template: 'cognito',
    discovery_url: `${issuer}/.well-known/openid-configuration`,
    client_id: 'client',
    scope: 'openid',
    metadata: {
      issuer,
      authorization_endpoint: 'javascript:alert(1)',
      token_endpoint: 'https://evil.example/oauth2/token',
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    },
  };
  await page.goto(link(forged));
  await expect(page.locator('[data-addable="false"]')).toContainText(/authorization_endpoint.*https/);
  await expect(action(page, 'add')).toBeDisabled();

  const { metadata } = forged;
  const authorization_endpoint = 'https://shop.auth.us-east-1.amazoncognito.com/oauth2/authorize';
  await page.goto(link({ ...forged, metadata: { ...metadata, authorization_endpoint } }));
  const preview = section(page, 'preview');
  // Even another tenant's domain isn't the pool's own.
  for (const host of ['shop.auth.us-east-1.amazoncognito.com', 'evil.example'])
    await expect(preview.locator(`[data-check="host-${host}"]`)).toHaveAttribute('data-status', 'warn');
  expect((await stored(own)).profiles).toHaveLength(1);

  await page.goto(`${link(forged).slice(0, -60)}`);
  await expect(page.locator('#import-text')).toHaveAccessibleDescription(/\w/);
});

test('both pages pass the checks, and a deletion can’t be undone too late', async ({ own, page }) => {
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${own.url}/profiles`);
    await unfold(page, 'us-east-1_demo');
    await isSound(page, `profiles, ${width}`);
    await page.goto(`${own.url}/import`);
    await page.locator('#import-text').fill('nonsense');
    await act(page, 'preview');
    await expect(page.locator('#import-text')).toHaveAccessibleDescription(/\w/);
    await isSound(page, `import, ${width}`);
  }
  await page.goto(`${own.url}/profiles?undo=late`);
  await expect(note(page, 'undo-late')).toBeVisible();
});
