import type { Page } from '@playwright/test';
import { test as base } from './app';
import { type Issuer, openIssuer } from './issuer';
import { copyIdToken, press, signIn, start } from './steps';

export { expect } from './app';

/** With an issuer of its own that counts what it is asked for. */
export const test = base.extend<{ issuer: Issuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  issuer: async ({}, use) => {
    const issuer = await openIssuer();
    await use(issuer);
    await issuer.close();
  },
});

export const token = (page: Page) => page.getByLabel('Token', { exact: true });
export const verdict = (page: Page) => page.getByRole('region', { name: 'Verify', exact: true });
export const differences = (page: Page) => page.getByRole('region', { name: 'Differences' });
export const row = (page: Page, check: string) => verdict(page).locator(`[data-check="${check}"]`);
export const claim = (page: Page, name: string) =>
  verdict(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
export const fetchKeys = (page: Page) => press(page, "Fetch the issuer's keys");
export const keys = (page: Page) => page.getByLabel('JWKS, JWK, PEM or HMAC secret');

/** Logs in at the demo pool and takes the token as a person does. */
export async function tokenOf(page: Page, url: string, username: string): Promise<string> {
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByLabel('straight through').check();
  await start(page);
  await signIn(page, username);
  return await copyIdToken(page);
}
