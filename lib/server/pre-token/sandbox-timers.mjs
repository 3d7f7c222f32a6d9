// @ts-check

/** The timers of one run, by the ids that the sandbox gave them. */
export class Timers {
  /**
   * When each is due, and whether it keeps the run going.
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

  /** The one that is due first; `null` where none keeps the run going. */
  next() {
    const timers = [...this.#timers].map(([id, timer]) => ({ id, ...timer }));
    if (!timers.some(({ held }) => held)) return null;
    return timers.reduce((first, next) => (next.due < first.due ? next : first));
  }
}
