import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** axe finds nothing, and the page doesn't scroll sideways. */
export async function isSound(page: Page, where: string): Promise<void> {
  // A page that is still loading has no content to check yet.
  await page.waitForLoadState();
  // Fields are disabled until scripts run, and axe counts everything in them as out of reach.
  await expect(page.locator('fieldset:disabled')).toHaveCount(0);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
    expect(found, `${where}, ${colorScheme}`).toEqual([]);
  }
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(overflow, `${where}: pixels beyond the side`).toBeLessThanOrEqual(0);
}
