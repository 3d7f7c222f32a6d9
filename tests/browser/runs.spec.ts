import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { isSound } from './sound';
import { logInStraight, press, signIn, step } from './steps';

async function logIn(page: Page, url: string, username: string): Promise<string> {
  await logInStraight(page, url, username);
  const run = page.url();
  await page.goto(url);
  await page.getByRole('link', { name: 'Log out of the demo pool' }).click();
  await page.waitForURL(`${url}/**`);
  return run;
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

test('the runs of this browser, newest first: whose, for which tenant, how they stand, how long they last', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/runs`);
  await expect(page.getByRole('main')).toContainText('There are none');
  await logIn(page, app.url, 'alice');
  const run = await logIn(page, app.url, 'bob');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText(/bob\s*company2\s*Valid\s*expires in 5\d min/);
  await expect(rows(page).nth(1)).toContainText(/alice\s*company1\s*Valid/);
  // It counts down.
  const left = await rows(page).nth(0).getByText('expires in').textContent();
  await expect(rows(page).nth(0).getByText('expires in')).not.toHaveText(left ?? '');

  await rows(page).nth(0).getByRole('button', { name: 'Copy id_token' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^eyJ/);
  await rows(page).nth(0).getByRole('link', { name: 'Open' }).click();
  await page.waitForURL(run);
});

test('any two are compared, and any other number is said', async ({ app, page }) => {
  await logIn(page, app.url, 'alice');
  await logIn(page, app.url, 'bob');
  await page.goto(`${app.url}/runs`);
  await page.getByRole('checkbox').nth(0).check();
  await press(page, 'Compare two');
  await expect(page.getByText('there are 1 chosen')).toBeVisible();
  await expect(page.getByRole('checkbox').nth(0)).toBeChecked();
  await page.getByRole('checkbox').nth(1).check();
  await press(page, 'Compare two');
  const differences = page.getByRole('region', { name: 'Differences' });
  const company = differences.locator('[data-change=changed]').filter({ hasText: 'custom:company_id' });
  // The older one stands first.
  await expect(company).toContainText(/company1.*company2/);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, `runs compared, ${width}`);
  }
});

test('one is forgotten, or all; another browser has its own', async ({ app, page, browser }) => {
  const run = await logIn(page, app.url, 'alice');
  await logIn(page, app.url, 'bob');
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(`${app.url}/runs`);
  await expect(stranger.getByRole('main')).toContainText('There are none');
  await other.close();

  await page.goto(`${app.url}/runs`);
  await rows(page).nth(1).getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('bob');
  expect((await page.goto(run))?.status()).toBe(404);
  await page.goto(`${app.url}/runs`);
  await page.getByText('Forget all').click();
  await press(page, 'Forget this run');
  await expect(page.getByRole('main')).toContainText('There are none');
});

test('logging in anew takes the profile of the run', async ({ app, page }) => {
  await logIn(page, app.url, 'alice');
  await page.goto(`${app.url}/runs`);
  await rows(page).nth(0).getByRole('link', { name: 'Log in again' }).click();
  await signIn(page, 'bob');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await page.goto(`${app.url}/runs`);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText(/bob[\s\S]*Demo pool/);
});
