/**
 * A Map whose entries expire, each at its own time, or earlier once there are `capacity` newer ones. Anyone who can reach
 * the pool can make it store entries, so their number is limited.
 */
export class ExpiringMap<Value> {
  readonly #entries = new Map<string, { value: Value; expires_at: number }>();
  readonly #capacity: number;
  readonly #now: () => number;

  /** @param now Unix time in milliseconds. */
  constructor(capacity: number, now: () => number) {
    this.#capacity = capacity;
    this.#now = now;
  }

  /** @param lifetime Seconds. */
  set(key: string, value: Value, lifetime: number): void {
    this.#entries.delete(key);
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size < this.#capacity) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, expires_at: this.#now() + lifetime * 1000 });
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry && entry.expires_at > this.#now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Gets and deletes an entry that may be used only once. */
  take(key: string): Value | undefined {
    const value = this.get(key);
    this.#entries.delete(key);
    return value;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
