import 'server-only';
import type { Bounds, Collection, Key } from './collection';
import { inTurn } from './turns';

type Entry = { owner: string; text: string; end: NodeJS.Timeout };

/** Kept in this process: all is gone when it ends. `name` tells collections apart. */
export function memoryCollection<T extends object>(
  name: string,
  { lifetime, most, most_of_owner }: Bounds,
): Collection<T> {
  /** Oldest first. Text, so that nobody who was given a value can change what is kept. */
  const entries = new Map<string, Entry>();
  const nameOf = ({ owner, id }: Key) => JSON.stringify([name, owner, id]);

  const drop = (at: string) => {
    clearTimeout(entries.get(at)?.end);
    entries.delete(at);
  };
  const makeRoom = (owner: string) => {
    const all = [...entries.keys()];
    const own = all.filter((at) => entries.get(at)?.owner === owner);
    for (const at of own.slice(0, Math.max(own.length - most_of_owner + 1, 0))) drop(at);
    for (const at of all.slice(0, Math.max(all.length - most + 1, 0))) drop(at);
  };
  const read = (at: string): T | null => {
    const entry = entries.get(at);
    return entry ? JSON.parse(entry.text) : null;
  };
  const replace = (at: string, value: T) => {
    const entry = entries.get(at);
    if (!entry) return;
    entry.text = JSON.stringify(value);
    entry.end.refresh();
  };

  const put = (key: Key, value: T) => {
    const at = nameOf(key);
    drop(at);
    makeRoom(key.owner);
    const end = setTimeout(() => drop(at), lifetime);
    // What is kept for hours keeps no process alive.
    end.unref();
    entries.set(at, { owner: key.owner, text: JSON.stringify(value), end });
  };

  return {
    get: async (key) => read(nameOf(key)),
    list: async (owner) =>
      [...entries.values()]
        .filter((entry) => entry.owner === owner)
        .map(({ text }): T => JSON.parse(text))
        .reverse(),
    put: async (key, value) => put(key, value),
    change: async (key, change, initial) => {
      const at = nameOf(key);
      return await inTurn(at, async () => {
        if (initial !== undefined && !entries.has(at)) put(key, initial);
        const value = read(at);
        if (value === null) return null;
        const changed = await change(value, async (certain) => replace(at, certain));
        if (changed !== value) replace(at, changed);
        return changed;
      });
    },
    remove: async (key) => drop(nameOf(key)),
    removeAll: async (owner) => {
      for (const [at, entry] of entries) if (entry.owner === owner) drop(at);
    },
  };
}
