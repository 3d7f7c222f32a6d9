import type { Browser } from '@playwright/test';
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
  async run({ startApp, startBare, startLeastNext }) {
    const chromium = await openChromium();
    if (!chromium)
      return { skipped: 'There is no Chromium on this machine. CLAIMCHECK_CHROMIUM can name one.' };
    const app = await newVisitor(chromium, await startApp());
    const bare = await newVisitor(chromium, await startBare());
    const least_next = await newVisitor(chromium, await startLeastNext());
    const all = [app, bare, least_next];
    const figures: Figure[] = [];
    for (const { slowdown, at } of speeds) {
      for (const visitor of all) {
        await visitor.watched.slowDown(slowdown);
        visitor.taken = [];
      }
      for (let round = -warmUps.browser; round < rounds; round += 1) {
        for (const visitor of all) {
          const signIn = await time(visitor);
          if (round >= 0) visitor.taken.push(signIn);
        }
      }
      figures.push(...compare(app.taken, bare.taken, least_next.taken, at));
    }
    await chromium.close();
    await Promise.all(all.map(({ server }) => server.stop()));
    return figures;
  },
};

/** A page where the user is signed in at a server. */
type Visitor = {
  server: Server;
  watched: WatchedPage;
  /** The sign-ins at the current speed. */
  taken: SignIn[];
};

async function newVisitor(chromium: Browser, server: Server): Promise<Visitor> {
  await warmUp(server);
  const watched = await openWatchedPage(chromium);
  // From here on, the provider and the app remember the user and the login mode.
  await watched.page.goto(server.start_url);
  const verdict = watched.nextVerdict();
  await signIn(watched.page, 'alice');
  await verdict;
  return { server, watched, taken: [] };
}

async function warmUp(server: Server): Promise<void> {
  const [browser, user] = [newBrowser(), newBrowser()];
  for (let count = 0; count < warmUps.http; count += 1) await logIn(browser, server.start_url, user);
}

type SignIn = {
  /** Milliseconds. */
  duration: number;
  /** What happened on the page with Start, and on the page with the result. */
  start: Seen;
  result: Seen;
};

async function time({ watched, server }: Visitor): Promise<SignIn> {
  const { page } = watched;
  await page.goto(server.url, { waitUntil: 'networkidle' });
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

function compare(
  app: readonly SignIn[],
  bare: readonly SignIn[],
  least_next: readonly SignIn[],
  at: string,
): Figure[] {
  const medians = (of: (signIn: SignIn) => number) => ({
    app: median(app.map(of)),
    bare: median(bare.map(of)),
    least_next: median(least_next.map(of)),
    unit: 'ms' as const,
  });
  const longest: Aim = { of: 'figure', most: 50 };
  const still: Aim = { of: 'figure', most: 0 };
  return [
    {
      name: `Start to painted verdict${at}`,
      ...medians(({ duration }) => duration),
      aim: { of: 'ratio', most: 1.3 },
    },
    {
      name: `  Longest task, Start page${at}`,
      ...medians(({ start }) => start.longest_task),
      aim: longest,
    },
    {
      name: `  Longest task, result page${at}`,
      ...medians(({ result }) => result.longest_task),
      aim: longest,
    },
    {
      name: `  Layout shift, Start page${at}`,
      app: Math.max(...app.map(({ start }) => start.shift)),
      unit: 'shift',
      aim: still,
    },
    {
      name: `  Layout shift, result page${at}`,
      app: Math.max(...app.map(({ result }) => result.shift)),
      unit: 'shift',
      aim: still,
    },
  ];
}
