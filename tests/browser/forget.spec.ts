import { expect, startApp, test } from './app';
import { act, exchangeAndVerify, signIn, start, step } from './steps';

test('Clear all data removes the sign-ins, the cookie, and the page’s own storage, only for this browser', async ({
  page,
  browser,
}) => {
  const app = await startApp();
  const other = await (await browser.newContext()).newPage();
  try {
    for (const each of [page, other]) {
      await each.goto(app.url);
      await start(each);
      await signIn(each, 'alice');
      await exchangeAndVerify(each);
      await expect(step(each, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    }
    const run = page.url().replace(/#.*/, '');
    const before = await page.context().cookies(app.url);
    // Inspect stores its choice between table and JSON like this.
    await page.evaluate(() => localStorage.setItem('claimcheck-claims', 'json'));
    expect(await page.evaluate(() => localStorage.length)).toBeGreaterThan(0);

    await page.goto(`${app.url}/forget`);
    await expect(page.locator('[data-runs="1"]')).toBeVisible();
    await act(page, 'forget-everything');
    await expect(page.locator('[data-page="forgotten"]')).toBeVisible();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    const after = await page.context().cookies(app.url);
    expect(after.map(({ value }) => value)).not.toContain(before[0]?.value);
    expect((await page.goto(run))?.status()).toBe(404);
    // The previous cookie doesn't open anything either, in any browser.
    await page.context().addCookies(before);
    expect((await page.reload())?.status()).toBe(404);
    await other.reload();
    await expect(step(other, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  } finally {
    await other.context().close();
    await app.stop();
  }
});

test('it waits for a click, on its own page', async ({ app, page }) => {
  await page.goto(app.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  const run = page.url();
  const crossed = await fetch(`${app.url}/forget/everything`, {
    method: 'POST',
    headers: {
      origin: 'http://localhost:1',
      cookie: (await page.context().cookies(app.url)).map(({ name, value }) => `${name}=${value}`).join('; '),
    },
    redirect: 'manual',
  });
  expect(crossed.status).toBe(403);
  await page.goto(`${app.url}/forget`);
  await act(page, 'cancel');
  expect((await page.goto(run))?.status()).toBe(200);
});
