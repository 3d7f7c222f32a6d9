import { expect, test } from './app';
import { isSound } from './sound';
import { act, failure, section } from './steps';

for (const width of [360, 1280]) {
  test(`${width} px wide: a provider is looked at, without a profile`, async ({ app, page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${app.url}/provider`);
    await isSound(page, 'before anything was typed');
    await page.getByLabel('Discovery Document URL').fill(app.pool);
    await act(page, 'look');
    await expect(section(page, 'notes').locator('[data-check="pkce"]')).toHaveAttribute(
      'data-status',
      'warn',
    );
    await expect(section(page, 'keys').locator('[data-key]')).toHaveCount(2);
    await expect(section(page, 'keys').locator('[data-status="pass"]').first()).toContainText('2048 bits');
    await expect(section(page, 'members').locator('[data-member="issuer"]')).toContainText(app.pool);
    await isSound(page, 'the demo pool');
    await page.getByLabel('Discovery Document URL').fill(`${app.pool}x`);
    await act(page, 'look');
    await expect(failure(page)).toBeVisible();
    await isSound(page, 'a provider that isn’t there');
  });
}

test('the header has a link to it', async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByRole('navigation', { name: 'Pages' }).locator('a[href="/provider"]').click();
  await expect(page.locator('[data-page="provider"]')).toBeVisible();
});
