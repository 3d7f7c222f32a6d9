import type { BrowserContext, Frame, Page } from '@playwright/test';
import { type App, test as base, expect } from './app';
import { startOtherServer } from './attacker';
import { alive, chooseWay, exchangeAndVerify, settings, signIn, start, step } from './steps';

export type Victim = {
  page: Page;
  /** The path of the page of a run with a code that waits for Exchange. */
  run: string;
  /** The theme's server action, as the page calls it. */
  action: string;
  /** A part of the app, by its path. */
  script: string;
};

/**
 * A user who signed in step by step and left the page open. The attacker gets everything that an attacker could know.
 */
async function logInAndLeave(app: App, context: BrowserContext): Promise<Victim> {
  const page = await context.newPage();
  await page.goto(app.url);
  // Before scripts run, the press is sent as a form, which names no action in its headers.
  await alive(page);
  const called = page.waitForRequest((request) => request.method() === 'POST');
  await settings(page, 'theme');
  const action = (await called).headers()['next-action'] ?? '';
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  const script = await page.locator('script[src*="/_next/static/"]').first().getAttribute('src');
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  return { page, run: new URL(page.url()).pathname, action, script: script ?? '' };
}

/** `victim`: in a page of `context`. `other`: another server. */
export const test = base.extend<{ victim: Victim; other: { port: number } }>({
  victim: async ({ app, context }, use) => {
    await use(await logInAndLeave(app, context));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  other: async ({}, use) => {
    const other = await startOtherServer();
    await use(other);
    await other.stop();
  },
});

/** Nothing has changed, and the code can still be exchanged once. */
export async function expectUntouched({ page }: Victim): Promise<void> {
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'idle');
  await exchangeAndVerify(page);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
}

/** Sends everything that a script can send, and returns the responses that it could read. */
export const sendAll = (
  at: Page | Frame,
  origin: string,
  { run, action, script }: Victim,
): Promise<string[]> =>
  at.evaluate(
    async ({ origin, run, action, script }) => {
      const asForm = new FormData();
      asForm.set(`$ACTION_ID_${action}`, '');
      asForm.set('theme', 'dark');
      const posts: RequestInit[] = [
        { body: '{}' },
        { body: new URLSearchParams({ clock_tolerance: '300' }) },
        { body: asForm },
        { body: '[]', headers: { 'next-action': action } },
        { body: '{"token":"x"}', headers: { 'content-type': 'application/json' } },
      ];
      const paths = ['/', '/?_rsc=1', '/inspect', run, `${run}/har`, '/start?way=straight', '/api/verify'];
      const gets = [...paths, '/callback?code=theirs', '/icon.svg', script].flatMap((path) => [
        [path, { mode: 'no-cors' }] as const,
        [path, { mode: 'cors' }] as const,
        [path, { headers: { rsc: '1' } }] as const,
      ]);
      const writes = ['/', run, `${run}/exchange`, `${run}/verify`, '/api/verify'].flatMap((path) =>
        posts.flatMap((post) => [
          [path, { method: 'POST', ...post }] as const,
          [path, { method: 'POST', mode: 'no-cors', ...post }] as const,
          [path, { method: 'PUT', ...post }] as const,
        ]),
      );
      const read: string[] = [];
      for (const [path, options] of [...gets, ...writes]) {
        await fetch(origin + path, { credentials: 'include', ...options })
          .then(async (response) => {
            if (response.type !== 'opaque') read.push(`${response.status} ${await response.text()}`);
          })
          .catch(() => {});
      }
      navigator.sendBeacon(`${origin}${run}/exchange`);
      return read;
    },
    { origin, run, action, script },
  );

/** Embeds everything that a page can embed, and returns the elements that reported a load. */
export const embedAll = (at: Page | Frame, origin: string, { run, script }: Victim): Promise<string[]> =>
  at.evaluate(
    async ({ origin, run, script }) => {
      const wanted: [string, string, string][] = [
        ['script', 'src', script],
        ['script', 'src', run],
        ['img', 'src', '/icon.svg'],
        ['link', 'href', '/'],
        ['object', 'data', run],
      ];
      const loaded = wanted.map(
        ([name, attribute, path]) =>
          new Promise<string | null>((resolve) => {
            const element = document.createElement(name);
            if (name === 'link') element.setAttribute('rel', 'stylesheet');
            element.setAttribute(attribute, origin + path);
            element.addEventListener('load', () => resolve(`${name} ${path}`));
            element.addEventListener('error', () => resolve(null));
            document.body.append(element);
          }),
      );
      const socket = new Promise<string | null>((resolve) => {
        const opened = new WebSocket(`${origin.replace('http', 'ws')}/_next/webpack-hmr`);
        opened.onopen = () => resolve('WebSocket');
        opened.onerror = () => resolve(null);
      });
      return (await Promise.all([...loaded, socket])).filter((each) => each !== null);
    },
    { origin, run, script },
  );
