import { expect, test } from './app';
import { alive, logInStraight } from './steps';

test('scripts start only after the first paint', async ({ app, page }) => {
  await page.addInitScript(() => {
    let own: object;
    // Next.js sets `next.router` when it starts.
    const router = {
      set() {
        const painted = performance.getEntriesByName('first-contentful-paint').length > 0;
        document.documentElement.dataset.paintedFirst = String(painted);
      },
    };
    Object.defineProperty(globalThis, 'next', {
      get: () => own,
      set: (value: object) => {
        own = Object.defineProperty(value, 'router', router);
      },
    });
  });
  // The second time, they are in the browser's cache.
  for (const path of ['/inspect', '/']) {
    await page.goto(app.url + path);
    await alive(page);
  }
  await expect(page.locator('html')).toHaveAttribute('data-painted-first', 'true');
});

test('nothing moves while a page arrives slowly and comes alive', async ({ app, page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((shifts) => {
      for (const { sources } of shifts.getEntries() as unknown as { sources: { node: Element }[] }[])
        document.documentElement.dataset.moved = sources.map(({ node }) => node?.className).join(', ');
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await logInStraight(page, app.url);
  const urls = [page.url(), app.url, ...['/inspect', '/cube', '/profiles'].map((path) => app.url + path)];
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  for (const url of urls) {
    await page.goto(url);
    await alive(page);
    await expect(page.locator('html'), url).not.toHaveAttribute('data-moved');
  }
});

test('a page comes alive even if it is never painted', async ({ app, page }) => {
  await page.addInitScript(() => {
    PerformanceObserver.prototype.observe = () => {};
  });
  await page.goto(app.url);
  await alive(page);
});
