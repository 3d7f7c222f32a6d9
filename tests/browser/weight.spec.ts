import { gzipSync } from 'node:zlib';
import type { APIRequestContext } from '@playwright/test';
import { expect, test } from './app';
import { act, action, chooseWay, signIn, signInMore, start } from './steps';

/** Bytes: the HTML of a page as sent, and the scripts that it loads first, each compressed. */
async function weigh(request: APIRequestContext, url: string): Promise<{ html: number; scripts: number }> {
  const html = await (await request.get(url)).text();
  // Browsers that support modules skip the scripts for those that don't.
  const tags = html.match(/<script [^>]*src="[^"]+"[^>]*>/g) ?? [];
  const paths = tags
    .filter((tag) => !tag.includes('noModule'))
    .map((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? '');
  const sizes = await Promise.all(
    [...new Set(paths)].map(async (path) => {
      const script = await request.get(new URL(path, url).href);
      return gzipSync(await script.body(), { level: 9 }).length;
    }),
  );
  return { html: Buffer.byteLength(html), scripts: sizes.reduce((sum, size) => sum + size, 0) };
}

const kilobyte = 1000;

test('no page outgrows its budget of bytes', async ({ app, page }) => {
  await page.goto(app.url);
  const start_page = await weigh(page.request, app.url);
  await chooseWay(page, 'straight');
  await start(page);
  await signIn(page, 'alice');
  await page.waitForURL(/\/runs\//);
  const run = page.url().split('?')[0] ?? '';
  // The history and the Cube page get longer with each.
  await signInMore(page, app.url, 14);
  // And so do the list of profiles and every page with the menu of profiles.
  await page.goto(`${app.url}/profiles`);
  for (const amount of [2, 3, 4, 5]) {
    await act(page.locator('[data-profile]').first(), 'duplicate');
    await expect(action(page, 'duplicate')).toHaveCount(amount);
  }

  const pages: Record<string, { html: number; scripts: number }> = {
    '/': start_page,
    '/, signed in': await weigh(page.request, app.url),
    '/runs/[id]': await weigh(page.request, run),
    '/runs/[id]/diagram': await weigh(page.request, `${run}/diagram`),
    '/runs/[id]/report': await weigh(page.request, `${run}/report`),
  };
  for (const path of [
    '/inspect',
    '/cube',
    '/lambda',
    '/profiles',
    '/runs',
    '/runs?page=2',
    '/import',
    '/forget',
    '/provider',
  ])
    pages[path] = await weigh(page.request, `${app.url}${path}`);

  const html: Record<string, number> = { '/runs/[id]': 60 };
  const heavy = Object.entries(pages).filter(
    ([path, weight]) => weight.html > (html[path] ?? 25) * kilobyte || weight.scripts > 150 * kilobyte,
  );
  expect(heavy).toEqual([]);
});
