import { expect, test } from '../browser/app';
import { copyIdToken, exchangeAndVerify, press, signIn, start } from '../browser/steps';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the five steps, ${colorScheme}`, async ({ app, page }) => {
    const shoot = async (name: string) => {
      // Its button for a browser without scripts is gone once the page is alive.
      await expect(page.getByRole('button', { name: 'Select', exact: true })).toHaveCount(0);
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: `docs/screenshots/${name}-${colorScheme}.png` });
    };
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(app.url);
    await page.getByLabel('step by step').check();
    await shoot('start');
    await press(page, 'Configuration');
    await shoot('configuration');
    await press(page, 'Cancel');
    await start(page);
    await shoot('sign-in');
    await signIn(page, 'alice');
    await exchangeAndVerify(page);
    await shoot('verified');
    const id_token = await copyIdToken(page);
    await page.goto(`${app.url}/inspect`);
    await page.getByRole('textbox', { name: 'Token', exact: true }).fill(`Authorization: Bearer ${id_token}`);
    await shoot('inspect');
    await page.goBack();
    await page.getByRole('link', { name: 'Sequence diagram' }).click();
    await shoot('diagram');
    await page.goBack();
    await page.setViewportSize({ width: 360, height: 800 });
    await shoot('verified-360');
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`${app.url}/lambda`);
    await page.getByLabel('Begin with').selectOption('guide');
    await press(page, 'Run');
    await expect(page.getByRole('region', { name: 'Result' })).toBeVisible();
    await shoot('lambda');
    await page.goto(`${app.url}/cube`);
    await shoot('cube');
  });
}
