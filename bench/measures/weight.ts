import { newBrowser } from '../browser';
import type { Figure } from '../figure';
import { logIn } from '../login';
import { bareServer, type Measure } from '../measure';

const paths = ['/inspect', '/cube', '/lambda', '/profiles', '/runs', '/import', '/forget', '/provider'];

/** HTML as sent, before compression. The limits are those of tests/browser/weight.spec.ts, which fails above them. */
export const weight: Measure = {
  title: 'HTML of a page, uncompressed',
  bare: bareServer,
  async run({ startApp, startBare }) {
    const bare = await startBare();
    const bareResult = size((await logIn(newBrowser(), bare.start_url)).page.text());
    await bare.stop();

    const app = await startApp();
    const browser = newBrowser();
    const sizeOf = async (path: string): Promise<number> => {
      const page = await browser.get(`${app.url}${path}`);
      if (page.status !== 200) throw new Error(`${path} answered ${page.status}`);
      return size(page.text());
    };
    const start = await sizeOf('/');
    const { page, page_url } = await logIn(browser, app.start_url);
    const run = new URL(page_url).pathname;
    const figures = [
      figure('/runs/[id]', size(page.text()), 60, bareResult),
      figure('/', start, 25),
      figure('/, signed in', await sizeOf('/'), 25),
      figure('/runs/[id]/diagram', await sizeOf(`${run}/diagram`), 25),
      figure('/runs/[id]/report', await sizeOf(`${run}/report`), 25),
    ];
    for (const path of paths) figures.push(figure(path, await sizeOf(path), 25));
    await app.stop();
    return figures;
  },
};

/** In kilobytes of 1000 bytes. */
const size = (html: string) => Buffer.byteLength(html) / 1000;

const figure = (name: string, app: number, most: number, bare?: number): Figure => ({
  name,
  app,
  ...(bare === undefined ? {} : { bare }),
  unit: 'kB',
  aim: { of: 'figure', most },
});
