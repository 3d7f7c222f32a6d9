import 'server-only';
import { setTimeout as delay } from 'node:timers/promises';
import type { Bounds, Collection, Key } from './collection';
import { StoreUnavailable, withClient } from './redis';
import { inSharedTurn } from './redis-turn';
import * as scripts from './scripts';
import { nameOf, sealAt, unsealAt } from './sealing';
import { StoreFull } from './store-full';

/** Values that a search fetches at once: usually, one of the newest few is the right one. */
const pageSize = 5;

/** Stored in Redis, encrypted, for all replicas. Throws `StoreUnavailable` if it can't be reached. */
export function redisCollection<T extends object>(kind: string, bounds: Bounds<T>): Collection<T> {
  const { lifetime, lifetimeOf = () => lifetime } = bounds;
  const placeOf = ({ owner, id }: Key) => nameOf(kind, 'value', owner, id);
  const keysOf = (name: string, owner: string) => [
    name,
    nameOf(kind, 'index', owner),
    nameOf(kind, 'index'),
    nameOf(kind, 'facts'),
  ];

  const run = (script: string, keys: string[], ...argv: (string | number)[]) =>
    withClient((client) => client.eval(script, { keys, arguments: argv.map(String) }));

  /** The arguments that all writing scripts have in common. */
  const written = async (name: string, value: T): Promise<(string | number)[]> => {
    const text = JSON.stringify(value);
    const { worthOf, mostOfOwner, charactersOfOwner } = bounds;
    const worth = [worthOf(value), text.length];
    const sealed = await sealAt(name, text);
    return [sealed, ...worth, lifetimeOf(value), lifetime, mostOfOwner, charactersOfOwner];
  };

  const read = async (name: string, value: string | null): Promise<T | null> => {
    if (value === null) return null;
    const text = await unsealAt(name, value);
    if (text === null)
      console.error(
        'A value in the store couldn’t be decrypted. It was encrypted with another secret, or was changed.',
      );
    return text === null ? null : JSON.parse(text);
  };

  const get = async (key: Key): Promise<T | null> => {
    const name = placeOf(key);
    return await read(name, await withClient((client) => client.get(name)));
  };

  const put = async (key: Key, value: T): Promise<void> => {
    const name = placeOf(key);
    const { most, mostCharacters } = bounds;
    const keys = keysOf(name, key.owner);
    const outcome = await run(scripts.put, keys, ...(await written(name, value)), most, mostCharacters);
    if (outcome === 'own' || outcome === 'all') throw new StoreFull(outcome);
  };

  const replace = async (key: Key, turn: string, token: string, value: T): Promise<void> => {
    const name = placeOf(key);
    const keys = [...keysOf(name, key.owner), turn];
    const renewed = bounds.renewed ? 1 : 0;
    const outcome = await run(scripts.replace, keys, ...(await written(name, value)), token, renewed);
    if (outcome === 'late') throw new StoreUnavailable('it took too long, and another replica continued');
  };

  /** Newest first. */
  const namesOf = (owner: string) =>
    withClient<string[]>((client) => client.zRange(nameOf(kind, 'index', owner), 0, -1, { REV: true }));

  const readAll = async (names: string[]): Promise<T[]> => {
    if (names.length === 0) return [];
    const values = await withClient<(string | null)[]>((client) => client.mGet(names));
    const found = await Promise.all(names.map((name, index) => read(name, values[index] ?? null)));
    return found.filter((value) => value !== null);
  };

  return {
    get,
    list: async (owner) => await readAll(await namesOf(owner)),
    find: async (owner, accept) => {
      const names = await namesOf(owner);
      for (let start = 0; start < names.length; start += pageSize) {
        const found = (await readAll(names.slice(start, start + pageSize))).find(accept);
        if (found) return found;
      }
      return null;
    },
    put,
    change: async (key, change, initial) => {
      const turn = nameOf(kind, 'turn', key.owner, key.id);
      return await inSharedTurn(turn, async (token) => {
        let value: T | null = await get(key);
        if (value === null && initial !== undefined) {
          await put(key, initial);
          value = initial;
        }
        if (value === null) return null;
        const changed = await change(value, (certain) => replace(key, turn, token, certain));
        if (changed !== value) await persistently(() => replace(key, turn, token, changed));
        return changed;
      });
    },
    remove: async (key) => {
      await run(scripts.remove, keysOf(placeOf(key), key.owner));
    },
    removeAll: async (owner) => {
      await run(scripts.removeAll, keysOf(nameOf(kind, 'nothing'), owner));
    },
  };
}

/** The result of a change can't be fetched again, so it waits while Redis restarts. */
async function persistently(write: () => Promise<void>): Promise<void> {
  const giveUp = performance.now() + 8_000;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (performance.now() > giveUp) throw error;
      await delay(200);
    }
  }
}
