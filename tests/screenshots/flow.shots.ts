import { expect, test } from '../browser/app';
import {
  act,
  alive,
  chooseWay,
  copyIdToken,
  exchangeAndVerify,
  field,
  press,
  section,
  signIn,
  start,
} from '../browser/steps';

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages of a first sign-in, ${colorScheme}`, async ({ app, page }) => {
    const shoot = async (name: string) => {
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.screenshot({ path: `docs/screenshots/${name}-${colorScheme}.png` });
    };
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(app.url);
    await alive(page);
    await chooseWay(page, 'step');
    await shoot('start');
    await press(page, 'Configuration');
    await expect(field(page, 'client_id')).toBeVisible();
    await shoot('configuration');
    await press(page, 'Cancel');
    await start(page);
    await shoot('sign-in');
    await signIn(page, 'alice');
    await exchangeAndVerify(page);
    const id_token = await copyIdToken(page);
    const run = page.url().split('?')[0] ?? '';
    await page.goto(run);
    await alive(page);
    await shoot('verified');
    await page.setViewportSize({ width: 360, height: 800 });
    await shoot('verified-360');
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.goto(`${run}/diagram`);
    await shoot('diagram');
    await page.goto(`${app.url}/inspect`);
    await page.getByRole('textbox', { name: 'Token', exact: true }).fill(`Authorization: Bearer ${id_token}`);
    await expect(page.getByText('company_id').first()).toBeVisible();
    await shoot('inspect');
    await page.goto(`${app.url}/lambda`);
    await page.locator('#lambda-template').selectOption('guide');
    await act(page, 'run');
    await expect(section(page, 'result')).toBeVisible();
    await shoot('lambda');
    await page.goto(`${app.url}/cube`);
    await alive(page);
    await shoot('cube');
  });
}
