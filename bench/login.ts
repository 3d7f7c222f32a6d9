import { demoUsers } from '@/lib/demo-pool/users';
import type { Answer, Browser } from './browser';
import { newBrowser, redirectOf } from './browser';

/**
 * Acts as a user at the provider: opens the authorization request, gets the login form, and sends it. Returns the
 * callback URL. Uses a new browser each time, because the pool would remember the session.
 */
export async function signIn(authorizationUrl: string): Promise<string> {
  const browser = newBrowser();
  const loginUrl = redirectOf(authorizationUrl, await browser.get(authorizationUrl, 'cross-site'));
  await browser.get(loginUrl, 'cross-site');
  const [user] = demoUsers;
  if (!user) throw new Error('The demo pool has no users.');
  const { username, password } = user;
  return redirectOf(loginUrl, await browser.post(loginUrl, { username, password }));
}

/** The duration of each part of a sign-in, in milliseconds. */
export type LoginTimes = { begin: number; provider: number; callback: number; page: number };

/** A whole sign-in at a server, from `/start` to the page with the result, read to its end. */
export async function logIn(
  browser: Browser,
  start_url: string,
): Promise<{ times: LoginTimes; page: Answer }> {
  const lap = stopwatch();
  const authorizationUrl = redirectOf(start_url, await browser.get(start_url, 'same-origin'));
  const begin = lap();
  const callback_url = await signIn(authorizationUrl);
  const provider = lap();
  let page = await browser.get(callback_url, 'cross-site');
  const callback = lap();
  const { location } = page.headers;
  if (location) page = await browser.get(new URL(location, callback_url).href, 'cross-site');
  if (page.status !== 200) throw new Error(`The sign-in ended with HTTP ${page.status}:\n${page.text()}`);
  return { times: { begin, provider, callback, page: lap() }, page };
}

/** Milliseconds since it was created or last called. */
export function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return last - before;
  };
}
