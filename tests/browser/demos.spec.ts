import type { Page } from '@playwright/test';
import { type App, expect, startApp, test } from './app';
import { isSound } from './sound';
import { exchangeAndVerify, press, signIn, start, step } from './steps';

const poolPage = ({ port }: App) => `http://127.0.0.1:${port + 1}/`;

/** Switches a fault of the demo pool on, where its other settings are. */
async function letGoWrong(page: Page, app: App, fault: string) {
  await page.goto(poolPage(app));
  await page.getByRole('radio', { name: new RegExp(`^${fault}`) }).check();
  await press(page, 'Apply');
  await expect(page.getByRole('radio', { name: new RegExp(`^${fault}`) })).toBeChecked();
}

/** Signs in from a clean page, as far as the fault lets it. */
async function logIn(page: Page, app: App, username = 'alice') {
  await page.goto(app.url);
  await page.getByLabel('step by step').check();
  await start(page);
  await signIn(page, username);
}

/** What each fault looks like: the row of Verify that fails, and words that explain it. */
const seen = [
  ['Expired token', 'exp', 'fail', /expired/i],
  ['Other audience', 'aud', 'fail', /client/i],
  ['Rotated key', 'kid', 'fail', /key/i],
  ['Clock off', 'iat', 'warn', /clock/i],
] as const;

test.describe('what goes wrong on purpose is explained', () => {
  let app: App;
  test.beforeAll(async () => {
    app = await startApp();
  });
  test.afterAll(async () => {
    await app.stop();
  });
  // One pool, one fault at a time.
  test.describe.configure({ mode: 'serial' });

  for (const [fault, id, status, words] of seen) {
    test(`${fault}: Verify says it at ${id}`, async ({ page }) => {
      await letGoWrong(page, app, fault);
      await page.getByRole('link', { name: 'Back to the app' }).click();
      await expect(step(page, 'Configure')).toContainText(
        `A fault is switched on at the demo pool: ${fault}.`,
      );
      await logIn(page, app);
      await exchangeAndVerify(page);
      await expect(step(page, 'Verify')).toHaveAttribute('data-status', status);
      const row = step(page, 'Verify').locator(`[data-check="${id}"]`);
      await expect(row).toHaveAttribute('data-status', status);
      await expect(row).toContainText(words);
    });
  }

  test('Wrong secret: Exchange quotes invalid_client, and says what to compare', async ({ page }) => {
    await letGoWrong(page, app, 'Wrong secret');
    await logIn(page, app);
    await press(page, 'Exchange');
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Exchange')).toContainText('invalid_client');
    await expect(step(page, 'Exchange')).toContainText(/secret/i);
  });

  test('Lambda throws: the callback brings what was thrown', async ({ page }) => {
    await letGoWrong(page, app, 'Lambda throws');
    await logIn(page, app);
    await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Authorize')).toContainText(
      "Cannot read properties of undefined (reading 'company_id')",
    );
    await page.getByRole('link', { name: 'Sequence diagram' }).click();
    const last = page.getByRole('main').getByRole('listitem').last();
    await expect(last).toContainText('GET /callback');
    await expect(last).toContainText(/at \d/);
  });

  test('Redirect mismatch: the browser stops there, as was said beforehand', async ({ page }) => {
    await letGoWrong(page, app, 'Redirect mismatch');
    await page.goto(app.url);
    await expect(step(page, 'Authorize')).toContainText('redirect_mismatch');
    await start(page);
    await expect(page).toHaveURL(/\/error\?error=redirect_mismatch/);
  });

  test('a user that was added signs in, with the company that was typed', async ({ page }) => {
    await letGoWrong(page, app, 'Nothing');
    await page.getByRole('link', { name: 'Add a user' }).click();
    await isSound(page, 'the form of a new user');
    await page.getByLabel('Username').fill('dora');
    await page.getByLabel('Attributes').fill('company4');
    await press(page, 'Save');
    await expect(page.getByRole('alert')).toContainText('“company4” is no attribute');
    await expect(page.getByLabel('Username')).toHaveValue('dora');
    await page.getByLabel('Attributes').fill('custom:company_id=company4');
    await press(page, 'Save');
    await logIn(page, app, 'dora');
    await exchangeAndVerify(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    await expect(step(page, 'Verify')).toContainText('"company_id": "company4"');
  });
});

test('presenter mode covers who and what until it is pointed at, and explains the steps', async ({
  app,
  page,
}) => {
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

  await press(page, 'Presenter');
  await expect(page.getByRole('button', { name: 'Presenter' })).toHaveAttribute('aria-pressed', 'true');
  for (const target of [sub, mail]) {
    await expect.poll(() => color(target)).toBe('rgba(0, 0, 0, 0)');
    await target.hover();
    await expect.poll(() => color(target)).not.toBe('rgba(0, 0, 0, 0)');
  }
  expect(await size()).toBeGreaterThan(before);
  await expect(step(page, 'Exchange')).toContainText('server to server');
  await isSound(page, 'presenter mode');

  await page.goto(`${app.url}/inspect`);
  await page.getByLabel('Token', { exact: true }).fill('eyJhbGciOiJSUzI1NiJ9.e30.x');
  await page.getByLabel('Token', { exact: true }).blur();
  await page.mouse.move(0, 0);
  await expect.poll(() => color(page.getByLabel('Token', { exact: true }))).toBe('rgba(0, 0, 0, 0)');
  await press(page, 'Presenter');
  await expect.poll(() => color(page.getByLabel('Token', { exact: true }))).not.toBe('rgba(0, 0, 0, 0)');
});

test('a login is drawn message by message, from its own transcript', async ({ app, page }) => {
  await logIn(page, app);
  await exchangeAndVerify(page);
  await page.getByRole('link', { name: 'Sequence diagram' }).click();
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows.filter({ hasText: 'POST /oauth2/token' })).toContainText('Claimcheck → Demo pool');
  await expect(rows.filter({ hasText: 'POST /oauth2/token' })).toContainText('server to server');
  await expect(rows.filter({ hasText: '302 with code, state' })).toHaveCount(1);
  await expect(rows.filter({ hasText: 'Verify: valid' })).toHaveCount(1);
  await expect(rows.filter({ hasText: /^\d+Demo pool → Claimcheck.* took \d/ }).first()).toBeVisible();
  const drawn = await page.locator('svg text').allTextContents();
  expect(drawn.join('\n')).toContain('POST /oauth2/token');
  expect(await page.content()).not.toContain('eyJ');
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, `the diagram, ${width} px wide`);
  }
});
