import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { type App, expect, startApp, test } from './app';
import { isSound } from './sound';
import {
  act,
  chooseWay,
  exchangeAndVerify,
  poolTrigger,
  press,
  section,
  signIn,
  start,
  step,
  token,
} from './steps';

const editor = (page: Page) => page.getByRole('textbox', { name: 'Handler' });
const result = (page: Page) => section(page, 'result');

async function open(page: Page, app: App) {
  await page.goto(`${app.url}/lambda`);
  await expect(editor(page)).toBeVisible();
}

/** Replaces the whole text. The editor closes brackets automatically; a paste stays unchanged. */
async function write(page: Page, handler: string) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), handler);
  await editor(page).press('ControlOrMeta+A');
  await editor(page).press('ControlOrMeta+V');
}

const begin = (page: Page, id: string) => page.locator('#lambda-template').selectOption(id);

test('the guide’s handler runs unchanged, and one click fixes its string', async ({ app, page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  await open(page, app);
  await begin(page, 'guide');
  await press(page, 'Run');
  await expect(result(page)).toContainText('http://localhost:4000/');
  await expect(section(page, 'in-cube')).toHaveAttribute('data-rows', 'unreadable');
  await act(page, 'remedy');
  await expect(result(page)).toHaveAttribute('data-stale', 'true');
  await expect(page.locator('#lambda-version')).toHaveValue('V2_0');
  await expect(editor(page)).not.toContainText('JSON.stringify');
  await press(page, 'Run');
  await expect(section(page, 'in-cube')).toHaveAttribute('data-rows', 'own');
  await page.reload();
  await expect(editor(page)).toContainText('claimsAndScopeOverrideDetails');
  expect(violations).toEqual([]);
});

test('errors in the handler or the event are shown where they are, and the input is kept', async ({
  app,
  page,
}) => {
  await open(page, app);
  await write(
    page,
    'export const handler = async (event) => {\n  console.log("here");\n  throw new Error("no tenant");\n};',
  );
  await press(page, 'Run');
  await expect(result(page)).toContainText('PreTokenGeneration failed with error no tenant.');
  await expect(result(page)).toHaveAttribute('data-issued', 'false');
  await expect(result(page)).toContainText('here');
  await page.locator('[data-action="show-line"][data-line="3"]').click();
  await expect(editor(page)).toBeFocused();
  await page.locator('#lambda-event').fill('{ "version": ');
  await press(page, 'Run');
  await expect(page.locator('#lambda-event')).toHaveAccessibleDescription(/JSON/);
  await expect(page.locator('#lambda-event')).toHaveValue('{ "version": ');
  await expect(editor(page)).toContainText('no tenant');
});

test('an endless loop is stopped, and the server responds in the meantime', async ({
  app,
  page,
  request,
}) => {
  await open(page, app);
  await write(page, 'exports.handler = async () => { for (;;) {} };');
  await press(page, 'Run');
  expect((await request.get(`${app.url}/healthz`)).status()).toBe(200);
  await expect(result(page)).toContainText('Task timed out after 5.00 seconds');
});

test('the zip has the handler in Lambda’s format, verbatim', async ({ app, page }) => {
  await open(page, app);
  const handler = [
    'export const handler = async (event) => {',
    `  const claims = { 'https://ü.example/': "it's <b>„é”</b> & \\u{1F469}", text: \`a`,
    '  b` };',
    '  event.response = { claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: claims } } };',
    '  return event;',
    '};',
  ].join('\n');
  await write(page, handler);
  const downloading = page.waitForEvent('download');
  await act(page, 'download-zip');
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('pre-token.zip');
  const files = unzipSync(readFileSync(await download.path()));
  expect(Object.keys(files)).toEqual(['index.mjs']);
  expect(strFromU8(files['index.mjs'] ?? new Uint8Array())).toBe(handler);
});

test('the demo pool runs the handler at the next sign-in, reports its failure, and runs its own again', async ({
  page,
}) => {
  const app = await startApp();
  try {
    await open(page, app);
    await write(
      page,
      `export const handler = async (event) => {
  const details = { idTokenGeneration: { claimsToAddOrOverride: { team: event.userName + ' and friends' } } };
  return { ...event, response: { claimsAndScopeOverrideDetails: details } };
};`,
    );
    await act(page, 'use-in-pool');
    await expect(poolTrigger(page, 'typed V2_0')).toBeVisible();
    await page.goto(app.url);
    await chooseWay(page, 'step');
    await start(page);
    await signIn(page, 'bob');
    await exchangeAndVerify(page);
    await expect(token(page)).toContainText('bob and friends');

    await open(page, app);
    await expect(page.locator('#lambda-user option').first()).toContainText('Demo pool');
    await write(page, 'exports.handler = async () => { throw new Error("the tenant is closed"); };');
    await act(page, 'use-in-pool');
    await expect(page.locator('[data-pool-trigger^="typed"]')).toBeVisible();
    await act(page, 'sign-in');
    await expect(step(page, 'Authorize')).toContainText(
      'PreTokenGeneration failed with error the tenant is closed.',
    );

    await open(page, app);
    await act(page, 'restore-trigger');
    await expect(poolTrigger(page, 'own V2_0')).toBeVisible();
  } finally {
    await app.stop();
  }
});

for (const width of [360, 1280]) {
  test(`${width} px wide: the workbench is sound in light and dark`, async ({ app, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, app);
    await begin(page, 'guide');
    await press(page, 'Run');
    await expect(result(page)).toBeVisible();
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await isSound(page, 'the workbench with a result');
  });
}

test('inbound federation: the template keeps the attributes, and doesn’t change the demo pool', async ({
  app,
  page,
}) => {
  await open(page, app);
  await begin(page, 'inbound');
  await expect(page.locator('#lambda-version')).toHaveValue('inbound');
  for (const id of ['use-in-pool', 'download-zip'])
    await expect(page.locator(`[data-action="${id}"]`)).toHaveCount(0);
  for (const provider of ['SAML', 'OIDC']) {
    await page.locator('#lambda-provider').selectOption(provider);
    await expect(page.locator('#lambda-event')).toHaveValue(new RegExp(`"providerType": "${provider}"`));
    await press(page, 'Run');
    await expect(result(page)).toHaveAttribute('data-stale', 'false');
    await expect(result(page)).toHaveAttribute('data-issued', 'true');
    await expect(result(page)).toContainText('alice@company1.example');
  }
  // The same handler doesn't work for tokens.
  await page.locator('#lambda-version').selectOption('V2_0');
  await press(page, 'Run');
  await expect(result(page)).toHaveAttribute('data-issued', 'false');
});
