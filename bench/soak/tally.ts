/** Results by kind of visit. */
export class Tally {
  readonly #kinds = new Map<string, { done: number; failed: number }>();
  /** The start of each kind of failure message, with its count. */
  readonly #faults = new Map<string, number>();

  done(kind: string): void {
    this.#of(kind).done += 1;
  }

  failed(kind: string, words: string): void {
    const of = this.#of(kind);
    of.done += 1;
    of.failed += 1;
    this.wrong(`${kind}: ${words}`);
  }

  /** A problem that belongs to no single visit. */
  wrong(words: string): void {
    this.#faults.set(words, (this.#faults.get(words) ?? 0) + 1);
  }

  get visits(): number {
    return [...this.#kinds.values()].reduce((sum, { done }) => sum + done, 0);
  }

  get failures(): number {
    return [...this.#faults.values()].reduce((sum, times) => sum + times, 0);
  }

  lines(): string[] {
    return [
      ...[...this.#kinds].map(
        ([kind, { done, failed }]) =>
          `  ${kind.padEnd(40)}${String(done).padStart(8)}${`${failed} failed`.padStart(12)}`,
      ),
      ...[...this.#faults].map(([words, times]) => `  FAILED ${times} times: ${words}`),
    ];
  }

  #of(kind: string) {
    const of = this.#kinds.get(kind) ?? { done: 0, failed: 0 };
    this.#kinds.set(kind, of);
    return of;
  }
}
