// @ts-check

/** The timers of one run, by their IDs in the sandbox. */
export class Timers {
  /**
   * When each one is due, and whether it keeps the run alive.
   * @type {Map<number, { due: number, held: boolean }>}
   */
  #timers = new Map();

  /**
   * @param {number} id
   * @param {number} delay in milliseconds
   */
  begin(id, delay) {
    this.#timers.set(id, { due: performance.now() + Math.max(1, delay || 0), held: true });
  }

  /** @param {number} id */
  end(id) {
    this.#timers.delete(id);
  }

  /**
   * @param {number} id
   * @param {boolean} held
   */
  hold(id, held) {
    const timer = this.#timers.get(id);
    if (timer) timer.held = held;
  }

  /** The next timer; `null` if none keeps the run alive. */
  next() {
    const timers = [...this.#timers].map(([id, timer]) => ({ id, ...timer }));
    if (!timers.some(({ held }) => held)) return null;
    return timers.reduce((first, next) => (next.due < first.due ? next : first));
  }
}
