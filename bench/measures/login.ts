import { bareClient } from '../bare-client.mjs';
import { newBrowser } from '../browser';
import { type LoginTimes, logIn, signIn, stopwatch } from '../login';
import { type Figure, type Measure, median } from '../measure';

// This many until V8 has compiled the hot code, of which a server has more than a library.
const warmUps = 100;
const rounds = 60;
const parts = ['begin', 'provider', 'callback', 'page'] as const;

/** Alternates, so that other load on the machine affects both. */
export const login: Measure = {
  title: `Login round trip, median of ${rounds}`,
  bare: 'openid-client and jose in one process with no server',
  async run({ provider, callback_url, startApp }) {
    const app = await startApp();
    const browser = newBrowser();
    const client = await bareClient({ ...provider, redirect_uri: callback_url });
    const own: LoginTimes[] = [];
    const bare: LoginTimes[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      const { times, page } = await logIn(browser, app.start_url);
      if (!page.text().includes('data-verdict="valid"')) throw new Error('A sign-in did not end as valid.');
      const bareTimes = await logInBare(client);
      if (round < 0) continue;
      own.push(times);
      bare.push(bareTimes);
    }
    await app.stop();
    return [
      { ...compare('whole login', own, bare, total), aim: 'aim: at most 2 times' },
      ...parts.map((part) => compare(`  ${names[part]}`, own, bare, (times) => times[part])),
    ];
  },
};

const names: Record<(typeof parts)[number], string> = {
  begin: 'authorization request',
  provider: 'at the provider',
  callback: 'callback: exchange and verify',
  page: 'page with the result',
};

async function logInBare(client: Awaited<ReturnType<typeof bareClient>>): Promise<LoginTimes> {
  const lap = stopwatch();
  const { url, expected } = await client.begin();
  const begin = lap();
  const callback_url = await signIn(url.href);
  const provider = lap();
  await client.finish(new URL(callback_url), expected);
  return { begin, provider, callback: lap(), page: 0 };
}

function compare(
  name: string,
  own: readonly LoginTimes[],
  bare: readonly LoginTimes[],
  of: (times: LoginTimes) => number,
): Figure {
  const beside = median(bare.map(of));
  return { name, app: median(own.map(of)), unit: 'ms', ...(beside > 0 ? { bare: beside } : {}) };
}

const total = (times: LoginTimes) => parts.reduce((sum, part) => sum + times[part], 0);
