import { readFile } from 'node:fs/promises';
import { expect, test } from './app';
import { copyIdToken, exchangeAndVerify, press, signIn, start, step } from './steps';

test('every request of the run, masked until asked, and as a HAR file that stays masked', async ({
  app,
  page,
}) => {
  await page.goto(app.url);
  await page.getByLabel('step by step').check();
  await start(page);
  await signIn(page, 'alice');
  await exchangeAndVerify(page);
  const id_token = await copyIdToken(page);
  const transcript = page.getByRole('complementary', { name: 'Transcript' });
  await expect(transcript.getByRole('listitem').filter({ hasText: '/oauth2/token' })).toHaveCount(1);
  await expect(transcript.getByRole('listitem').filter({ hasText: 'jwks.json' })).not.toHaveCount(2);
  await expect(transcript).not.toContainText(id_token);
  await transcript.getByRole('link', { name: 'Reveal code and tokens' }).click();
  await expect(transcript).toContainText(id_token);
  await expect(transcript).toContainText('‹code_verifier›');
  await expect(transcript).toContainText('‹credentials›');
  const downloading = page.waitForEvent('download');
  await transcript.getByRole('link', { name: 'HAR, masked' }).click();
  const har = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(har).log.entries.length).toBeGreaterThan(0);
  expect(har).toContain('/oauth2/token');
  expect(har).not.toContain(id_token);
  await transcript.getByRole('link', { name: 'Mask code and tokens' }).click();
  await expect(transcript).not.toContainText(id_token);
});

test('a request is copied as curl, with the secret as a variable', async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByLabel('step by step').check();
  await start(page);
  await signIn(page, 'bob');
  await press(page, 'Exchange');
  const entry = page
    .getByRole('complementary', { name: 'Transcript' })
    .getByRole('listitem')
    .filter({ hasText: '/oauth2/token' });
  await entry.locator('summary').click();
  await entry.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(entry).toContainText('Copied');
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('/oauth2/token');
  expect(curl).toContain('"$OIDC_CLIENT_SECRET"');
  expect(curl).not.toContain('1demosecret');
});

test('the tolerance between two clocks is chosen where the verdict stands', async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByLabel('straight through').check();
  await start(page);
  await signIn(page, 'alice');
  const verify = step(page, 'Verify');
  await expect(verify).toHaveAttribute('data-verdict', 'valid');
  await page.getByLabel('Clock tolerance in seconds').fill('45');
  await press(page, 'Check again');
  await expect(page.getByLabel('Clock tolerance in seconds')).toHaveValue('45');
  await expect(verify).toHaveAttribute('data-verdict', 'valid');
});

test("a run's archive is for the browser that began it", async ({ app, page, request }) => {
  await page.goto(app.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  expect((await request.get(`${page.url().split(/[?#]/)[0]}/har`)).status()).toBe(404);
});
