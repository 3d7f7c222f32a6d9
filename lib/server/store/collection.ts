/** Whose it is, and which of theirs. */
export type Key = { owner: string; id: string };

/** Values of one kind, each of an owner. They end by themselves, and their number and size have bounds. */
export type Collection<T> = {
  /** `null` if there is none, or no longer. Nobody but the owner finds it. */
  get(key: Key): Promise<T | null>;
  /** All of one owner's, newest first. */
  list(owner: string): Promise<T[]>;
  /** Adds it, or replaces it whole; either way it is the newest then. Throws `StoreFull` where there is no room. */
  put(key: Key, value: T): Promise<void>;
  /**
   * Changes a value where it is. Changes of one value take turns, so that a second one waits for what the first
   * started and then finds it done. Answers the value as it is afterwards, `null` if there is none; `initial` is put
   * first then, where it is given. What is removed meanwhile stays removed. A change is never refused for want of room.
   */
  change(key: Key, change: Change<T>, initial?: T): Promise<T | null>;
  remove(key: Key): Promise<void>;
  removeAll(owner: string): Promise<void>;
};

/**
 * Answers the value as it shall be; the same one changes nothing. `keep` saves what must be known even if this process
 * ends before the change does, such as that something was sent that may be sent once.
 */
export type Change<T> = (value: T, keep: (value: T) => Promise<void>) => Promise<T>;

/**
 * What may go when its owner needs room for a new value: a `replaceable` one for any, a `lasting` one only for another
 * lasting one, a `pending` one never. What belongs to another owner never goes.
 */
export type Worth = 'replaceable' | 'pending' | 'lasting';

export type Bounds<T> = {
  /** Milliseconds that a value is kept at most. */
  lifetime: number;
  /** Milliseconds that this one is kept, where it is not as long as others. */
  lifetimeOf?: (value: T) => number;
  /** Whether a change begins the lifetime again. Otherwise it counts from when the value was put. */
  renewed?: boolean;
  worthOf: (value: T) => Worth;
  /** Of all owners together. A new value is refused when there would be more. */
  most: number;
  mostCharacters: number;
  /** Of one owner: so many lasting ones, and as many others. */
  mostOfOwner: number;
  charactersOfOwner: number;
};

/** What the bounds need to know of a value that is kept. `characters` are those of its JSON text. */
export type Weight = { worth: Worth; characters: number };

/**
 * Which of the owner's other values have to go for a new or changed one, and whether there is room for it then.
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
