import { createClient } from '@redis/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { awaitStore, StoreUnavailable } from '@/lib/server/store/redis';
import { nameOf } from '@/lib/server/store/sealing';
import { collection } from '@/lib/server/store/store';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';

type Value = { text: string };

let redis: Redis;
let raw: ReturnType<typeof createClient>;
const values = () => collection<Value>('values', { lifetime: 60_000, most: 20, most_of_owner: 5 });
const key = { owner: 'browser-of-alice', id: 'run-of-alice' };
const canary = 'canary-token';

/** Until the store answers again. */
const untilFound = () =>
  vi.waitUntil(
    () =>
      values()
        .get(key)
        .then(
          () => true,
          () => false,
        ),
    { timeout: 20_000 },
  );

/** What another replica has in hand: the names are the same everywhere. */
const turn = () => nameOf('values', 'turn', key.owner, key.id);

// A busy machine is slow, not broken.
describe.skipIf(redisMissing)('values in Redis', { timeout: 60_000 }, () => {
  beforeAll(async () => {
    redis = await startRedis();
    vi.stubEnv('STORE_URL', redis.url);
    vi.stubEnv('CLAIMCHECK_SECRET', 'a secret of the tests: 0123456789');
    vi.spyOn(console, 'error').mockImplementation(() => {});
    vi.spyOn(console, 'log').mockImplementation(() => {});
    raw = createClient({ url: redis.url });
    raw.on('error', () => {});
    await raw.connect();
    await awaitStore();
  });
  beforeEach(() => raw.flushAll());
  afterAll(async () => {
    raw.destroy();
    await redis.stop();
  });

  test('neither names nor values tell whose they are, or what', async () => {
    await values().put(key, { text: canary });
    await values().change(key, async ({ text }) => ({ text: `${text} ${canary}` }));
    const names = await raw.keys('*');
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const kept = (await raw.type(name)) === 'zset' ? await raw.zRange(name, 0, -1) : await raw.get(name);
      expect(JSON.stringify([name, kept])).not.toMatch(/alice|values|canary|Y2FuYXJ5/);
    }
  });

  test('everything that is kept ends by itself', async () => {
    await values().put(key, { text: '' });
    for (const name of await raw.keys('*')) expect(await raw.pTTL(name), name).toBeGreaterThan(0);
  });

  test('the same text is sealed differently each time', async () => {
    const name = nameOf('values', 'value', key.owner, key.id);
    await values().put(key, { text: '' });
    const first = await raw.get(name);
    await values().put(key, { text: '' });
    expect(await raw.get(name)).not.toBe(first);
  });

  test('a value that was changed, or brought from another place, is none', async () => {
    const [here, there] = [key, { ...key, id: 'another' }];
    const name = ({ owner, id }: typeof key) => nameOf('values', 'value', owner, id);
    for (const each of [here, there]) await values().put(each, { text: each.id });
    const foreign = (await raw.get(name(there))) ?? '';
    const own = Buffer.from((await raw.get(name(here))) ?? '', 'base64');
    own[own.length - 1] = (own.at(-1) ?? 0) ^ 1;
    for (const text of [foreign, own.toString('base64'), 'nothing', '']) {
      await raw.set(name(here), text);
      expect(await values().get(here)).toBeNull();
      expect(await values().list(key.owner)).toEqual([{ text: 'another' }]);
    }
  });

  test('a turn that another replica has is waited for, and one that died with it in hand is not waited for long', async () => {
    await values().put(key, { text: 'before' });
    await raw.set(turn(), 'the other one', { expiration: { type: 'PX', value: 300 } });
    const read = await values().change(key, async (value) => {
      expect(await raw.get(turn())).not.toBe('the other one');
      return value;
    });
    expect(read).toEqual({ text: 'before' });
    expect(await raw.exists(turn())).toBe(0);
  });

  test('who lost the turn without knowing writes nothing over what came since, nor ends the turn of another', async () => {
    await values().put(key, { text: 'before' });
    const slow = values().change(key, async (_, keep) => {
      await raw.set(turn(), 'the next one');
      await expect(keep({ text: 'late' })).rejects.toThrow(StoreUnavailable);
      throw new Error('too late');
    });
    await expect(slow).rejects.toThrow('too late');
    expect(await values().get(key)).toEqual({ text: 'before' });
    expect(await raw.get(turn())).toBe('the next one');
  });

  test('a store that goes away is told at once, and found again by itself', async () => {
    await redis.stop();
    await expect(values().get(key)).rejects.toThrow(StoreUnavailable);
    await expect(values().list(key.owner)).rejects.toThrow(StoreUnavailable);
    await expect(values().change(key, async (value) => value)).rejects.toThrow(StoreUnavailable);
    await redis.start();
    await untilFound();
  });

  test('a store that keeps silent is not waited for, and found again by itself', async () => {
    redis.freeze();
    await expect(values().get(key)).rejects.toThrow('no answer');
    await expect(values().get(key)).rejects.toThrow(StoreUnavailable);
    redis.thaw();
    await untilFound();
  });

  test('what a change brought about is kept, though the store was silent when it was to be written', async () => {
    await values().put(key, { text: 'before' });
    const said = vi.mocked(console.error).mock.calls.length;
    const changing = values().change(key, async () => {
      redis.freeze();
      return { text: 'after' };
    });
    await vi.waitUntil(() => vi.mocked(console.error).mock.calls.length > said, { timeout: 20_000 });
    redis.thaw();
    await changing;
    expect(await values().get(key)).toEqual({ text: 'after' });
  });
});
