import { machineClient } from '@/lib/demo-pool/clients';
import { expect, test } from './app';
import { isSound } from './sound';
import { act, action, failure, note, part, prediction, show, showTab, step, token } from './steps';

const { client_id, client_secret } = machineClient;

test.beforeEach(async ({ app, page }) => {
  await page.goto(app.url);
  await show(page, 'machine');
});

test('a token without a user: requested, verified, and predicted for Cube', async ({ page }) => {
  await part(page, 'machine').getByLabel('Scope').fill('orders/read');
  await act(page, 'machine-token');
  await page.waitForURL(/\/runs\//);
  await expect(page.locator('[data-result]')).toHaveAttribute('data-result', 'valid');
  for (const name of ['Authorize', 'Exchange', 'Verify'] as const)
    await expect(step(page, name)).toHaveAttribute('data-status', 'pass');
  await expect(token(page)).toContainText('orders/read');
  await expect(token(page)).toContainText(client_id);
  await expect(prediction(page).first()).toBeVisible();
  await expect(note(page, 'no-audience')).toBeVisible();
  await expect(note(page, 'audience')).toHaveCount(0);
  // The access token is copied, and there is no refresh or sign-out.
  await expect(page.locator('#result [data-key="c"]')).toContainText('access_token');
  for (const id of ['refresh', 'sign-out']) await expect(action(page, id)).toHaveCount(0);
  await showTab(page, 'log');
  await expect(page.locator('#log')).toContainText('grant_type=client_credentials');
  expect(await page.content()).not.toContain(client_secret);

  const first = page.url();
  await action(page, 'machine-token').first().click();
  await page.waitForURL((url) => url.href.includes('/runs/') && !first.startsWith(url.href));
  await expect(page.locator('[data-result]')).toHaveAttribute('data-result', 'valid');

  await act(page, 'diagram');
  await expect(page.locator('[data-message="machine-request"]')).toBeVisible();
});

for (const width of [360, 1280]) {
  test(`${width} px wide: the form and the result are sound`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, 'the form');
    await act(page, 'machine-token');
    await page.waitForURL(/\/runs\//);
    await isSound(page, 'the result');
  });
}

test('a rejected scope is explained, and can be requested again', async ({ page }) => {
  await part(page, 'machine').getByLabel('Scope').fill('openid');
  await act(page, 'machine-token');
  await page.waitForURL(/\/runs\//);
  await expect(failure(step(page, 'Exchange'), 'provider-error')).toContainText('invalid_scope');
  await expect(action(step(page, 'Exchange'), 'machine-token')).toBeVisible();
});
