/** Whose it is, and which of theirs. */
export type Key = { owner: string; id: string };

/** Values of one kind, each of an owner. They end by themselves, and their number has a bound. */
export type Collection<T> = {
  /** `null` where there is none, or no longer. Nobody but the owner finds it. */
  get(key: Key): Promise<T | null>;
  /** All of one owner's, newest first. */
  list(owner: string): Promise<T[]>;
  /** Adds it, or replaces it whole; either way it is the newest then. */
  put(key: Key, value: T): Promise<void>;
  /**
   * Changes a value where it stands. Changes of one value take turns, so that a second one waits for what the first
   * began and then finds it done. Answers the value as it is afterwards, `null` where there is none; `initial` is put
   * first then, where it is given. What is removed meanwhile stays removed.
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

export type Bounds = {
  /** Milliseconds since a value was last written. */
  lifetime: number;
  /** The oldest goes when there would be more. */
  most: number;
  most_of_owner: number;
};
