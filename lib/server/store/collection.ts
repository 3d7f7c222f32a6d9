/** The owner of a value, and its ID. */
export type Key = { owner: string; id: string };

/**
 * Values of one kind, each with an owner. They expire by themselves, and their number and size are limited.
 */
export type Collection<T> = {
  /** `null` if it doesn't exist or has expired. Other owners can't read it. */
  get(key: Key): Promise<T | null>;
  /** All values of one owner, newest first. */
  list(owner: string): Promise<T[]>;
  /** The newest value of one owner that `accept` accepts. Older ones aren't even read. */
  find(owner: string, accept: (value: T) => boolean): Promise<T | null>;
  /** Adds it, or replaces it completely; it becomes the newest. Throws `StoreFull` if there's no space. */
  put(key: Key, value: T): Promise<void>;
  /**
   * Changes a value in place. Changes of one value run one after another, so that a second one waits for the
   * first and sees its result. Returns the changed value, or `null` if it doesn't exist. If `initial` is set,
   * it's put first in that case. A value that is removed meanwhile stays removed. Changes are never rejected
   * for lack of space.
   */
  change(key: Key, change: Change<T>, initial?: T): Promise<T | null>;
  remove(key: Key): Promise<void>;
  removeAll(owner: string): Promise<void>;
};

/**
 * Returns the changed value; returning the same one changes nothing. `keep` saves an intermediate value that
 * must survive if this process ends, for example that a code was sent that may only be sent once.
 */
export type Change<T> = (value: T, keep: (value: T) => Promise<void>) => Promise<T>;

/**
 * Which values may be removed if their owner needs space for a new one: `replaceable` for any value,
 * `lasting` only for another lasting one, `pending` never. Values of other owners are never removed.
 */
export type Worth = 'replaceable' | 'pending' | 'lasting';

export type Bounds<T> = {
  /** Maximum lifetime of a value in milliseconds. */
  lifetime: number;
  /** Lifetime of this value in milliseconds, if it's shorter. */
  lifetimeOf?: (value: T) => number;
  /** Whether a change restarts the lifetime. Otherwise, it counts from when the value was put. */
  renewed?: boolean;
  worthOf: (value: T) => Worth;
  /** For all owners together. Above this, new values are rejected. */
  most: number;
  mostCharacters: number;
  /** For one owner: so many lasting values, and as many others. */
  mostOfOwner: number;
  charactersOfOwner: number;
};

/** The properties of a stored value that the limits need. `characters` is the length of its JSON text. */
export type Weight = { worth: Worth; characters: number };

/**
 * Which of the owner's other values to remove for a new or changed one, and whether that makes enough space.
 * `others` are oldest first. `scripts.ts` has the same in Lua.
 */
export function makeRoom<Other extends Weight>(
  others: readonly Other[],
  { worth, characters }: Weight,
  { mostOfOwner, charactersOfOwner }: Pick<Bounds<never>, 'mostOfOwner' | 'charactersOfOwner'>,
): { going: Other[]; enough: boolean } {
  const staying = [...others];
  const going: Other[] = [];
  const drop = (wanted: Worth): boolean => {
    const index = staying.findIndex((other) => other.worth === wanted);
    if (index !== -1) going.push(...staying.splice(index, 1));
    return index !== -1;
  };
  const lasting = worth === 'lasting';
  const isOver = () =>
    staying.filter((other) => (other.worth === 'lasting') === lasting).length >= mostOfOwner;
  const isTooLarge = () =>
    staying.reduce((sum, other) => sum + other.characters, characters) > charactersOfOwner;
  while (isOver() && drop(lasting ? 'lasting' : 'replaceable'));
  while (isTooLarge() && (drop('replaceable') || (lasting && drop('lasting'))));
  return { going, enough: !isOver() && !isTooLarge() };
}
