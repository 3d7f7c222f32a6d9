import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { alive } from './steps';

/** axe finds nothing, and the page doesn't scroll sideways. */
export async function isSound(page: Page, where: string): Promise<void> {
  await page.waitForLoadState();
  // Before that, its fields are disabled, and axe counts what is in them as out of reach.
  await alive(page);
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
