import { readFile } from 'node:fs/promises';
import { expect, test } from './app';
import {
  act,
  chooseWay,
  copied,
  copyIdToken,
  exchangeAndVerify,
  exchanges,
  press,
  section,
  show,
  showTab,
  signIn,
  start,
  step,
} from './steps';

test('every request of the run, masked until revealed, and as a HAR file that stays masked', async ({
  app,
  page,
}) => {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'alice');
  await exchangeAndVerify(page);
  const id_token = await copyIdToken(page);
  await showTab(page, 'log');
  const transcript = section(page, 'http-log');
  await expect(exchanges(page, '/oauth2/token')).toHaveCount(1);
  await expect(exchanges(page, 'jwks.json')).not.toHaveCount(2);
  await expect(transcript).not.toContainText(id_token);
  await act(transcript, 'reveal');
  await expect(transcript).toContainText(id_token);
  await expect(transcript).toContainText('‹code_verifier›');
  await expect(transcript).toContainText('‹credentials›');
  const downloading = page.waitForEvent('download');
  await act(transcript, 'har');
  const har = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(har).log.entries.length).toBeGreaterThan(0);
  expect(har).toContain('/oauth2/token');
  expect(har).not.toContain(id_token);
  await act(transcript, 'mask');
  await expect(transcript).not.toContainText(id_token);
});

test('a request is copied as curl, with the secret as a variable', async ({ app, page }) => {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'bob');
  await press(page, 'Exchange');
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
  await showTab(page, 'log');
  const entry = exchanges(page, '/oauth2/token');
  await entry.locator('summary').click();
  await entry.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(copied(entry)).toBeVisible();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('/oauth2/token');
  expect(curl).toContain('"$OIDC_CLIENT_SECRET"');
  expect(curl).not.toContain('1demosecret');
});

test('the clock tolerance is set next to the verdict', async ({ app, page }) => {
  await page.goto(app.url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, 'alice');
  const verify = step(page, 'Verify');
  await expect(verify).toHaveAttribute('data-verdict', 'valid');
  await show(page, 'checks');
  await page.locator('#clock-tolerance').fill('45');
  await act(page, 'verify-again');
  await expect(page.locator('#clock-tolerance')).toHaveValue('45');
  await expect(verify).toHaveAttribute('data-verdict', 'valid');
});

test("a run's archive is for the browser that started it", async ({ app, page, request }) => {
  await page.goto(app.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  expect((await request.get(`${page.url().split(/[?#]/)[0]}/har`)).status()).toBe(404);
});
