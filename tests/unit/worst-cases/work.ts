import { expect } from 'vitest';

/** Milliseconds of a processor below which nothing is said: start-up and garbage are most of it. */
const floorOf = (length: number) => 150 + length / 1000;
/** How many times the work for a text of four times the length may be. Linear is 4, the square is 16. */
const mostGrowth = 10;
/** How often a suspicion is looked into. */
const repetitions = 3;

type Read = (text: string) => unknown;
/** Makes a text of about that length. */
export type MakeText = (length: number) => string;

/** Milliseconds of this process's processor time. Other programs on the machine do not count. */
async function workOf(read: Read, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Expects that the work for a text grows with its length and no faster, by fours: a reader that does not hold to it is
 * caught before it takes minutes. Answers the work for the longest.
 */
export async function expectLinear(read: Read, text: MakeText, lengths: readonly number[]): Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  for (const length of lengths) {
    const most = () => Math.max(floorOf(length), mostGrowth * last);
    let work = await workOf(read, text(length));
    // It may have been the compiler, or the garbage of another text.
    for (let again = 0; again < repetitions && work > most(); again += 1) {
      last = Math.max(last, await workOf(read, text(length / 4)));
      work = Math.min(work, await workOf(read, text(length)));
    }
    const reason = `milliseconds for ${length} characters, ${last} for a quarter of them: ${text(40)}`;
    expect(work, reason).toBeLessThanOrEqual(most());
    last = Math.max(1, work);
  }
  return last;
}

/** `limit` and its quarters, from the smallest that is no less than `least`. */
export function quartersOf(limit: number, least: number): number[] {
  const lengths = [limit];
  for (let length = limit / 4; length >= least; length /= 4) lengths.unshift(length);
  return lengths;
}
