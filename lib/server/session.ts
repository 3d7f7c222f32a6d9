import 'server-only';
import { cookies } from 'next/headers';
import { type Browser, cookieName, cookieOptions, newBrowser, openBrowser, sealBrowser } from './browser';

/** The browser that asks. A first-time visitor gets an id that lasts only if `remember` is called with it. */
export async function currentBrowser(): Promise<Browser> {
  const jar = await cookies();
  return (await openBrowser(jar.get(cookieName())?.value)) ?? newBrowser();
}

/** Remembers what is said of the browser in its cookie. For route handlers and server actions. */
export async function remember(browser: Browser): Promise<void> {
  const jar = await cookies();
  jar.set(cookieName(), await sealBrowser(browser), cookieOptions());
}
