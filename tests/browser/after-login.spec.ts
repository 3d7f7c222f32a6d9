import { expect, test } from './app';
import { copyIdToken, press, signIn, start, step, verifyElsewhere } from './steps';

const demo_client = '4demoweb7k2m9q4t6v8x1z3b5n';

test.beforeEach(async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByLabel('straight through').check();
  await start(page);
  await signIn(page, 'alice');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
});

test('Refresh brings new tokens of the same login: verified, compared with the first, and what Copy copies', async ({
  app,
  page,
}) => {
  const before = await verifyElsewhere(await copyIdToken(page), app.pool, demo_client);
  await press(page, 'Refresh');
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
  await press(page, 'Refresh');
  await expect(page.getByText('/oauth2/token').and(page.locator('summary *'))).toHaveCount(3);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
});
