import { createClient } from '@redis/client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Bounds } from '@/lib/server/store/collection';
import { awaitStore } from '@/lib/server/store/redis';
import { nameOf } from '@/lib/server/store/sealing';
import { collection } from '@/lib/server/store/store';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';

// Junk that another program may have written to Claimcheck's keys. The result is always the stored value, nothing, or a
// message for the caller, and never an internal error.

type Value = { text: string };
type Client = ReturnType<typeof createClient>;

let redis: Redis;
let raw: Client;
const bounds: Bounds<Value> = {
  lifetime: 60_000,
  worthOf: () => 'replaceable',
  most: 20,
  mostCharacters: 10_000,
  mostOfOwner: 5,
  charactersOfOwner: 2_000,
};
const values = () => collection<Value>('values', bounds);
const key = { owner: 'alice', id: 'one' };

const keys: Record<string, () => string> = {
  'the value': () => nameOf('values', 'value', key.owner, key.id),
  'the index of the owner': () => nameOf('values', 'index', key.owner),
  'the index of all': () => nameOf('values', 'index'),
  'the facts': () => nameOf('values', 'facts'),
  'the turn': () => nameOf('values', 'turn', key.owner, key.id),
};

const writes: [what: string, write: (name: string) => Promise<unknown>][] = [
  ['a text', (name) => raw.set(name, 'junk')],
  ['bytes', (name) => raw.set(name, Buffer.from([0, 255, 128]))],
  ['a list', (name) => raw.lPush(name, ['junk'])],
  ['a hash', (name) => raw.hSet(name, { [keys['the value']?.() ?? '']: 'junk', characters: 'junk' })],
  ['a set', (name) => raw.sAdd(name, 'junk')],
  ['a sorted set', (name) => raw.zAdd(name, { score: 1, value: 'junk' })],
  ['a stream', (name) => raw.xAdd(name, '*', { junk: 'junk' })],
];

const questions: [what: string, ask: () => Promise<unknown>][] = [
  ['get', () => values().get(key)],
  ['list', () => values().list(key.owner)],
  ['put', () => values().put(key, { text: 'b' })],
  ['change', () => values().change(key, async () => ({ text: 'c' }), { text: 'd' })],
  ['remove', () => values().remove(key)],
  ['remove all', () => values().removeAll(key.owner)],
];

/** A change that Redis rejects is written again for eight seconds. Here, each look at the clock takes three of them. */
async function inHaste(ask: () => Promise<unknown>): Promise<unknown> {
  let ahead = 0;
  const now = performance.now.bind(performance);
  const clock = vi.spyOn(performance, 'now').mockImplementation(() => {
    ahead += 3_000;
    return now() + ahead;
  });
  try {
    return await ask();
  } finally {
    clock.mockRestore();
  }
}

describe.skipIf(redisMissing)('a store with another program’s data', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    redis = await startRedis();
    vi.stubEnv('STORE_URL', redis.url);
    vi.stubEnv('CLAIMCHECK_SECRET', 'a secret of the tests: 0123456789');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    raw = createClient({ url: redis.url });
    raw.on('error', () => {});
    await raw.connect();
    await awaitStore();
  });
  afterAll(async () => {
    raw.destroy();
    await redis.stop();
  });

  const places = Object.entries(keys).flatMap(([place, name]) =>
    writes.map(([what, write]) => [what, place, name, write] as const),
  );

  test.each(places)('%s instead of %s', async (_what, place, name, write) => {
    for (const [asked, ask] of questions) {
      // Waiting for a turn that never ends times out much later. The turn has its own test for that.
      if (place === 'the turn' && asked === 'change') continue;
      await raw.flushAll();
      await values().put(key, { text: 'a' });
      await raw.del(name());
      await write(name());
      const answer = await inHaste(ask).catch((error: Error) => error);
      if (!(answer instanceof Error)) continue;
      expect(answer.name, asked).toMatch(/^(StoreUnavailable|StoreFull)$/);
      expect(answer.message, asked).not.toMatch(/WRONGTYPE|user_script|attempt to|junk/);
    }
  });
});
