import { expect, type Locator, type Page } from '@playwright/test';
import { type App, test as base, startApp } from './app';
import { canary, type Provider, startProvider } from './misbehaving-provider';
import { step } from './steps';

export { expect } from './app';

/**
 * `app`: configured in its environment as a client of `provider`. After each test, checks that no text from the
 * provider had an effect on a page, that no response is still being read, and that no secret was sent to the wrong
 * place.
 */
export const test = base.extend<{ harmless: undefined }, { provider: Provider; app: App }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
    async ({}, use) => {
      const provider = await startProvider();
      await use(provider);
      await provider.stop();
    },
    { scope: 'worker' },
  ],
  app: [
    async ({ provider }, use) => {
      const app = await startApp({
        OIDC_DISCOVERY_URL: provider.issuer,
        OIDC_CLIENT_ID: provider.client.client_id,
        OIDC_CLIENT_SECRET: provider.client.client_secret,
        OIDC_SCOPE: 'openid',
      });
      await use(app);
      await app.stop();
    },
    { scope: 'worker' },
  ],
  harmless: [
    async ({ page, app, provider }, use) => {
      const bodies: Promise<string>[] = [];
      const happened: string[] = [];
      page.on('response', (response) => {
        // A response that was built before the provider existed has none of its secrets.
        if (!response.url().includes('/_next/static/')) bodies.push(response.text().catch(() => ''));
      });
      page.on('dialog', (dialog) => happened.push(`dialog: ${dialog.message()}`));
      page.on('pageerror', (error) => happened.push(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') happened.push(`console: ${message.text()}`);
      });
      await use(undefined);
      expect(happened).toEqual([]);
      await expect.poll(provider.underway).toBe(0);
      const { client_id, client_secret } = provider.client;
      const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
      const heard = [...(await Promise.all(bodies)), await page.content()].join('\n');
      expect(leaks(heard, [canary, basic]), 'heard by the browser').toEqual([]);
      expect(leaks(app.log(), [canary, ...provider.confidences]), 'in the log').toEqual([]);
    },
    { auto: true },
  ],
});

/** The positions of a secret in a text, with the surrounding text, because a page is too long to read. */
const leaks = (text: string, secrets: string[]): string[] =>
  secrets
    .map((secret) => text.indexOf(secret))
    .filter((at) => at !== -1)
    .map((at) => text.slice(Math.max(0, at - 80), at + 80));

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** The whole sign-in with Run all steps: the provider requires no password. */
export async function logIn(page: Page, app: App): Promise<void> {
  await page.goto(`${app.url}/start?way=straight`);
}

/** The row of a check in Verify. */
export const row = (page: Page, id: string): Locator => step(page, 'Verify').locator(`[data-check="${id}"]`);

/** The checks in Verify with this status. */
export const rows = (page: Page, status: 'fail' | 'warn'): Promise<(string | null)[]> =>
  step(page, 'Verify')
    .locator(`[data-check][data-status="${status}"]`)
    .evaluateAll((all) => all.map((each) => each.getAttribute('data-check')));
