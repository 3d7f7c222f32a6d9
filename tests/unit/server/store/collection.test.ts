import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Bounds, Collection, Worth } from '@/lib/server/store/collection';
import { memoryCollection } from '@/lib/server/store/memory';
import { redisCollection } from '@/lib/server/store/redis-collection';
import { isStoreFull } from '@/lib/server/store/store-full';
import { type Redis, redisMissing, startRedis } from '@/tests/redis';

type Value = { text: string; count?: number; worth?: Worth };
const bounds: Bounds<Value> = {
  lifetime: 60_000,
  worthOf: ({ worth = 'replaceable' }) => worth,
  most: 20,
  mostCharacters: 10_000,
  mostOfOwner: 5,
  charactersOfOwner: 2_000,
};
const value = (text: string): Value => ({ text });
const unchanged = async (before: Value) => before;
const isFull = (whose: string) => (error: unknown) => isStoreFull(error) && error.whose === whose;

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
  make: (name: string, bounds: Bounds<Value>) => Collection<Value>;
}[] = [
  { kind: 'in memory', missing: null, make: memoryCollection },
  { kind: 'in Redis', missing: redisMissing, make: redisCollection },
];

describe.each(kinds)('$kind', { timeout: 60_000 }, ({ kind, missing, make }) => {
  let number = 0;
  /** A collection that no other test has used. */
  const fresh = (changed: Partial<Bounds<Value>> = {}) => {
    number += 1;
    return make(`${kind} ${number}`, { ...bounds, ...changed });
  };
  const it = test.skipIf(missing);

  it('a stored value is visible to its owner, and to no other owner', async () => {
    const values = fresh();
    await values.put({ owner: 'a', id: '1' }, value('mine'));
    expect(await values.get({ owner: 'a', id: '1' })).toEqual(value('mine'));
    expect(await values.get({ owner: 'b', id: '1' })).toBeNull();
    expect(await values.list('b')).toEqual([]);
    expect(await values.change({ owner: 'b', id: '1' }, async () => value('stolen'))).toBeNull();
    expect(await values.get({ owner: 'a', id: '1' })).toEqual(value('mine'));
  });

  it('two collections are separate', async () => {
    const [one, other] = [fresh(), fresh()];
    await one.put({ owner: 'a', id: '1' }, value('one'));
    expect(await other.get({ owner: 'a', id: '1' })).toBeNull();
    expect(await other.list('a')).toEqual([]);
  });

  it('the newest is first; a change keeps the order, and putting a value again doesn’t', async () => {
    const values = fresh();
    for (const id of ['1', '2', '3']) await values.put({ owner: 'a', id }, value(id));
    await values.change({ owner: 'a', id: '1' }, async () => value('1, changed'));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['3', '2', '1, changed']);
    await values.put({ owner: 'a', id: '1' }, value('1 again'));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['1 again', '3', '2']);
  });

  it('finds the newest that is wanted, of one owner, however far back', async () => {
    const values = fresh({ mostOfOwner: 20 });
    expect(await values.find('a', () => true)).toBeNull();
    for (let id = 1; id <= 12; id += 1) await values.put({ owner: 'a', id: `${id}` }, value(`${id}`));
    await values.put({ owner: 'b', id: '1' }, value('of b'));
    const read: string[] = [];
    const find = (accept: (text: string) => boolean) =>
      values.find('a', ({ text }) => {
        read.push(text);
        return accept(text);
      });
    expect(await find((text) => text.startsWith('1'))).toEqual(value('12'));
    expect(read).toEqual(['12']);
    expect(await find((text) => text === '1')).toEqual(value('1'));
    expect(await find((text) => text === 'of b')).toBeNull();
  });

  it('changes run in turn', async () => {
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

  it('a change of a missing value starts with the given one', async () => {
    const values = fresh();
    const key = { owner: 'a', id: '1' };
    const append = async ({ text }: Value) => value(`${text}+`);
    expect(await values.change(key, append)).toBeNull();
    expect(await values.change(key, append, value('begun'))).toEqual(value('begun+'));
    expect(await values.change(key, append, value('begun'))).toEqual(value('begun++'));
  });

  it('a value stored during a change stays when the change fails, and the next one gets its turn', async () => {
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

  it('a value removed during a change stays removed', async () => {
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

  it('removes all values of one owner, and none of another', async () => {
    const values = fresh();
    for (const owner of ['a', 'b']) await values.put({ owner, id: '1' }, value(owner));
    await values.removeAll('a');
    expect(await values.get({ owner: 'a', id: '1' })).toBeNull();
    expect(await values.list('b')).toEqual([value('b')]);
  });

  it('one owner fills only its share', async () => {
    const values = fresh();
    await values.put({ owner: 'b', id: '0' }, value('modest'));
    for (let id = 0; id < 30; id += 1) await values.put({ owner: 'a', id: String(id) }, value(String(id)));
    expect((await values.list('a')).map(({ text }) => text)).toEqual(['29', '28', '27', '26', '25']);
    expect(await values.get({ owner: 'a', id: '24' })).toBeNull();
    expect(await values.list('b')).toEqual([value('modest')]);
  });

  const owners = async (values: Collection<Value>, count: number, worth: Worth = 'replaceable') => {
    for (let owner = 0; owner < count; owner += 1)
      await values.put({ owner: `${owner}`, id: '1' }, { text: `${owner}`, worth });
  };

  it('all owners share a limit: a new owner is rejected, and no value is lost', async () => {
    const values = fresh();
    await owners(values, 20);
    await expect(values.put({ owner: 'late', id: '1' }, value('late'))).rejects.toSatisfy(isFull('all'));
    await expect(values.put({ owner: '4', id: '2' }, value('more'))).rejects.toSatisfy(isFull('all'));
    await expect(values.change({ owner: 'late', id: '2' }, unchanged, value('late'))).rejects.toSatisfy(
      isFull('all'),
    );
    for (let owner = 0; owner < 20; owner += 1) expect(await values.list(`${owner}`)).toHaveLength(1);
    expect(await values.list('late')).toEqual([]);
    // Existing values can still be changed and replaced, and a removed one makes room for another.
    await values.put({ owner: '4', id: '1' }, value('replaced'));
    await values.change({ owner: '5', id: '1' }, async () => value('changed'));
    await values.removeAll('0');
    await values.put({ owner: 'late', id: '1' }, value('late'));
    expect([...(await values.list('4')), ...(await values.list('5'))]).toEqual([
      value('replaced'),
      value('changed'),
    ]);
  });

  it('the total size is also limited', async () => {
    const values = fresh({ mostCharacters: 400 });
    for (const owner of ['a', 'b', 'c']) await values.put({ owner, id: '1' }, value('x'.repeat(100)));
    await expect(values.put({ owner: 'd', id: '1' }, value('x'.repeat(100)))).rejects.toSatisfy(
      isFull('all'),
    );
    await values.put({ owner: 'd', id: '1' }, value('small'));
    await values.remove({ owner: 'a', id: '1' });
    await values.put({ owner: 'e', id: '1' }, value('x'.repeat(100)));
    for (const owner of ['b', 'c', 'd', 'e']) expect(await values.list(owner), owner).toHaveLength(1);
  });

  it('any value replaces a replaceable one, none replaces a pending one, and only another lasting one replaces a lasting one', async () => {
    const values = fresh({ mostOfOwner: 2 });
    const put = (id: string, worth: Worth) => values.put({ owner: 'a', id }, { text: id, worth });
    const ids = async () => (await values.list('a')).map(({ text }) => text).sort();
    await put('l1', 'lasting');
    await put('l2', 'lasting');
    await put('p1', 'pending');
    await put('r1', 'replaceable');
    await put('r2', 'replaceable');
    expect(await ids()).toEqual(['l1', 'l2', 'p1', 'r2']);
    await put('p2', 'pending');
    expect(await ids()).toEqual(['l1', 'l2', 'p1', 'p2']);
    for (const worth of ['pending', 'replaceable'] as const)
      await expect(put('no', worth)).rejects.toSatisfy(isFull('own'));
    expect(await ids()).toEqual(['l1', 'l2', 'p1', 'p2']);
    await put('l3', 'lasting');
    expect(await ids()).toEqual(['l2', 'l3', 'p1', 'p2']);
    // A pending value that becomes lasting counts as lasting.
    await values.change({ owner: 'a', id: 'p1' }, async (before) => ({ ...before, worth: 'lasting' }));
    expect(await ids()).toEqual(['l3', 'p1', 'p2']);
  });

  it('the size of one owner’s values has the same rules, and a change is never rejected', async () => {
    const values = fresh({ charactersOfOwner: 500 });
    const put = (id: string, worth: Worth, size = 100) =>
      values.put({ owner: 'a', id }, { text: id.padEnd(size), worth });
    const ids = async () => (await values.list('a')).map(({ text }) => text.trim()).sort();
    for (const id of ['l1', 'l2', 'r1']) await put(id, id === 'r1' ? 'replaceable' : 'lasting');
    await put('p1', 'pending');
    expect(await ids()).toEqual(['l1', 'l2', 'p1']);
    await expect(put('p2', 'pending', 300)).rejects.toSatisfy(isFull('own'));
    await values.put({ owner: 'b', id: '1' }, value('x'.repeat(300)));
    await values.change({ owner: 'a', id: 'l2' }, async ({ text }) => ({
      text: text.padEnd(300),
      worth: 'lasting',
    }));
    expect(await ids()).toEqual(['l2', 'p1']);
    await values.change({ owner: 'a', id: 'p1' }, async ({ text }) => ({
      text: text.padEnd(900),
      worth: 'pending',
    }));
    expect(await ids()).toEqual(['l2', 'p1']);
    expect(await values.list('b')).toHaveLength(1);
  });
});

test('in memory: a value expires after it was put, or after its last change if renewed', async () => {
  vi.useFakeTimers();
  try {
    const lifetimeOf = ({ text }: Value) => (text === 'short' ? 400 : 1_000);
    const kept = memoryCollection<Value>('kept', { ...bounds, lifetime: 1_000, lifetimeOf });
    const renewed = memoryCollection<Value>('renewed', { ...bounds, lifetime: 1_000, renewed: true });
    const key = { owner: 'a', id: '1' };
    for (const values of [kept, renewed]) await values.put(key, value('1'));
    await kept.put({ owner: 'a', id: '2' }, value('short'));
    vi.advanceTimersByTime(401);
    expect((await kept.list('a')).map(({ text }) => text)).toEqual(['1']);
    vi.advanceTimersByTime(500);
    for (const values of [kept, renewed]) await values.change(key, async () => value('changed'));
    vi.advanceTimersByTime(100);
    expect(await kept.get(key)).toBeNull();
    expect(await renewed.get(key)).toEqual(value('changed'));
    vi.advanceTimersByTime(900);
    expect(await renewed.get(key)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});
