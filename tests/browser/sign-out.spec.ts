import { expect, test } from './app';
import { ask } from './ask';
import {
  act,
  copied,
  logInStraight,
  openTokens,
  part,
  section,
  show,
  signIn,
  step,
  token,
  unfold,
} from './steps';

const hostedUi = /127\.0\.0\.1:\d+\/login/;

test.beforeEach(async ({ app, page }) => {
  await logInStraight(page, app.url);
  await openTokens(page);
});

test('Sign out ends the session of the pool, returns to the app, and shows what stays valid', async ({
  app,
  page,
}) => {
  await act(page, 'sign-out');
  await page.waitForURL(`${app.url}/signed-out`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'signed-out');
  await expect(page.getByRole('status')).toContainText('Demo pool');
  for (const token of ['id_token', 'access_token', 'refresh_token']) {
    await expect(section(page, 'still-valid')).toContainText(token);
  }
  await act(page, 'start-again');
  await page.waitForURL(hostedUi);
  await signIn(page, 'bob');
  await expect(token(page)).toContainText('bob@company2.example');
});

test('Switch user shows the sign-in page immediately, although there is a session', async ({ page }) => {
  await act(page, 'switch-user');
  await page.waitForURL(hostedUi);
  await signIn(page, 'bob');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await expect(token(page)).toContainText('bob@company2.example');
  // The request as sent: to /logout, which redirects to the sign-in page with it.
  await show(page, 'request');
  await expect(step(page, 'Authorize')).toContainText('/logout');
});

test('the sign-out URL to register is shown verbatim, and copied', async ({ app, page }) => {
  await unfold(page, 'sign-out-url');
  await part(page, 'sign-out-url').getByRole('button').click();
  await expect(copied(part(page, 'sign-out-url'))).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${app.url}/signed-out`);
});

test('the sign-out redirect never forwards automatically, whatever is in its URL', async ({ app, page }) => {
  const evil = 'https://evil.example/';
  const query = new URLSearchParams({
    returnTo: evil,
    redirect_uri: evil,
    logout_uri: evil,
    next: evil,
    state: evil,
  });
  await page.goto(`${app.url}/signed-out?${query}`);
  expect(page.url()).toContain(`${app.url}/signed-out`);
  await expect(page.locator('main')).toHaveAttribute('data-state', 'nothing-begun');
  expect(await page.content()).not.toContain('href="https://evil');
});

test('a sign-out starts only on the app’s own page, and only for the user’s own sign-in', async ({
  app,
  page,
}) => {
  const run = page.url().split('/runs/')[1]?.split(/[?#]/)[0];
  const host = `localhost:${app.port}`;
  const navigation = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const address = `${app.url}/sign-out?run=${run}`;
  for (const site of ['cross-site', 'same-site']) {
    expect((await ask(address, { headers: { ...navigation, 'sec-fetch-site': site } })).status, site).toBe(
      403,
    );
  }
  expect((await ask(address, { headers: { ...navigation, 'sec-purpose': 'prefetch' } })).status).toBe(403);
  // Another browser has no such run.
  const elsewhere = await ask(address, { headers: { ...navigation, 'sec-fetch-site': 'same-origin' } });
  expect([elsewhere.status, elsewhere.headers.location]).toEqual([303, '/signed-out']);
});
