import { signIn } from '@/tests/browser/steps';
import { newBrowser } from '../browser';
import { openChromium, openWatchedPage, type Seen, type WatchedPage } from '../chromium';
import type { Aim, Figure } from '../figure';
import { logIn } from '../login';
import { bareServer, type Measure, median } from '../measure';
import type { Server } from '../servers';

/** Until V8 has compiled the hot code of the servers, and until the browser's caches are full. */
const warmUps = { http: 100, browser: 3 };
const rounds = 15;

const speeds = [
  { slowdown: 1, at: '' },
  { slowdown: 4, at: ', slow CPU' },
] as const;

/** From the click on Start to the painted verdict, for a user with a session at the provider. Alternates. */
export const browserSignIn: Measure = {
  title: `Sign-in in Chromium, median of ${rounds} (slow CPU: 4 times slower)`,
  bare: bareServer,
  async run({ startApp, startBare }) {
    const chromium = await openChromium();
    if (!chromium)
      return { skipped: 'There is no Chromium on this machine. CLAIMCHECK_CHROMIUM can name one.' };
    const servers = { app: await startApp(), bare: await startBare() };
    for (const server of Object.values(servers)) await warmUp(server);
    const pages = {
      app: await openSignedIn(await openWatchedPage(chromium), servers.app),
      bare: await openSignedIn(await openWatchedPage(chromium), servers.bare),
    };
    const figures: Figure[] = [];
    for (const { slowdown, at } of speeds) {
      const taken: { app: SignIn; bare: SignIn }[] = [];
      for (const page of Object.values(pages)) await page.slowDown(slowdown);
      for (let round = -warmUps.browser; round < rounds; round += 1) {
        const both = { app: await time(pages.app, servers.app), bare: await time(pages.bare, servers.bare) };
        if (round >= 0) taken.push(both);
      }
      figures.push(...compare(taken, at));
    }
    await chromium.close();
    await Promise.all([servers.app.stop(), servers.bare.stop()]);
    return figures;
  },
};

async function warmUp(server: Server): Promise<void> {
  const [browser, user] = [newBrowser(), newBrowser()];
  for (let count = 0; count < warmUps.http; count += 1) await logIn(browser, server.start_url, user);
}

/** The provider and the app remember the user and the login mode. */
async function openSignedIn(watched: WatchedPage, server: Server): Promise<WatchedPage> {
  await watched.page.goto(server.start_url);
  const verdict = watched.nextVerdict();
  await signIn(watched.page, 'alice');
  await verdict;
  return watched;
}

type SignIn = {
  /** Milliseconds. */
  duration: number;
  /** What happened on the page with Start, and on the page with the result. */
  start: Seen;
  result: Seen;
};

async function time(watched: WatchedPage, { url }: Server): Promise<SignIn> {
  const { page } = watched;
  await page.goto(url, { waitUntil: 'networkidle' });
  const start = await watched.seen();
  const verdict = watched.nextVerdict();
  const clickedAt = await page.evaluate(() => {
    const now = performance.timeOrigin + performance.now();
    document.querySelector<HTMLAnchorElement>('a[href^="/start"]')?.click();
    return now;
  });
  const duration = (await verdict) - clickedAt;
  await page.waitForLoadState('networkidle');
  return { duration, start, result: await watched.seen() };
}

function compare(taken: readonly { app: SignIn; bare: SignIn }[], at: string): Figure[] {
  const app = (of: (signIn: SignIn) => number) => taken.map((both) => of(both.app));
  const bare = taken.map((both) => both.bare.duration);
  const longest: Aim = { of: 'figure', most: 50 };
  const still: Aim = { of: 'figure', most: 0 };
  return [
    {
      name: `Start to painted verdict${at}`,
      app: median(app(({ duration }) => duration)),
      bare: median(bare),
      unit: 'ms',
      aim: { of: 'ratio', most: 1.3 },
    },
    {
      name: `  Longest task, Start page${at}`,
      app: median(app(({ start }) => start.longest_task)),
      unit: 'ms',
      aim: longest,
    },
    {
      name: `  Longest task, result page${at}`,
      app: median(app(({ result }) => result.longest_task)),
      unit: 'ms',
      aim: longest,
    },
    {
      name: `  Layout shift, Start page${at}`,
      app: Math.max(...app(({ start }) => start.shift)),
      unit: 'shift',
      aim: still,
    },
    {
      name: `  Layout shift, result page${at}`,
      app: Math.max(...app(({ result }) => result.shift)),
      unit: 'shift',
      aim: still,
    },
  ];
}
