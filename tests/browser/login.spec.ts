import { expect, startApp, test } from './app';
import {
  act,
  alive,
  chooseWay,
  copyIdToken,
  exchangeAndVerify,
  exchanges,
  logInStraight,
  note,
  press,
  show,
  showTab,
  signIn,
  start,
  startLink,
  step,
  verifyElsewhere,
  way,
} from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

for (const [username, company_id, roles] of [
  ['alice', 'company1', ['user']],
  ['bob', 'company2', ['admin']],
] as const) {
  test(`step by step as ${username}: from an empty folder to a verified token in the clipboard`, async ({
    page,
  }) => {
    const app = await startApp();
    try {
      await page.goto(app.url);
      await start(page);
      await signIn(page, username);
      await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'pass');
      await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'idle');
      await exchangeAndVerify(page);
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
      await show(page, 'checks');
      await expect(page.locator('#signature')).toBeVisible();
      const claims = await verifyElsewhere(await copyIdToken(page), app.pool, demoClient);
      expect(claims['cognito:username']).toBe(username);
      expect(claims['http://localhost:4000/']).toMatchObject({ company_id, roles });
      expect(page.url()).toMatch(/\/runs\/[\w-]+/);
    } finally {
      await app.stop();
    }
  });
}

test('run all steps: after the sign-in the verified token is on the page, with Copy in view', async ({
  app,
  page,
}) => {
  await logInStraight(page, app.url);
  await expect(page.getByRole('button', { name: 'Copy id_token' })).toBeInViewport();
  await verifyElsewhere(await copyIdToken(page), app.pool, demoClient);
  await page.setViewportSize({ width: 1280, height: 720 });
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(1_600);
  // The choice is stored: the next sign-in runs all steps too.
  await page.goto(app.url);
  await expect(way(page, 'straight')).toBeChecked();
});

test('reload and back repeat no request and lose nothing', async ({ app, page }) => {
  const verified = () => expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  // Next.js writes to the history during hydration, which cancels a navigation in progress.
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  await alive(page);
  await page.reload();
  await exchangeAndVerify(page);
  await verified();
  await alive(page);
  const address = page.url();
  await page.reload();
  await verified();
  await alive(page);
  await page.goBack();
  await alive(page);
  await page.goForward();
  await alive(page);
  await page.goto(address);
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
  await showTab(page, 'log');
  await expect(exchanges(page, '/oauth2/token')).toHaveCount(1);
});

test('the pool remembers a sign-in until the user signs out there', async ({ app, page }) => {
  await page.goto(app.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  await page.goto(app.url);
  await start(page);
  await page.waitForURL(/\/runs\//);
  await page.goto(app.url);
  await act(page, 'sign-out-of-demo');
  await page.waitForURL(`${app.url}/signed-out`);
  await page.goto(app.url);
  await start(page);
  await expect(page.getByLabel('Username').filter({ visible: true })).toBeVisible();
});

test('a repeated response changes neither the tokens nor the verdict', async ({ app, page }) => {
  const answers: string[] = [];
  page.on('request', (request) => {
    if (request.url().startsWith(`${app.url}/callback?`)) answers.push(request.url());
  });
  await page.goto(app.url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, 'alice');
  await show(page, 'checks');
  await page.locator('#clock-tolerance').fill('60');
  await act(page, 'verify-again');
  await page.waitForURL(/#verify$/);
  await page.goto(answers[0] ?? '');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await show(page, 'checks');
  await expect(page.locator('#clock-tolerance')).toHaveValue('60');
  await showTab(page, 'log');
  await expect(exchanges(page, '/oauth2/token')).toHaveCount(1);
});

test('two sign-ins in two tabs do not affect each other', async ({ app, context }) => {
  const [one, two] = [await context.newPage(), await context.newPage()];
  for (const page of [one, two]) {
    await page.goto(app.url);
    await chooseWay(page, 'step');
    await start(page);
  }
  await signIn(one, 'alice');
  await signIn(two, 'bob');
  await exchangeAndVerify(two);
  await exchangeAndVerify(one);
  for (const [page, username] of [
    [one, 'alice'],
    [two, 'bob'],
  ] as const) {
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    const claims = await verifyElsewhere(await copyIdToken(page), app.pool, demoClient);
    expect(claims['cognito:username']).toBe(username);
  }
});

test('the page of a run opens only in its own browser', async ({ app, page, browser }) => {
  await page.goto(app.url);
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  const other = await browser.newContext();
  const stranger = await other.newPage();
  const response = await stranger.goto(page.url());
  expect(response?.status()).toBe(404);
  await expect(stranger.getByRole('region', { name: 'Exchange' })).toHaveCount(0);
  await other.close();
});

test('a code with a state that this browser never sent is rejected, and reaches no token endpoint', async ({
  app,
  page,
}) => {
  await page.goto(app.url);
  await page.goto(`${app.url}/callback?code=stolen&state=forged`);
  expect(new URL(page.url()).pathname).toBe('/');
  await expect(page.getByRole('button', { name: 'Exchange', exact: true })).toHaveCount(0);
  await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
});

test('Launch Hosted UI in another tab, as the guide does it: no state, exchanged after a click', async ({
  app,
  context,
}) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(app.url);
  await chooseWay(first, 'straight');
  await start(first);
  await second.goto(app.url);
  await act(second, 'launch-hosted-ui');
  await signIn(second, 'bob');
  // Even with Run all steps, a sign-in that was not started here waits for a click.
  await expect(step(second, 'Authorize')).toHaveAttribute('data-status', 'warn');
  await exchangeAndVerify(second);
  await expect(step(second, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const claims = await verifyElsewhere(await copyIdToken(second), app.pool, demoClient);
  expect(claims['cognito:username']).toBe('bob');
});

test('a response without state becomes a sign-in only on Exchange, and removes no other', async ({
  app,
  page,
}) => {
  const runs = () => page.getByRole('main').getByRole('listitem');
  await logInStraight(page, app.url, 'alice');
  // As a page on another site could repeatedly redirect the browser there.
  for (let count = 0; count < 12; count += 1) await page.goto(`${app.url}/callback?code=planted-${count}`);
  await expect(note(page, 'no-state')).toBeVisible();
  const planted = page.url();
  await page.goto(`${app.url}/runs`);
  await expect(runs()).toHaveCount(1);
  await expect(runs()).toContainText('alice');
  // The click makes it one, with its result.
  await page.goto(planted);
  await press(page, 'Exchange');
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
  await page.goto(`${app.url}/runs`);
  await expect(runs()).toHaveCount(2);
  await expect(runs().last()).toContainText('alice');
});

test('an error of the provider is shown with its own code and words, and ours', async ({ app, page }) => {
  await page.goto(app.url);
  const href = await startLink(page).getAttribute('href');
  const started = await page.request.get(new URL(href ?? '', app.url).href, { maxRedirects: 0 });
  const state = new URL(started.headers().location ?? '').searchParams.get('state');
  await page.goto(
    `${app.url}/callback?error=invalid_request&error_description=PreTokenGeneration+failed+with+error+boom.&state=${state}`,
  );
  const authorize = step(page, 'Authorize');
  await expect(authorize).toHaveAttribute('data-status', 'fail');
  await expect(authorize).toContainText('invalid_request');
  await expect(authorize).toContainText('PreTokenGeneration failed with error boom.');
});

test('pressing Exchange and Verify on an outdated page is harmless', async ({ app, page }) => {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'alice');
  const stale = await page.context().newPage();
  await stale.goto(page.url());
  await press(page, 'Exchange');
  await press(stale, 'Exchange');
  await expect(step(stale, 'Exchange')).toHaveAttribute('data-status', 'pass');
});
