import type { Page } from '@playwright/test';
import { type App, expect, startApp, test } from './app';
import { isSound } from './sound';
import {
  act,
  chooseWay,
  exchangeAndVerify,
  expectExplained,
  poolPage,
  press,
  settings,
  show,
  signIn,
  start,
  step,
  token,
  unfold,
} from './steps';

/** Switches on a fault of the demo pool, on its settings page. */
async function letGoWrong(page: Page, app: App, fault: string) {
  await page.goto(poolPage(app));
  const button = page.locator(`button[data-fault="${fault}"]`);
  await button.click();
  await expect(button).toHaveAttribute('aria-checked', 'true');
}

/** Switches off the current fault. */
async function letWork(page: Page, app: App) {
  await page.goto(poolPage(app));
  const on = page.locator('button[data-fault][aria-checked="true"]');
  if ((await on.count()) > 0) await on.click();
  await expect(on).toHaveCount(0);
}

/** Signs in from a clean page, as far as the fault allows. */
async function logIn(page: Page, app: App, username = 'alice') {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, username);
}

/** The effect of each fault: the row of Verify that fails. */
const seen = [
  ['expired-token', 'exp', 'fail'],
  ['other-audience', 'aud', 'fail'],
  ['rotated-key', 'kid', 'fail'],
  ['clock-off', 'iat', 'warn'],
] as const;

test.describe('the explanations of simulated faults', () => {
  let app: App;
  test.beforeAll(async () => {
    app = await startApp();
  });
  test.afterAll(async () => {
    await app.stop();
  });
  // One pool, one fault at a time.
  test.describe.configure({ mode: 'serial' });

  for (const [fault, id, status] of seen) {
    test(`${fault}: Verify shows it at ${id}`, async ({ page }) => {
      await letGoWrong(page, app, fault);
      await page.locator(`a[href="${app.url}/"]`).first().click();
      await expect(page.locator('[data-fault]')).toBeVisible();
      await logIn(page, app);
      await exchangeAndVerify(page);
      await expect(step(page, 'Verify')).toHaveAttribute('data-status', status);
      const row = step(page, 'Verify').locator(`[data-check="${id}"]`);
      await expect(row).toHaveAttribute('data-status', status);
      await expectExplained(row);
    });
  }

  test('Wrong secret: Exchange quotes invalid_client, and lists what to compare', async ({ page }) => {
    await letGoWrong(page, app, 'wrong-secret');
    await logIn(page, app);
    await press(page, 'Exchange');
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Exchange')).toContainText('invalid_client');
  });

  test('Lambda throws: the callback gets the thrown error', async ({ page }) => {
    await letGoWrong(page, app, 'lambda-throws');
    await logIn(page, app);
    await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Authorize')).toContainText(
      "Cannot read properties of undefined (reading 'company_id')",
    );
    await act(page, 'diagram');
    const last = page.getByRole('main').getByRole('listitem').last();
    await expect(last).toContainText('GET /callback');
    await expect(last).toContainText(/\d m?s/);
  });

  test('Redirect mismatch: the browser stops there, as the page predicts', async ({ page }) => {
    await letGoWrong(page, app, 'redirect-mismatch');
    await page.goto(app.url);
    await show(page, 'help');
    await expect(step(page, 'Authorize')).toContainText('redirect_mismatch');
    await start(page);
    await expect(page).toHaveURL(/\/error\?error=redirect_mismatch/);
  });

  test('a user that was added signs in, with the company that was entered', async ({ page }) => {
    await letWork(page, app);
    await page.locator('a[href="/user"]').click();
    await isSound(page, 'the form of a new user');
    await page.getByLabel('Username').fill('dora');
    await page.locator('#attributes').fill('company4');
    await press(page, 'Save');
    await expect(page.getByRole('alert')).toContainText('company4');
    await expect(page.getByLabel('Username')).toHaveValue('dora');
    await page.locator('#attributes').fill('custom:company_id=company4');
    await press(page, 'Save');
    await logIn(page, app, 'dora');
    await exchangeAndVerify(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await expect(token(page)).toContainText('"company_id": "company4"');
  });
});

test('presenter mode hides personal data until hover, and explains the steps', async ({ app, page }) => {
  await logIn(page, app);
  await exchangeAndVerify(page);
  const sub = page
    .locator('.private', { hasText: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1' })
    .filter({ visible: true })
    .first();
  const mail = page
    .locator('.private', { hasText: 'alice@company1.example' })
    .filter({ visible: true })
    .first();
  const color = (target: typeof sub) => target.evaluate((element) => getComputedStyle(element).color);
  expect(await color(sub)).not.toBe('rgba(0, 0, 0, 0)');
  const size = () =>
    page
      .locator('h2')
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const before = await size();

  await settings(page, 'presenter');
  await expect(page.locator('button[name=presenter]')).toHaveAttribute('aria-pressed', 'true');
  for (const target of [sub, mail]) {
    await expect.poll(() => color(target)).toBe('rgba(0, 0, 0, 0)');
    await target.hover();
    await expect.poll(() => color(target)).not.toBe('rgba(0, 0, 0, 0)');
  }
  expect(await size()).toBeGreaterThan(before);
  const story = step(page, 'Exchange').locator('[data-story="token-request"]');
  await expect(story).toBeHidden();
  await unfold(step(page, 'Exchange'), 'story');
  await expect(story).toBeVisible();
  await isSound(page, 'presenter mode');

  await page.goto(`${app.url}/inspect`);
  await page.locator('#inspect-token').fill('eyJhbGciOiJSUzI1NiJ9.e30.x');
  await page.locator('#inspect-token').blur();
  await page.mouse.move(0, 0);
  await expect.poll(() => color(page.locator('#inspect-token'))).toBe('rgba(0, 0, 0, 0)');
  await settings(page, 'presenter');
  await expect.poll(() => color(page.locator('#inspect-token'))).not.toBe('rgba(0, 0, 0, 0)');
});

test('draws a sign-in as a sequence of messages, from its own HTTP log', async ({ app, page }) => {
  await logIn(page, app);
  await exchangeAndVerify(page);
  await act(page, 'diagram');
  const rows = page.getByRole('main').getByRole('listitem');
  const kind = (name: string) => page.locator(`[data-message="${name}"]`);
  await expect(kind('token-request')).toContainText('POST /oauth2/token');
  await expect(kind('token-request')).toContainText('Claimcheck → Demo pool');
  await expect(kind('authorization-response')).toHaveCount(1);
  await expect(kind('authorization-response')).toContainText('code, state');
  await expect(kind('verify')).toContainText('valid');
  await expect(
    rows.filter({ hasText: 'Demo pool → Claimcheck' }).filter({ hasText: /\d ms/ }).first(),
  ).toBeVisible();
  const drawn = await page.locator('svg text').allTextContents();
  expect(drawn.join('\n')).toContain('POST /oauth2/token');
  expect(await page.content()).not.toContain('eyJ');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, `the diagram, ${width} px wide`);
  }
  const letters = () =>
    page
      .locator('svg text')
      .first()
      .evaluate((text) => text.getBoundingClientRect().height);
  const before = await letters();
  await settings(page, 'presenter');
  await expect.poll(letters).toBeGreaterThan(before * 1.25);
  await isSound(page, 'the diagram in presenter mode');
});
