import { type Browser, newBrowser } from '../browser';
import type { Aim, Figure } from '../figure';
import { logIn } from '../login';
import { bareServer, type Measure } from '../measure';
import type { Server, Usage } from '../servers';

const marks = [0, 200, 1000] as const;
const longMark = 10_000;

const most: Readonly<Record<number, number>> = { 0: 110, [longMark]: 180 };

export const memory: Measure = {
  title: 'Memory',
  bare: bareServer,
  async run({ long, startApp, startBare }) {
    const counts = long ? [...marks, longMark] : marks;
    const app = await usages(await startApp(), counts);
    const bare = await usages(await startBare(), counts);
    return counts.flatMap((count, index): Figure[] => {
      const [own, other] = [app[index], bare[index]];
      if (!own || !other) return [];
      const limit = most[count];
      const aim: { aim?: Aim } = limit === undefined ? {} : { aim: { of: 'figure', most: limit } };
      const when = count === 0 ? 'after a start' : `after ${count.toLocaleString('en')} sign-ins`;
      return [
        { name: `Resident ${when}`, app: own.resident, bare: other.resident, unit: 'MB', ...aim },
        { name: `Live heap ${when}`, app: own.used, bare: other.used, unit: 'MB' },
      ];
    });
  },
};

/** After each of these counts of sign-ins, in megabytes of 1000 kilobytes. Stops the server. */
async function usages(server: Server, counts: readonly number[]): Promise<Usage[]> {
  const browser = newBrowser();
  const user: Browser = newBrowser();
  const taken: Usage[] = [];
  let logins = 0;
  for (const count of counts) {
    for (; logins < count; logins += 1) await logIn(browser, server.start_url, user);
    const { resident, used } = await server.usage();
    taken.push({ resident: resident / 1e6, used: used / 1e6 });
  }
  await server.stop();
  return taken;
}
