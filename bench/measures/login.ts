import { newBrowser } from '../browser';
import type { Figure } from '../figure';
import { type LoginTimes, logIn } from '../login';
import { bareServer, type Measure, median } from '../measure';

// This many until V8 has compiled the hot code, of which a server has more than a library.
const warmUps = 100;
const rounds = 60;

/** Alternates, so that other load on the machine affects both. */
export const login: Measure = {
  title: `Sign-in over HTTP, median of ${rounds}`,
  bare: bareServer,
  async run({ startApp, startBare }) {
    const [app, bare] = [await startApp(), await startBare()];
    const [appBrowser, bareBrowser] = [newBrowser(), newBrowser()];
    const appTimes: LoginTimes[] = [];
    const bareTimes: LoginTimes[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const own = await logIn(appBrowser, app.start_url);
      const other = await logIn(bareBrowser, bare.start_url);
      if (round < 0) continue;
      appTimes.push(own.times);
      bareTimes.push(other.times);
    }
    await Promise.all([app.stop(), bare.stop()]);
    const compare = (name: string, of: (times: LoginTimes) => number): Figure => ({
      name,
      app: median(appTimes.map(of)),
      bare: median(bareTimes.map(of)),
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
