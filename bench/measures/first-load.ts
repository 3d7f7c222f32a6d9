import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildOfSources } from '@/scripts/build.mjs';
import { type Browser, newBrowser } from '../browser';
import type { Figure } from '../figure';
import { logIn } from '../login';
import type { Measure } from '../measure';

/** Everything that a browser fetches and runs before a page is complete: every script that the page itself names. */
export const firstLoad: Measure = {
  title: 'First-load JavaScript, gzip',
  bare: 'what Next.js and React weigh in the same build',
  async run({ startApp }) {
    const app = await startApp();
    const browser = newBrowser();
    const bare = sum(frameworkFiles().map((file) => gzipSize(readFileSync(file))));
    const flow = await scriptWeight(browser, app.url, (await browser.get(`${app.url}/`)).text());
    const result = await scriptWeight(browser, app.url, (await logIn(browser, app.start_url)).page.text());
    const inspect = await scriptWeight(browser, app.url, (await browser.get(`${app.url}/inspect`)).text());
    const cube = await scriptWeight(browser, app.url, (await browser.get(`${app.url}/cube`)).text());
    await app.stop();
    const figure = (name: string, app: number): Figure => ({
      name,
      app,
      bare,
      unit: 'kB',
      aim: { of: 'figure', most: 150, better: 140 },
    });
    return [
      figure('Sign in', flow),
      figure('Page with the result', result),
      figure('Inspect', inspect),
      figure('Cube', cube),
    ];
  },
};

/** As Next.js lists them for every page. */
function frameworkFiles(): string[] {
  const build = buildOfSources();
  const { rootMainFiles } = JSON.parse(readFileSync(join(build, 'build-manifest.json'), 'utf8'));
  return rootMainFiles.map((file: string) => join(build, file));
}

async function scriptWeight(browser: Browser, origin: string, html: string): Promise<number> {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const paths = tags
    // A browser that supports modules skips `nomodule`. A preloaded script counts like a named one.
    .filter((tag) => !/\bnomodule\b/i.test(tag) && (tag.startsWith('<script') || tag.includes('as="script"')))
    .map((tag) => /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1])
    .filter((path) => path !== undefined);
  const bodies = await Promise.all([...new Set(paths)].map((path) => browser.get(`${origin}${path}`)));
  return sum(bodies.map((body) => gzipSize(Buffer.from(body.text()))));
}

/** In kilobytes of 1000 bytes, at zlib's default level. */
const gzipSize = (bytes: Buffer) => gzipSync(bytes).length / 1000;

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
