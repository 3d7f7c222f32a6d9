import { redisMissing, startRedis } from '@/tests/redis';
import { newCrew, type Turn } from '../crew';
import { bareServer, type Measure, median } from '../measure';
import type { Server } from '../servers';

const browsers = 16;
const sign_ins = 20;
/** Rounds until V8 has compiled the hot code of both replicas. */
const warmUps = 2;
const rounds = 5;

/** The replicas share only a Redis. One of them, both, and the bare server take turns. */
export const team: Measure = {
  title: `A team’s server: ${browsers} sign-ins in flight, median of ${rounds} rounds of ${browsers * sign_ins}`,
  bare: `${bareServer}, on the same cores`,
  async run({ provider, startBare, startReplica }) {
    if (redisMissing) return { skipped: `Replicas share a Redis, and ${redisMissing}.` };
    const redis = await startRedis();
    const [first, second] = [await startReplica(redis.url), await startReplica(redis.url)];
    const bareOnly = await startBare();
    const crew = (...servers: [Server, ...Server[]]) => newCrew({ servers, provider, browsers, sign_ins });
    const crews = { one: crew(first), two: crew(first, second), bare: crew(bareOnly) };
    const turns: Record<keyof typeof crews, Turn>[] = [];
    for (let round = -warmUps; round < rounds; round += 1) {
      turns.push({ one: await crews.one(), two: await crews.two(), bare: await crews.bare() });
    }
    await Promise.all([first.stop(), second.stop(), bareOnly.stop()]);
    await redis.stop();

    const middle = (crew: keyof typeof crews, of: keyof Turn) =>
      median(turns.slice(warmUps).map((turn) => turn[crew][of]));
    const [one, two, bare] = [middle('one', 'rate'), middle('two', 'rate'), middle('bare', 'rate')];
    return [
      { name: 'One replica', app: one, bare, unit: '/s' },
      { name: 'Two replicas', app: two, bare, unit: '/s' },
      {
        name: 'Two replicas vs. one',
        app: two,
        bare: one,
        unit: '/s',
        aim: { of: 'ratio', least: 1.7, where: 'with enough cores' },
      },
      {
        name: 'CPU time of a sign-in, one replica',
        app: middle('one', 'inside'),
        bare: middle('bare', 'inside'),
        unit: 'ms',
      },
      {
        name: 'CPU time of a sign-in, two replicas',
        app: middle('two', 'inside'),
        bare: middle('bare', 'inside'),
        unit: 'ms',
      },
      {
        name: '  Browsers and provider',
        app: middle('one', 'outside'),
        bare: middle('bare', 'outside'),
        unit: 'ms',
      },
    ];
  },
};
