import { createClient } from '@redis/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Bounds } from '@/lib/server/store/collection';
import { awaitStore, StoreUnavailable } from '@/lib/server/store/redis';
import { nameOf } from '@/lib/server/store/sealing';
import { collection, readinessProblem, storeProblem } from '@/lib/server/store/store';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';

type Value = { text: string };

let redis: Redis;
let raw: ReturnType<typeof createClient>;
const bounds: Bounds<Value> = {
  lifetime: 60_000,
  worthOf: () => 'replaceable',
  most: 20,
  mostCharacters: 10_000,
  mostOfOwner: 5,
  charactersOfOwner: 2_000,
};
const values = () => collection<Value>('values', bounds);
const key = { owner: 'browser-of-alice', id: 'run-of-alice' };
const canary = 'canary-token';

/** Waits until the store responds again. Each failure is followed by the wait for its connection. */
async function untilFound(): Promise<void> {
  for (;;) {
    try {
      await values().get(key);
      return;
    } catch {
      await awaitStore();
    }
  }
}

/** Values of another replica: the names are the same on all replicas. */
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

  test('names and values reveal neither their owner nor their content', async () => {
    await values().put(key, { text: canary });
    await values().change(key, async ({ text }) => ({ text: `${text} ${canary}` }));
    const names = await raw.keys('*');
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const type = await raw.type(name);
      const kept =
        type === 'zset'
          ? await raw.zRange(name, 0, -1)
          : await (type === 'hash' ? raw.hGetAll(name) : raw.get(name));
      expect(JSON.stringify([name, kept])).not.toMatch(/alice|values|canary|Y2FuYXJ5/);
    }
  });

  test('everything that is stored expires', async () => {
    await values().put(key, { text: '' });
    for (const name of await raw.keys('*')) expect(await raw.pTTL(name), name).toBeGreaterThan(0);
  });

  test('a change renews the lifetime only for a renewed collection', async () => {
    const place = (kind: string) => nameOf(kind, 'value', key.owner, key.id);
    const renewed = collection<Value>('renewed', { ...bounds, renewed: true });
    for (const [kind, each] of [
      ['values', values()],
      ['renewed', renewed],
    ] as const) {
      await each.put(key, { text: '' });
      // Simulates a put 50 s ago.
      const index = nameOf(kind, 'index', key.owner);
      const since = (await raw.zScore(index, place(kind))) ?? 0;
      await raw.zAdd(index, { value: place(kind), score: since - 50_000_000 });
      await each.change(key, async () => ({ text: 'changed' }));
    }
    expect(await raw.pTTL(place('values'))).toBeLessThanOrEqual(10_000);
    expect(await raw.pTTL(place('renewed'))).toBeGreaterThan(50_000);
  });

  test('expired values don’t count', async () => {
    const full = collection<Value>('full', { ...bounds, most: 1 });
    const name = nameOf('full', 'value', 'a', '1');
    await full.put({ owner: 'a', id: '1' }, { text: '' });
    await expect(full.put({ owner: 'b', id: '1' }, { text: '' })).rejects.toThrow();
    // Simulates the end of its lifetime.
    await raw.del(name);
    await raw.zAdd(nameOf('full', 'index'), { value: name, score: 1 });
    await full.put({ owner: 'b', id: '1' }, { text: 'b' });
    expect(await full.list('b')).toEqual([{ text: 'b' }]);
    expect(await raw.hGet(nameOf('full', 'facts'), 'characters')).toBe('12');
  });

  test('a removed value leaves nothing behind', async () => {
    await values().put(key, { text: '' });
    await values().put({ ...key, id: 'another' }, { text: '' });
    await values().remove(key);
    await values().removeAll(key.owner);
    expect(await raw.dbSize()).toBe(0);
  });

  /** Simulates a second passing. */
  const readiness = () => {
    Reflect.deleteProperty(globalThis, Symbol.for('claimcheck.readiness'));
    return readinessProblem();
  };

  test('a full store is not ready, and can still be read', async () => {
    expect(await readiness()).toBeNull();
    await values().put(key, { text: 'before' });
    await raw.configSet('maxmemory', '1');
    try {
      expect(await readiness()).toContain('maxmemory');
      expect(await storeProblem()).toBeNull();
      await expect(values().put(key, { text: 'after' })).rejects.toThrow(StoreUnavailable);
      expect(await values().get(key)).toEqual({ text: 'before' });
    } finally {
      await raw.configSet('maxmemory', '0');
    }
    expect(await readiness()).toBeNull();
    expect(await raw.dbSize()).toBe(4);
  });

  test('readiness is checked at most once a second, however often it is requested', async () => {
    await readiness();
    const { commands } = await counted();
    await Promise.all(Array.from({ length: 50 }, () => readinessProblem()));
    expect((await counted()).commands - commands).toBeLessThan(5);
  });

  /** The number of commands that Redis has run, including this one. */
  const counted = async () => ({
    commands: Number(/total_commands_processed:(\d+)/.exec(await raw.info('stats'))?.[1]),
  });

  test('a read-only replica is not ready, and the message explains what STORE_URL must name', async () => {
    await raw.sendCommand(['REPLICAOF', '127.0.0.1', '1']);
    try {
      expect(await readiness()).toContain('primary');
    } finally {
      await raw.sendCommand(['REPLICAOF', 'NO', 'ONE']);
    }
    expect(await readiness()).toBeNull();
  });

  test('a user without the right to run one of the commands is not ready', async () => {
    for (const command of ['zrange', 'mget', 'eval', 'set', 'hincrby', 'pexpire']) {
      await raw.aclSetUser('default', `-${command}`);
      try {
        expect(await readiness(), command).toContain('docs/team.md');
      } finally {
        await raw.aclSetUser('default', `+${command}`);
      }
    }
    expect(await readiness()).toBeNull();
  });

  test('the same text is sealed differently each time', async () => {
    const name = nameOf('values', 'value', key.owner, key.id);
    await values().put(key, { text: '' });
    const first = await raw.get(name);
    await values().put(key, { text: '' });
    expect(await raw.get(name)).not.toBe(first);
  });

  test('a value that was changed, or moved from another place, is ignored', async () => {
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

  test('waits for a turn that another replica has, but not long if that replica died', async () => {
    await values().put(key, { text: 'before' });
    await raw.set(turn(), 'the other one');
    const watcher = raw.duplicate();
    await watcher.connect();
    const refused = new Promise<void>((resolve) => {
      watcher.monitor((command) => command.includes('"NX"') && command.includes(turn()) && resolve());
    });
    const changing = values().change(key, async (value) => {
      expect(await raw.get(turn())).not.toBe('the other one');
      return value;
    });
    await refused;
    // Simulates the end of its lease.
    await raw.pExpire(turn(), 0);
    const read = await changing;
    watcher.destroy();
    expect(read).toEqual({ text: 'before' });
    expect(await raw.exists(turn())).toBe(0);
  });

  test('a holder that lost its turn overwrites nothing newer, and doesn’t end another’s turn', async () => {
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

  test('a disconnected store is reported immediately, and reconnects automatically', async () => {
    await redis.stop();
    await expect(values().get(key)).rejects.toThrow(StoreUnavailable);
    await expect(values().list(key.owner)).rejects.toThrow(StoreUnavailable);
    await expect(values().change(key, async (value) => value)).rejects.toThrow(StoreUnavailable);
    await redis.start();
    await untilFound();
  });

  test('a store that doesn’t respond isn’t waited for, and reconnects automatically', async () => {
    redis.freeze();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const silent = expect(values().get(key)).rejects.toThrow('no response');
      await vi.advanceTimersByTimeAsync(2_000);
      await silent;
    } finally {
      vi.useRealTimers();
    }
    await expect(values().get(key)).rejects.toThrow(StoreUnavailable);
    redis.thaw();
    await untilFound();
  });

  test('stores the result of a change, even if the store didn’t respond when it was written', async () => {
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
