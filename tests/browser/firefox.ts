import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedFirefox } from '@/scripts/firefox.mjs';
import { test as base } from './app';
import { password } from './steps';

/** What is used here of Puppeteer's `Page`, whose types come with a package of the tests alone. */
export type FirefoxPage = {
  goto(url: string): Promise<unknown>;
  url(): string;
  locator(selector: string): Locator;
  $$(selector: string): Promise<Element[]>;
  waitForSelector(selector: string, options?: { visible?: boolean }): Promise<Element>;
  evaluate<T>(run: () => Promise<T>): Promise<T>;
  setDefaultTimeout(milliseconds: number): void;
};
type Locator = { click(): Promise<void>; fill(text: string): Promise<void> };
type Element = { isVisible(): Promise<boolean>; type(text: string): Promise<void> };
type Browser = { newPage(): Promise<FirefoxPage>; close(): Promise<void> };
type Puppeteer = {
  launch(options: { browser: 'firefox'; executablePath: string; headless: boolean }): Promise<Browser>;
};

export const firefoxProgram = installedFirefox();

/**
 * A page in Firefox, over WebDriver BiDi. Puppeteer drives it: Playwright asks for commands that came after the release
 * with extended support.
 */
export const test = base.extend<{ firefox: FirefoxPage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  firefox: async ({}, use) => {
    const { resolve: find } = createRequire(resolve('tests/firefox/package.json'));
    const { default: puppeteer }: { default: Puppeteer } = await import(
      pathToFileURL(find('puppeteer-core')).href
    );
    const executablePath = firefoxProgram ?? 'firefox';
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    try {
      const page = await browser.newPage();
      page.setDefaultTimeout(20_000);
      await use(page);
    } finally {
      await browser.close();
    }
  },
});

/** A button or link by its name, as a screen reader has it. */
export const named = (role: 'button' | 'link', name: string) => `::-p-aria([name="${name}"][role="${role}"])`;

/** Types into the one field of several that can be seen. */
async function type(page: FirefoxPage, selector: string, text: string): Promise<void> {
  for (const element of await page.$$(selector)) {
    if (await element.isVisible()) return await element.type(text);
  }
  throw new Error(`${selector}: none is visible`);
}

/** A sign-in at the demo pool without a stop, until there is a valid verdict. */
export async function signInWithFirefox(page: FirefoxPage, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('input[name="way"][value="straight"]').click();
  await page.locator(named('link', 'Start')).click();
  await page.waitForSelector('input[name="password"]');
  await type(page, 'input[name="username"]', 'alice');
  await type(page, 'input[name="password"]', password);
  await page.locator(named('button', 'Sign in')).click();
  await page.waitForSelector('[data-verdict="valid"]');
}
