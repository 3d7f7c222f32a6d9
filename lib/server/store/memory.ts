import 'server-only';
import { type Bounds, type Collection, type Key, makeRoom, type Weight } from './collection';
import { StoreFull } from './store-full';
import { inTurn } from './turns';

/**
 * The value as JSON, so that callers can't change it. In UTF-8, because a string with a single curly quote takes two
 * bytes a character.
 */
type Entry = Weight & { id: string; json: Buffer; since: number; end: NodeJS.Timeout };

/** Milliseconds. For a longer time, Node.js uses 1 ms. */
const longestTimer = 2 ** 31 - 1;

/** Stored in this process and lost when it ends. `name` distinguishes collections. */
export function memoryCollection<T extends object>(name: string, bounds: Bounds<T>): Collection<T> {
  /** By owner, then by ID, oldest first. */
  const owners = new Map<string, Map<string, Entry>>();
  /** For all owners. */
  let count = 0;
  let characters = 0;

  const parse = ({ json }: Entry): T => JSON.parse(json.toString());
  const entryOf = ({ owner, id }: Key) => owners.get(owner)?.get(id);
  /** Newest first, each read when it's asked for. */
  function* values(owner: string): Generator<T> {
    for (const entry of [...(owners.get(owner)?.values() ?? [])].reverse()) yield parse(entry);
  }
  const drop = (key: Key) => {
    const entry = entryOf(key);
    if (!entry) return;
    clearTimeout(entry.end);
    count -= 1;
    characters -= entry.characters;
    owners.get(key.owner)?.delete(key.id);
    if (owners.get(key.owner)?.size === 0) owners.delete(key.owner);
  };
  const read = (key: Key): T | null => {
    const entry = entryOf(key);
    return entry ? parse(entry) : null;
  };
  const weigh = (value: T, text: string): Weight => ({
    worth: bounds.worthOf(value),
    characters: text.length,
  });
  const roomFor = ({ owner, id }: Key, weight: Weight) => {
    const others = [...(owners.get(owner)?.values() ?? [])].filter((entry) => entry.id !== id);
    return makeRoom(others, weight, bounds);
  };
  /** An existing name keeps its position. */
  const write = (key: Key, value: T, text: string, since: number) => {
    const { lifetime, lifetimeOf = () => lifetime } = bounds;
    const before = entryOf(key);
    clearTimeout(before?.end);
    const left = since + lifetimeOf(value) - Date.now();
    const end = setTimeout(() => drop(key), Math.min(left, longestTimer));
    // Timers of hours must not keep the process alive.
    end.unref();
    const weight = weigh(value, text);
    if (!before) count += 1;
    characters += weight.characters - (before?.characters ?? 0);
    const own = owners.get(key.owner) ?? new Map<string, Entry>();
    owners.set(key.owner, own.set(key.id, { ...weight, id: key.id, json: Buffer.from(text), since, end }));
  };

  const put = (key: Key, value: T) => {
    const text = JSON.stringify(value);
    const { going, enough } = roomFor(key, weigh(value, text));
    if (!enough) throw new StoreFull('own');
    const gone = [entryOf(key), ...going].filter((entry) => entry !== undefined);
    const left = gone.reduce((sum, entry) => sum - entry.characters, characters);
    if (count - gone.length >= bounds.most || left + text.length > bounds.mostCharacters)
      throw new StoreFull('all');
    for (const { id } of gone) drop({ ...key, id });
    write(key, value, text, Date.now());
  };
  const replace = (key: Key, value: T) => {
    const entry = entryOf(key);
    if (!entry) return;
    const text = JSON.stringify(value);
    for (const { id } of roomFor(key, weigh(value, text)).going) drop({ ...key, id });
    write(key, value, text, bounds.renewed ? Date.now() : entry.since);
  };

  return {
    get: async (key) => read(key),
    list: async (owner) => [...values(owner)],
    find: async (owner, accept) => {
      for (const value of values(owner)) if (accept(value)) return value;
      return null;
    },
    put: async (key, value) => put(key, value),
    change: async (key, change, initial) =>
      await inTurn(JSON.stringify([name, key.owner, key.id]), async () => {
        if (initial !== undefined && !entryOf(key)) put(key, initial);
        const value = read(key);
        if (value === null) return null;
        const changed = await change(value, async (certain) => replace(key, certain));
        if (changed !== value) replace(key, changed);
        return changed;
      }),
    remove: async (key) => drop(key),
    removeAll: async (owner) => {
      for (const id of owners.get(owner)?.keys() ?? []) drop({ owner, id });
    },
  };
}
