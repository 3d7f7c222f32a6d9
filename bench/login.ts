import { demoUsers } from '@/lib/demo-pool/users';
import type { Answer, Browser } from './browser';
import { newBrowser, redirectOf } from './browser';

/**
 * Acts as a user at the provider: opens the authorization request, gets the login form, and sends it. Returns the
 * callback URL. With a browser that already has a session there, the provider shows no form.
 */
async function signIn(authorizationUrl: string, browser: Browser): Promise<string> {
  const loginUrl = redirectOf(authorizationUrl, await browser.get(authorizationUrl, 'cross-site'));
  if (new URL(loginUrl).pathname !== '/login') return loginUrl;
  await browser.get(loginUrl, 'cross-site');
  const [user] = demoUsers;
  if (!user) throw new Error('The demo pool has no users.');
  const { username, password } = user;
  return redirectOf(loginUrl, await browser.post(loginUrl, { username, password }));
}

/** The duration of each part of a sign-in, in milliseconds. */
export type LoginTimes = { begin: number; provider: number; callback: number; page: number };

/**
 * A whole sign-in at a server, from `/start` to the page with a valid token, read to its end. `user` is the browser's
 * side at the provider; by default, it has no session.
 */
export async function logIn(
  browser: Browser,
  start_url: string,
  user: Browser = newBrowser(),
): Promise<{ times: LoginTimes; page: Answer; page_url: string }> {
  const lap = stopwatch();
  const authorizationUrl = redirectOf(start_url, await browser.get(start_url, 'same-origin'));
  const begin = lap();
  const callback_url = await signIn(authorizationUrl, user);
  const provider = lap();
  const page_url = redirectOf(callback_url, await browser.get(callback_url, 'cross-site'));
  const callback = lap();
  const page = await browser.get(page_url, 'cross-site');
  const times = { begin, provider, callback, page: lap() };
  if (page.status !== 200 || !page.text().includes('data-verdict="valid"'))
    throw new Error(`The sign-in ended with HTTP ${page.status} and no valid token:\n${page.text()}`);
  return { times, page, page_url };
}

/** Milliseconds since it was created or last called. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const before = last;
    last = performance.now();
    return last - before;
  };
}
