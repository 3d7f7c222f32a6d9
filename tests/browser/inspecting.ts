import type { Page } from '@playwright/test';
import { test as base } from './app';
import { type Issuer, openIssuer } from './issuer';
import { act, chooseWay, copyIdToken, section, signIn, start } from './steps';

export { expect } from './app';

/** With its own issuer, which counts its requests. */
export const test = base.extend<{ issuer: Issuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  issuer: async ({}, use) => {
    const issuer = await openIssuer();
    await use(issuer);
    await issuer.close();
  },
});

export const token = (page: Page) => page.locator('#inspect-token');
export const verdict = (page: Page) => section(page, 'verification');
export const differences = (page: Page) => section(page, 'changes');
export const row = (page: Page, check: string) => verdict(page).locator(`[data-check="${check}"]`);
export const claim = (page: Page, name: string) =>
  verdict(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
export const fetchKeys = (page: Page) => act(page, 'fetch-keys');
export const keys = (page: Page) => page.locator('#inspect-keys');

/** Signs in at the demo pool and copies the token like a user. */
export async function tokenOf(page: Page, url: string, username: string): Promise<string> {
  await page.context().clearCookies();
  await page.goto(url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, username);
  return await copyIdToken(page);
}
