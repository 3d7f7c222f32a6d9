import { expect, test } from './app';
import {
  act,
  action,
  card,
  copied,
  copyIdToken,
  exchanges,
  failure,
  logInStraight,
  openTokens,
  part,
  press,
  refresh,
  result,
  section,
  showTab,
  start,
  step,
  verifyElsewhere,
} from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

test.beforeEach(async ({ app, page }) => {
  await logInStraight(page, app.url);
});

test('Refresh returns new tokens of the same sign-in, which are verified, compared with the first, and used by Copy', async ({
  app,
  page,
}) => {
  const before = await verifyElsewhere(await copyIdToken(page), app.pool, demoClient);
  await refresh(page);
  const refreshed = result(page, 'refresh');
  await expect(refreshed.locator('[data-rotation]')).toHaveAttribute('data-rotation', 'none');
  await expect(part(refreshed, 'continuity').locator('[data-status="pass"]')).not.toHaveCount(0);
  await expect(part(refreshed, 'continuity').locator('[data-status="fail"]')).toHaveCount(0);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const after = await verifyElsewhere(await copyIdToken(page), app.pool, demoClient);
  expect(after.jti).not.toBe(before.jti);
  expect([after.sub, after.auth_time, after.origin_jti]).toEqual([
    before.sub,
    before.auth_time,
    before.origin_jti,
  ]);
  // The current refresh token is still the sign-in's.
  await refresh(page);
  await showTab(page, 'log');
  await expect(exchanges(page, '/oauth2/token')).toHaveCount(3);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
});

test('UserInfo is about the same user, has strings for booleans, and doesn’t have the trigger’s claims', async ({
  page,
}) => {
  await openTokens(page);
  await act(page, 'user-info');
  const info = result(page, 'user-info');
  await expect(info.locator('[data-check="sub"]')).toHaveAttribute('data-status', 'pass');
  await expect(info.locator('[data-check="booleans"]')).toContainText('email_verified: "true"');
  await expect(info.locator('[data-change="changed"]').filter({ hasText: 'email_verified' })).toContainText(
    '"true"',
  );
  await expect(part(info, 'only-in-id-token')).toContainText(
    'cognito:groups, cognito:username, http://localhost:4000/',
  );
});

test('Revoke invalidates the refresh token and the access token, and the provider’s later errors are explained', async ({
  page,
}) => {
  await openTokens(page);
  await act(page, 'revoke');
  await expect(result(page, 'revoke').locator('[data-outcome="revoked"]')).toContainText('200');
  await act(page, 'user-info');
  const info = result(page, 'user-info');
  await expect(part(failure(info), 'seen')).toContainText(/401.*invalid_token/);
  // The button shows why it can't be used. Pressing it on an outdated page is explained.
  await expect(action(page, 'refresh').first()).toBeDisabled();
  await page.request.post(`${page.url().split(/[?#]/)[0]}/refresh`);
  await page.reload();
  await expect(failure(result(page, 'refresh'), 'provider-error')).toContainText('invalid_grant');
  // Tokens that were issued before stay valid.
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await expect(page.getByRole('button', { name: 'Copy id_token' })).toBeVisible();
});

test('access and refresh token are on the page only if its URL requests them', async ({ page }) => {
  const source = async () => (await (await page.request.get(page.url())).text()).replaceAll('&quot;', '"');
  const masked = await source();
  await openTokens(page);
  await act(card(page, 'refresh_token'), 'reveal');
  await page.waitForURL(/reveal=tokens/);
  const shown = section(page, 'tokens').locator('pre');
  await expect(shown).toHaveCount(2);
  const [access_token = '', refresh_token = ''] = await shown.allTextContents();
  expect(access_token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(refresh_token).toMatch(/^eyJ[\w-]+(\.[\w-]+){4}$/);
  for (const token of [access_token, refresh_token]) expect(masked).not.toContain(token.slice(-40));
  await act(card(page, 'refresh_token'), 'reveal');
  await expect(shown).toHaveCount(0);
});

test('Copy uses the id_token until the other one is selected, and the choice is stored', async ({
  app,
  page,
}) => {
  const use = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).token_use;
  expect(use(await copyIdToken(page))).toBe('id');
  await openTokens(page);
  await act(card(page, 'access_token'), 'copy-this');
  await press(page, 'Copy access_token');
  await expect(copied(page).first()).toBeVisible();
  expect(use(await page.evaluate(() => navigator.clipboard.readText()))).toBe('access');
  await page.goto(app.url);
  await start(page);
  await expect(page.getByRole('button', { name: 'Copy access_token', exact: true })).toBeVisible();
  await openTokens(page);
  await act(card(page, 'id_token'), 'copy-this');
  await expect(page.getByRole('button', { name: 'Copy id_token', exact: true })).toBeVisible();
});

test('a second click on Refresh sends no request, and neither does a reload', async ({ page }) => {
  const address = page.url().split(/[?#]/)[0];
  const seen = await page.locator('form[action$="/refresh"] input[name="seen"]').first().inputValue();
  const answers = await Promise.all(
    [1, 2, 3].map(() => page.request.post(`${address}/refresh`, { form: { seen }, maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  await page.reload();
  await page.reload();
  await showTab(page, 'log');
  await expect(exchanges(page, '/oauth2/token')).toHaveCount(2);
});

test('with rotation, each refresh token works once, and the newest is sent', async ({ app, page }) => {
  const rotate = (rotation: string) =>
    page.request.post(`http://127.0.0.1:${app.port + 1}/rotation`, { form: { rotation }, maxRedirects: 0 });
  expect((await rotate('on')).status()).toBe(302);
  try {
    const rotation = result(page, 'refresh').locator('[data-rotation]');
    for (const _ of ['once', 'again']) {
      await refresh(page);
      await expect(rotation).toHaveAttribute('data-rotation', 'new');
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    }
  } finally {
    await rotate('off');
  }
});

test('the HTTP log is unmasked with only the tokens of each request', async ({ page }) => {
  const first = await copyIdToken(page);
  await refresh(page);
  const second = await copyIdToken(page);
  expect(second).not.toBe(first);
  await showTab(page, 'log');
  const transcript = section(page, 'http-log');
  for (const token of [first, second]) await expect(transcript).not.toContainText(token);
  await act(transcript, 'reveal');
  await expect(transcript).toContainText(second);
  const asked = exchanges(page, '/oauth2/token');
  await expect(asked.nth(0)).toContainText(first);
  await expect(asked.nth(1)).toContainText(second);
  await expect(asked.nth(1)).not.toContainText(first);
});
