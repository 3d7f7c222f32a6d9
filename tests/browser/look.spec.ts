import { expect, test } from './app';
import { isSound } from './sound';
import { chooseWay, copied, exchangeAndVerify, press, settings, signIn, start, step } from './steps';

for (const width of [360, 1280]) {
  test(`${width} px wide: every page is sound in light and dark`, async ({ app, page }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(app.url);
    await isSound(page, 'before Start');
    await press(page, 'Configuration');
    await isSound(page, 'Configuration');
    await page.getByLabel('Discovery Document URL').fill('nonsense');
    await press(page, 'Use Discovery Document');
    await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
    await isSound(page, 'Configuration with a failure');
    await press(page, 'Cancel');
    await chooseWay(page, 'step');
    await start(page);
    await isSound(page, 'the sign-in page of the demo pool');
    await signIn(page, 'alice');
    await isSound(page, 'after the callback');
    await exchangeAndVerify(page);
    await isSound(page, 'after Verify');
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await isSound(page, 'with everything unfolded');
    await page.goto(`${app.url}/?refused=unknown-state`);
    await isSound(page, 'a refused callback');
    await page.goto(`${app.url}/nowhere`);
    await isSound(page, 'no such page');
    await page.goto(app.pool.replace('localhost', '127.0.0.1').replace('/us-east-1_demo', '/'));
    await isSound(page, 'the app client page of the demo pool');
  });
}

test('the whole sign-in using only the keyboard', async ({ app, page }) => {
  const go = async (role: 'link' | 'button' | 'radio', name: string) => {
    const target = page.getByRole(role, { name, exact: true });
    await expect(target).toBeEnabled();
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} cannot be reached with the Tab key`);
  };
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await page.reload();
  await go('button', 'Configuration');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await go('link', 'Start');
  await page.keyboard.press('Enter');
  await page.getByLabel('Username').filter({ visible: true }).focus();
  await page.keyboard.type('alice');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Demo-Passw0rd');
  await page.keyboard.press('Enter');
  for (const name of ['Exchange', 'Next', 'Verify']) {
    await go('button', name);
    await page.keyboard.press('Enter');
    await page.waitForLoadState();
  }
  // The page before Verify has a button of that name too.
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await go('button', 'Copy id_token');
  await page.keyboard.press('Enter');
  await expect(copied(page)).toHaveCount(1);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^eyJ/);
});

test('the chosen theme is remembered', async ({ app, page }) => {
  await page.goto(app.url);
  const theme = () => page.locator('html').getAttribute('data-theme');
  const before = await theme();
  await settings(page, 'theme');
  await expect.poll(theme).not.toBe(before);
  const chosen = await theme();
  await page.reload();
  expect(await theme()).toBe(chosen);
});
