import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Bounds, Collection } from '@/lib/server/store/collection';
import { memoryCollection } from '@/lib/server/store/memory';
import { redisCollection } from '@/lib/server/store/redis-collection';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';

type Value = { text: string; count?: number };
const bounds: Bounds = { lifetime: 60_000, most: 20, most_of_owner: 5 };
const value = (text: string): Value => ({ text });

let redis: Redis;
beforeAll(async () => {
  if (redisMissing) return;
  redis = await startRedis();
  vi.stubEnv('STORE_URL', redis.url);
  vi.stubEnv('CLAIMCHECK_SECRET', 'a secret of the tests: 0123456789');
  const { awaitStore } = await import('@/lib/server/store/redis');
  await awaitStore();
});
afterAll(() => redis?.stop());

const kinds: {
  kind: string;
  missing: string | null;
  make: (name: string, bounds: Bounds) => Collection<Value>;
}[] = [
  { kind: 'in memory', missing: null, make: memoryCollection },
  { kind: 'in Redis', missing: redisMissing, make: redisCollection },
];

describe.each(kinds)('$kind', { timeout: 60_000 }, ({ kind, missing, make }) => {
  let number = 0;
  /** A collection that no other test has put anything into. */
  const fresh = (changed: Partial<Bounds> = {}) => {
    number += 1;
    return make(`${kind} ${number}`, { ...bounds, ...changed });
  };
  const it = test.skipIf(missing);

  it('what was put is there for its owner, and for nobody else', async () => {
    const values = fresh();
    await values.put({ owner: 'a', id: '1' }, value('mine'));
    expect(await values.get({ owner: 'a', id: '1' })).toEqual(value('mine'));
    expect(await values.get({ owner: 'b', id: '1' })).toBeNull();
    expect(await values.list('b')).toEqual([]);
    expect(await values.change({ owner: 'b', id: '1' }, async () => value('stolen'))).toBeNull();
    expect(await values.get({ owner: 'a', id: '1' })).toEqual(value('mine'));
  });

  it('two collections do not see each other', async () => {
    const [one, other] = [fresh(), fresh()];
    await one.put({ owner: 'a', id: '1' }, value('one'));
    expect(await other.get({ owner: 'a', id: '1' })).toBeNull();
    expect(await other.list('a')).toEqual([]);
  });

  it('the newest stands first; a change moves nothing, putting it again does', async () => {
    const values = fresh();
    for (const id of ['1', '2', '3']) await values.put({ owner: 'a', id }, value(id));
    await values.change({ owner: 'a', id: '1' }, async () => value('1, changed'));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['3', '2', '1, changed']);
    await values.put({ owner: 'a', id: '1' }, value('1 again'));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['1 again', '3', '2']);
  });

  it('changes take turns', async () => {
    const values = fresh();
    const key = { owner: 'a', id: '1' };
    await values.put(key, { text: '', count: 0 });
    const increase = () =>
      values.change(key, async (before) => {
        await Promise.resolve();
        return { ...before, count: (before.count ?? 0) + 1 };
      });
    await Promise.all(Array.from({ length: 20 }, increase));
    expect((await values.get(key))?.count).toBe(20);
  });

  it('a change of what is not there begins with what it is given', async () => {
    const values = fresh();
    const key = { owner: 'a', id: '1' };
    const append = async ({ text }: Value) => value(`${text}+`);
    expect(await values.change(key, append)).toBeNull();
    expect(await values.change(key, append, value('begun'))).toEqual(value('begun+'));
    expect(await values.change(key, append, value('begun'))).toEqual(value('begun++'));
  });

  it('what a change keeps is there when it fails, and the next one has its turn', async () => {
    const values = fresh();
    const key = { owner: 'a', id: '1' };
    await values.put(key, value('before'));
    const failing = values.change(key, async (_, keep) => {
      await keep(value('on the way'));
      throw new Error('bug');
    });
    await expect(failing).rejects.toThrow('bug');
    expect(await values.change(key, async (before) => before)).toEqual(value('on the way'));
  });

  it('what was removed during a change stays removed', async () => {
    const values = fresh();
    for (const id of ['1', '2']) await values.put({ owner: 'a', id }, value(id));
    await values.change({ owner: 'a', id: '1' }, async () => {
      await values.remove({ owner: 'a', id: '1' });
      return value('back');
    });
    await values.change({ owner: 'a', id: '2' }, async (_, keep) => {
      await values.removeAll('a');
      await keep(value('back'));
      return value('back again');
    });
    expect(await values.list('a')).toEqual([]);
    expect(await values.get({ owner: 'a', id: '1' })).toBeNull();
    expect(await values.get({ owner: 'a', id: '2' })).toBeNull();
  });

  it('all of one owner is removed, and nothing of another', async () => {
    const values = fresh();
    for (const owner of ['a', 'b']) await values.put({ owner, id: '1' }, value(owner));
    await values.removeAll('a');
    expect(await values.get({ owner: 'a', id: '1' })).toBeNull();
    expect(await values.list('b')).toEqual([value('b')]);
  });

  it('one owner alone fills no more than its part', async () => {
    const values = fresh();
    await values.put({ owner: 'b', id: '0' }, value('modest'));
    for (let id = 0; id < 30; id += 1) await values.put({ owner: 'a', id: String(id) }, value(String(id)));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['29', '28', '27', '26', '25']);
    expect(await values.get({ owner: 'a', id: '24' })).toBeNull();
    expect(await values.list('b')).toEqual([value('modest')]);
  });

  it('all owners together have a bound', async () => {
    const values = fresh();
    for (let owner = 0; owner < 25; owner += 1) {
      await values.put({ owner: String(owner), id: '1' }, value(String(owner)));
    }
    expect(await values.list('4')).toEqual([]);
    expect(await values.get({ owner: '4', id: '1' })).toBeNull();
    expect(await values.list('5')).toEqual([value('5')]);
  });

  it('it ends, and what is written to lasts anew', async () => {
    const values = fresh({ lifetime: 400 });
    for (const id of ['1', '2']) await values.put({ owner: 'a', id }, value(id));
    // Every other of these writes comes in time; that one may come late on a slow machine would not fail the test.
    await vi.waitUntil(
      async () => {
        await values.change({ owner: 'a', id: '1' }, async () => value('1'));
        return (await values.get({ owner: 'a', id: '2' })) === null;
      },
      { timeout: 10_000 },
    );
    expect(await values.list('a')).toHaveLength(1);
    await vi.waitUntil(async () => (await values.list('a')).length === 0, { timeout: 10_000 });
  });
});
