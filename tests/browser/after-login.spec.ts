import { expect, test } from './app';
import {
  copyIdToken,
  logInStraight,
  openTokens,
  press,
  refresh,
  start,
  step,
  verifyElsewhere,
} from './steps';

const demo_client = '4demoweb7k2m9q4t6v8x1z3b5n';

test.beforeEach(async ({ app, page }) => {
  await logInStraight(page, app.url);
});

test('Refresh brings new tokens of the same login: verified, compared with the first, and what Copy copies', async ({
  app,
  page,
}) => {
  const before = await verifyElsewhere(await copyIdToken(page), app.pool, demo_client);
  await refresh(page);
  const result = page.getByRole('region', { name: 'Refresh', exact: true });
  await expect(result).toContainText('No refresh_token came');
  await expect(result).toContainText('The new id_token beside that of the login: 6 pass');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const after = await verifyElsewhere(await copyIdToken(page), app.pool, demo_client);
  expect(after.jti).not.toBe(before.jti);
  expect([after.sub, after.auth_time, after.origin_jti]).toEqual([
    before.sub,
    before.auth_time,
    before.origin_jti,
  ]);
  // The refresh token in hand is still that of the login.
  await refresh(page);
  await expect(page.getByText('/oauth2/token').and(page.locator('summary *'))).toHaveCount(3);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
});

test('userInfo is about the same user, has strings for booleans, and lacks what the trigger added', async ({
  page,
}) => {
  await openTokens(page);
  await press(page, 'Ask userInfo');
  const result = page.getByRole('region', { name: 'userInfo', exact: true });
  await expect(result.locator('[data-check="sub"]')).toHaveAttribute('data-status', 'pass');
  await expect(result.locator('[data-check="booleans"]')).toContainText('email_verified: "true"');
  await expect(result.locator('[data-change="changed"]').filter({ hasText: 'email_verified' })).toContainText(
    '"true"',
  );
  await expect(result).toContainText(
    'In the id_token alone: cognito:groups, cognito:username, http://localhost:4000/',
  );
});

test('Revoke ends the refresh token and the access token; what the provider says then is explained', async ({
  page,
}) => {
  await openTokens(page);
  await press(page, 'Revoke');
  await expect(page.getByRole('region', { name: 'Revoke', exact: true })).toContainText(
    'The provider answered 200',
  );
  await press(page, 'Ask userInfo');
  const info = page.getByRole('region', { name: 'userInfo', exact: true });
  await expect(info).toContainText('401 with error “invalid_token”');
  await expect(info).toContainText('It was revoked here');
  await refresh(page);
  const refreshed = page.getByRole('region', { name: 'Refresh', exact: true });
  await expect(refreshed).toContainText('does not accept this refresh token any longer');
  // What was issued before lives on.
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await expect(page.getByRole('button', { name: 'Copy id_token' })).toBeVisible();
});

test('access and refresh token are on the page only where its address asks for them', async ({ page }) => {
  const source = async () => (await (await page.request.get(page.url())).text()).replaceAll('&quot;', '"');
  const masked = await source();
  await openTokens(page);
  await page.getByRole('link', { name: 'Show refresh_token' }).click();
  await page.waitForURL(/reveal=tokens/);
  const shown = page.getByRole('region', { name: 'After the login' }).locator('pre');
  await expect(shown).toHaveCount(2);
  const [access_token = '', refresh_token = ''] = await shown.allTextContents();
  expect(access_token).toMatch(/^eyJ[\w-]+\.[\w-]+\.[\w-]+$/);
  expect(refresh_token).toMatch(/^eyJ[\w-]+(\.[\w-]+){4}$/);
  for (const token of [access_token, refresh_token]) expect(masked).not.toContain(token.slice(-40));
  await page.getByRole('link', { name: 'Hide refresh_token' }).click();
  await expect(shown).toHaveCount(0);
});

test('Copy means the id_token until the other one is chosen, and the choice is remembered', async ({
  app,
  page,
}) => {
  const use = (token: string) =>
    JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()).token_use;
  expect(use(await copyIdToken(page))).toBe('id');
  await openTokens(page);
  await press(page, 'Copy this instead: access_token');
  await press(page, 'Copy access_token');
  await expect(page.getByText('Copied').first()).toBeVisible();
  expect(use(await page.evaluate(() => navigator.clipboard.readText()))).toBe('access');
  await page.goto(app.url);
  await start(page);
  await expect(page.getByRole('button', { name: 'Copy access_token', exact: true })).toBeVisible();
  await openTokens(page);
  await press(page, 'Copy this instead: id_token');
  await expect(page.getByRole('button', { name: 'Copy id_token', exact: true })).toBeVisible();
});

test('a second click on Refresh asks for no more, and a reload repeats nothing', async ({ page }) => {
  const address = page.url().split(/[?#]/)[0];
  const seen = await page.locator('form[action$="/refresh"] input[name="seen"]').first().inputValue();
  const answers = await Promise.all(
    [1, 2, 3].map(() => page.request.post(`${address}/refresh`, { form: { seen }, maxRedirects: 0 })),
  );
  expect(answers.map((answer) => answer.status())).toEqual([303, 303, 303]);
  await page.reload();
  await page.reload();
  await expect(page.getByText('/oauth2/token').and(page.locator('summary *'))).toHaveCount(2);
});

test('with rotation each refresh token works once, and the newest is the one that is sent', async ({
  app,
  page,
}) => {
  const rotate = (rotation: string) =>
    page.request.post(`http://127.0.0.1:${app.port + 1}/rotation`, { form: { rotation }, maxRedirects: 0 });
  expect((await rotate('on')).status()).toBe(302);
  try {
    const result = page.getByRole('region', { name: 'Refresh', exact: true });
    for (const _ of ['once', 'again']) {
      await refresh(page);
      await expect(result).toContainText('the one of before is used up');
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    }
  } finally {
    await rotate('off');
  }
});

test('the transcript is unmasked with the tokens of each request, and no others', async ({ page }) => {
  const first = await copyIdToken(page);
  await refresh(page);
  const second = await copyIdToken(page);
  expect(second).not.toBe(first);
  const transcript = page.getByRole('complementary', { name: 'Transcript' });
  for (const token of [first, second]) await expect(transcript).not.toContainText(token);
  await transcript.getByRole('link', { name: 'Reveal code and tokens' }).click();
  await expect(transcript).toContainText(second);
  const asked = transcript.getByRole('listitem').filter({ hasText: '/oauth2/token' });
  await expect(asked.nth(0)).toContainText(first);
  await expect(asked.nth(1)).toContainText(second);
  await expect(asked.nth(1)).not.toContainText(first);
});
