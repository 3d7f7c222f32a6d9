import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { type App, test as base, startApp } from './app';
import { freePorts } from './free-ports';
import { type Program, startProgram } from './program';
import { chooseWay, exchangeAndVerify, signIn, start } from './steps';

/** The demo's Cube, connected to the demo pool of an app. */
export interface DemoCube extends Program {
  /** `http://localhost:<port>`, without a trailing slash. */
  url: string;
}

/** Starts it like `npm run demo:cube`. The test must stop it. */
export async function startDemoCube(
  app: Pick<App, 'port'>,
  port: number,
  env: Record<string, string> = {},
): Promise<DemoCube> {
  const url = `http://localhost:${port}`;
  const program = await startProgram(
    [resolve('scripts/demo-cube.mjs')],
    () => ({ ...process.env, PORT: String(app.port), CUBE_PORT: String(port), ...env }),
    `${url}/livez`,
  );
  return { ...program, url };
}

/** Without a network, its packages may be missing; in CI, that already failed before. */
const isInstalled = () => existsSync(resolve('demo-cube/node_modules/.package-lock.json'));

type Worker = { cubePort: number; cube: DemoCube };

/** `cube`: one in dev mode for all tests of a worker, at the URL in the demo profile of the worker's `app`. */
export const test = base.extend<{ needsCube: undefined }, Worker>({
  cubePort: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => use(await freePorts()),
    { scope: 'worker' },
  ],
  app: [
    async ({ cubePort }, use) => {
      const app = await startApp({ CUBE_PORT: String(cubePort) });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  cube: [
    async ({ app, cubePort }, use) => {
      const cube = await startDemoCube(app, cubePort);
      await use(cube);
      await cube.stop();
    },
    { scope: 'worker' },
  ],
  needsCube: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use, info) => {
      info.skip(!isInstalled(), 'the packages of demo-cube could not be installed');
      await use(undefined);
    },
    { auto: true },
  ],
});

/** A whole sign-in, up to the verdict. */
export async function logIn(page: Page, app: App, username: string): Promise<void> {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, username);
  await exchangeAndVerify(page);
}

/** The switch on the demo pool's own page: a string as the claim, like the trigger of Cube's guide. */
export async function switchToGuide(page: Page, app: App, on: boolean): Promise<void> {
  await page.goto(`http://127.0.0.1:${app.port + 1}/`);
  const guide = page.locator('button[role="switch"][name="trigger_version"]');
  if ((await guide.getAttribute('aria-checked')) !== String(on)) await guide.click();
  await expect(guide).toHaveAttribute('aria-checked', String(on));
}

/** The dialog of the security context, on its tab Token. A press while it opens would be lost. */
export async function openTokenTab(page: Page): Promise<Locator> {
  await page.getByTestId('security-context-btn').click();
  const dialog = page.getByTestId('security-context-modal');
  const tab = dialog.getByRole('tab', { name: 'Token' });
  await expect(async () => {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true', { timeout: 1000 });
  }).toPass();
  return dialog;
}

/** Like a user: Add Security Context, Token, paste the clipboard, the checkmark. */
export async function pasteIntoPlayground(page: Page): Promise<void> {
  const dialog = await openTokenTab(page);
  await dialog.getByTestId('security-context-token-input').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await dialog.locator('form button[type=submit]').click();
  await expect(page.getByTestId('security-context-btn')).toHaveText('Edit Security Context');
}

/** Runs the Playground's query. */
export const runInPlayground = (page: Page) => page.getByTestId('run-query-btn').click();

/** The cells of the result, after a switch to the table view. */
export async function cellsInPlayground(page: Page) {
  await page.getByTestId('chart-type-btn').click();
  await page.getByRole('menuitem', { name: 'Table' }).click();
  return page.frameLocator('iframe[src*="chart-renderers"]').locator('tbody td:visible');
}

/** The link of step five, in this tab. */
export async function openPlayground(page: Page): Promise<void> {
  const href = await page
    .getByRole('link', { name: 'Developer Playground', exact: true })
    .getAttribute('href');
  await page.goto(href ?? '');
}
