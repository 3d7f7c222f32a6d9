import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedFirefox } from '@/scripts/firefox.mjs';
import { test as base, expect } from './app';
import { password } from './steps';

/** The used part of Puppeteer's `Page`. Its types are in a package that only the tests install. */
export type FirefoxPage = {
  goto(url: string): Promise<unknown>;
  url(): string;
  $$(selector: string): Promise<Element[]>;
  evaluate<T>(run: () => Promise<T>): Promise<T>;
  keyboard: {
    down(key: string): Promise<void>;
    up(key: string): Promise<void>;
    press(key: string): Promise<void>;
  };
};
type Element = { isVisible(): Promise<boolean>; click(): Promise<void>; type(text: string): Promise<void> };
type Browser = { newPage(): Promise<FirefoxPage>; close(): Promise<void> };
type Puppeteer = {
  launch(options: {
    browser: 'firefox';
    executablePath: string;
    headless: boolean;
    timeout: number;
  }): Promise<Browser>;
};

export const firefoxProgram = installedFirefox();

/**
 * A page in Firefox, over WebDriver BiDi. Puppeteer drives it, because Playwright requires commands that are newer than
 * the extended support release.
 */
export const test = base.extend<{ firefox: FirefoxPage }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  firefox: async ({}, use) => {
    const { resolve: find } = createRequire(resolve('tests/firefox/package.json'));
    const { default: puppeteer }: { default: Puppeteer } = await import(
      pathToFileURL(find('puppeteer-core')).href
    );
    const executablePath = firefoxProgram ?? 'firefox';
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      timeout: 120_000,
    });
    try {
      await use(await browser.newPage());
    } finally {
      await browser.close();
    }
  },
});

/** A button or link by its accessible name. */
export const named = (role: 'button' | 'link', name: string) => `::-p-aria([name="${name}"][role="${role}"])`;

/**
 * Finds what can be seen of a selector, and does something with it. Puppeteer's own waiting evaluates text in the page,
 * which the content security policy forbids.
 */
export async function find(
  page: FirefoxPage,
  selector: string,
  act: (element: Element) => Promise<void> = async () => {},
): Promise<void> {
  await expect(async () => {
    for (const element of await page.$$(selector)) {
      if (await element.isVisible()) return await act(element);
    }
    throw new Error(`${selector}: nothing is visible`);
  }).toPass({ timeout: 30_000 });
}

export const click = (page: FirefoxPage, selector: string): Promise<void> =>
  find(page, selector, (element) => element.click());

/** Scripts run: before that, Copy would do nothing. */
export const alive = (page: FirefoxPage): Promise<void> =>
  expect(async () => {
    const isAlive = await page.evaluate(async () => 'alive' in document.documentElement.dataset);
    expect(isAlive).toBe(true);
  }).toPass({ timeout: 30_000 });

export const type = (page: FirefoxPage, selector: string, text: string): Promise<void> =>
  find(page, selector, (element) => element.type(text));

/** A sign-in at the demo pool without stops, up to a valid verdict. */
export async function signInWithFirefox(page: FirefoxPage, url: string): Promise<void> {
  await page.goto(url);
  await click(page, 'input[name="way"][value="straight"]');
  await click(page, named('link', 'Start'));
  await type(page, 'input[name="username"]', 'alice');
  await type(page, 'input[name="password"]', password);
  await click(page, named('button', 'Sign in'));
  await find(page, '[data-verdict="valid"]');
}
