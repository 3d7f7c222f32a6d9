import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let home: string;
let browser: typeof import('@/lib/server/http/session');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-browser-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  vi.stubEnv('APP_URL', 'https://claimcheck.example');
  vi.stubEnv('CLAIMCHECK_SECRET', 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ');
  browser = await import('@/lib/server/http/session');
});
afterAll(() => rm(home, { recursive: true }));

/** Like another replica that starts with only the environment. */
const restart = (names: string[]) => {
  for (const name of names) Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
};

test('over https, no other host of the domain can set the cookie, and no http page can read it', () => {
  expect(browser.cookieName()).toBe('__Host-claimcheck_443');
  expect(browser.cookieOptions()).toMatchObject({ secure: true, httpOnly: true, path: '/' });
  expect(browser.cookieOptions()).not.toHaveProperty('domain');
});

test('with a secret every replica opens the cookie of any other, and no file is needed', async () => {
  const one = browser.newSession();
  const sealed = await browser.sealSession(one);
  restart(['opened-cookies', 'cookie-key', 'key cookie']);
  expect(await browser.openSession(sealed)).toEqual(one);
  expect(await readdir(home)).toEqual([]);
});

test('with another secret, the cookie is invalid', async () => {
  const sealed = await browser.sealSession(browser.newSession());
  vi.stubEnv('CLAIMCHECK_SECRET', 'another secret: 0123456789 abcdefgh');
  restart(['opened-cookies', 'cookie-key', 'key cookie', 'environment']);
  expect(await browser.openSession(sealed)).toBeNull();
});
