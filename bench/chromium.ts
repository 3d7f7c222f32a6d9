import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '@/scripts/chromium.mjs';

/** `undefined` if there is none on this machine. */
export async function openChromium(): Promise<Browser | undefined> {
  const executablePath = await findChromium();
  if (!executablePath) return undefined;
  return await chromium.launch({
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--no-proxy-server',
    ],
  });
}

/** What `paint-watch.js` saw on the current page. */
export type Seen = {
  /** Duration of the longest task of more than 50 ms, in milliseconds; 0 if there was none. */
  longest_task: number;
  /** The cumulative layout shift. */
  shift: number;
};

/** A page that can be timed, with its own cookies and cache. */
export type WatchedPage = {
  page: Page;
  /** Resolves at the next paint of a valid verdict, to its time in milliseconds since 1970. */
  nextVerdict(): Promise<number>;
  seen(): Promise<Seen>;
  /** Slows the page's main thread down. */
  slowDown(times: number): Promise<void>;
  close: BrowserContext['close'];
};

/** Milliseconds. */
const patience = 30_000;

export async function openWatchedPage(browser: Browser): Promise<WatchedPage> {
  const context = await browser.newContext();
  let painted: (time: number) => void = () => {};
  // A binding, because the page's content security policy forbids what waits in the page.
  await context.exposeBinding('verdictPainted', (_source, time: number) => painted(time));
  await context.addInitScript({ path: 'bench/paint-watch.js' });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return {
    page,
    nextVerdict: () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('No valid verdict was painted.')), patience);
        painted = (time) => {
          clearTimeout(timer);
          resolve(time);
        };
      }),
    seen: () => page.evaluate('paintWatch'),
    slowDown: async (rate) => {
      await session.send('Emulation.setCPUThrottlingRate', { rate });
    },
    close: () => context.close(),
  };
}
