import { expect, test } from './app';
import { isSound } from './sound';
import { alive, copied, logInStraight } from './steps';

test('the palette opens pages and sign-ins, and closes', async ({ app, page }) => {
  await logInStraight(page, app.url);
  await alive(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await expect(palette.getByRole('combobox')).toBeFocused();
  await expect(palette.getByRole('option').filter({ hasText: 'alice' })).toBeVisible();
  await isSound(page, 'the palette');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await page.keyboard.press('Control+k');
  // Before it has the focus, the letters are shortcuts of the page.
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('hist');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${app.url}/runs`);
});

test('single keys: C copies, ? lists them all, and neither works in a field', async ({ app, page }) => {
  await logInStraight(page, app.url);
  await alive(page);
  await page.keyboard.press('c');
  await expect(copied(page)).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^eyJ/);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await isSound(page, 'the shortcuts');
  await page.keyboard.press('Escape');
  await page.goto(`${app.url}/inspect`);
  await alive(page);
  await page.locator('#inspect-token').focus();
  await page.keyboard.type('?');
  await expect(page.locator('#inspect-token')).toHaveValue('?');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('Copy is within the first ten stops of the Tab key, and the first stop skips the header', async ({
  app,
  page,
}) => {
  await logInStraight(page, app.url);
  await page.reload();
  await alive(page);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#content');
  let stops = 1;
  for (; stops <= 10 && (await focused()) !== 'Copy id_token'; stops += 1) await page.keyboard.press('Tab');
  expect(stops).toBeLessThanOrEqual(10);
});

test('the tab shows the token’s user, and its remaining lifetime', async ({ app, page }) => {
  await logInStraight(page, app.url);
  await expect(page).toHaveTitle(/^✓ alice · (59 min|1 h) · Claimcheck$/);
});

test('a chip makes the demo pool fail once', async ({ app, page }) => {
  await logInStraight(page, app.url);
  await page.goto(app.url);
  await page.locator('[data-try="expired-token"]').click();
  await expect(page.locator('[data-result="invalid"]')).toBeVisible();
  await expect(page.locator('[data-check="exp"]')).toHaveAttribute('data-status', 'fail');
  // The next sign-in succeeds again.
  await page.goto(`${app.url}/start?profile=demo&way=straight`);
  await expect(page.locator('[data-result="valid"]')).toBeVisible();
});

test('reports a profile that no longer exists', async ({ app, page }) => {
  await page.goto(`${app.url}/start?profile=gone`);
  await expect(page.locator('[data-note="profile-gone"]')).toBeVisible();
});
