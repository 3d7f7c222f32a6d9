import type { Page } from '@playwright/test';
import { runsOnPage } from '@/lib/views/history';
import { expect, test } from './app';
import { isSound } from './sound';
import { act, action, copied, logInStraight, note, section, signIn, signInMore, step, unfold } from './steps';

async function logIn(page: Page, url: string, username: string): Promise<string> {
  await logInStraight(page, url, username);
  const run = page.url();
  await page.goto(url);
  await act(page, 'sign-out-of-demo');
  await page.waitForURL(`${url}/**`);
  return run;
}

const rows = (page: Page) => page.getByRole('main').getByRole('listitem');

test('the runs of this browser, newest first: user, tenant, status, and remaining lifetime', async ({
  app,
  page,
}) => {
  await page.goto(`${app.url}/runs`);
  await expect(note(page, 'empty')).toBeVisible();
  await logIn(page, app.url, 'alice');
  const run = await logIn(page, app.url, 'bob');
  await page.locator('header a[href="/runs"]').click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText(/bob\s*company2\s*Valid.*\b5\d min/s);
  await expect(rows(page).nth(1)).toContainText(/alice\s*company1\s*Valid/);
  // It counts down.
  const left = rows(page).nth(0).locator('[data-expired="false"]');
  await expect(left).not.toHaveText((await left.textContent()) ?? '');

  await rows(page).nth(0).getByRole('button', { name: 'Copy id_token' }).click();
  await expect(copied(page)).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^eyJ/);
  await act(rows(page).nth(0), 'open');
  await page.waitForURL(run);
});

test('two selected runs are compared, and another number is reported', async ({ app, page }) => {
  await logIn(page, app.url, 'alice');
  await logIn(page, app.url, 'bob');
  await page.goto(`${app.url}/runs`);
  await page.getByRole('checkbox').nth(0).check();
  await expect(action(page, 'compare')).toBeDisabled();
  // Without scripts, the server shows the message.
  await page.goto(`${app.url}/runs?compare=${await page.getByRole('checkbox').nth(0).inputValue()}`);
  await expect(note(page, 'not-compared')).toContainText('1');
  await expect(page.getByRole('checkbox').nth(0)).toBeChecked();
  await page.getByRole('checkbox').nth(1).check();
  await act(page, 'compare');
  const differences = section(page, 'changes');
  const company = differences.locator('[data-change=changed]').filter({ hasText: 'custom:company_id' });
  // The older one is first.
  await expect(company).toContainText(/company1.*company2/);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, `runs compared, ${width}`);
  }
});

test('older runs are on further pages, and a selection is kept on the way', async ({ app, page }) => {
  await logInStraight(page, app.url, 'alice');
  const oldest = page.url().split('?')[0] ?? '';
  await signInMore(page, app.url, runsOnPage);
  await page.goto(`${app.url}/runs`);
  await expect(rows(page)).toHaveCount(runsOnPage);
  await expect(action(page, 'newer')).toBeDisabled();
  const newest = await page.getByRole('checkbox').nth(0).inputValue();
  await page.getByRole('checkbox').nth(0).check();
  await act(page, 'older');
  // The selected one and the oldest one.
  await expect(rows(page)).toHaveCount(2);
  await expect(action(page, 'older')).toBeDisabled();
  await expect(note(page, 'not-compared')).toHaveCount(0);
  await expect(page.locator(`[data-run="${newest}"]`).getByRole('checkbox')).toBeChecked();
  const last = rows(page).nth(1);
  await expect(action(last, 'open')).toHaveAttribute('href', new URL(oldest).pathname);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await isSound(page, `second page of the history, ${width}`);
  }
  await last.getByRole('checkbox').check();
  await act(page, 'compare');
  await expect(section(page, 'changes')).toBeVisible();
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(2);

  // Deleting the last one on a page shows the page before it.
  await page.goto(`${app.url}/runs?page=2`);
  await act(rows(page).nth(0), 'forget');
  await expect(rows(page)).toHaveCount(runsOnPage);
  expect((await page.goto(oldest))?.status()).toBe(404);
});

test('deletes one or all; another browser has its own', async ({ app, page, browser }) => {
  const run = await logIn(page, app.url, 'alice');
  await logIn(page, app.url, 'bob');
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(`${app.url}/runs`);
  await expect(note(stranger, 'empty')).toBeVisible();
  await other.close();

  await page.goto(`${app.url}/runs`);
  await act(rows(page).nth(1), 'forget');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('bob');
  expect((await page.goto(run))?.status()).toBe(404);
  await page.goto(`${app.url}/runs`);
  await unfold(page, 'forget-all');
  await act(page, 'forget-all');
  await expect(note(page, 'empty')).toBeVisible();
});

test('signing in again uses the profile of the run', async ({ app, page }) => {
  await logIn(page, app.url, 'alice');
  await page.goto(`${app.url}/runs`);
  await act(rows(page).nth(0), 'sign-in-again');
  await signIn(page, 'bob');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await page.goto(`${app.url}/runs`);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).nth(0)).toContainText(/bob[\s\S]*Demo pool/);
});
