import { newBrowser } from '../browser';
import type { Figure } from '../figure';
import { type LoginTimes, logIn } from '../login';
import { bareServer, type Measure, median } from '../measure';
import type { Server } from '../servers';

// This many until V8 has compiled the hot code, of which a server has more than a library.
const warmUps = 100;
const rounds = 60;

/** Alternates, so that other load on the machine affects all. */
export const login: Measure = {
  title: `Sign-in over HTTP, median of ${rounds}`,
  bare: bareServer,
  async run({ startApp, startBare, startLeastNext }) {
    const app = newVisits(await startApp());
    const bare = newVisits(await startBare());
    const least_next = newVisits(await startLeastNext());
    const all = [app, bare, least_next];
    for (let round = -warmUps; round < rounds; round += 1) {
      for (const { browser, server, taken } of all) {
        const { times } = await logIn(browser, server.start_url);
        if (round >= 0) taken.push(times);
      }
    }
    await Promise.all(all.map(({ server }) => server.stop()));
    const compare = (name: string, of: (times: LoginTimes) => number): Figure => ({
      name,
      app: median(app.taken.map(of)),
      bare: median(bare.taken.map(of)),
      least_next: median(least_next.taken.map(of)),
      unit: 'ms',
    });
    return [
      {
        ...compare('Begin, callback, and page', ({ begin, callback, page }) => begin + callback + page),
        aim: { of: 'ratio', most: 3, better: 2 },
      },
      compare('  Begin: authorization request', ({ begin }) => begin),
      compare('  Callback: exchange and verify', ({ callback }) => callback),
      compare('  Page with the result', ({ page }) => page),
      compare('At the provider', ({ provider }) => provider),
    ];
  },
};

/** A server with the browser that signs in there, and how long each sign-in took. */
const newVisits = (server: Server) => ({ server, browser: newBrowser(), taken: [] as LoginTimes[] });
