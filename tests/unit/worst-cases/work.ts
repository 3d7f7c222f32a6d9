import { expect } from 'vitest';

/** Milliseconds of processor time below which nothing is reported, because start-up and garbage collection dominate. */
const floorOf = (length: number) => 150 + length / 1000;
/** The most that the work for a text of four times the length can grow. Linear is 4, quadratic is 16. */
const mostGrowth = 10;
/** How often a suspicion is measured again. */
const repetitions = 3;

type Read = (text: string) => unknown;
/** Creates a text of about that length. */
export type MakeText = (length: number) => string;

/** Milliseconds of this process's processor time, excluding other programs. */
async function workOf(read: Read, text: string): Promise<number> {
  const before = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * Expects the work for a text to grow linearly. Measures at every fourfold length, so that a slow reader is caught
 * before it takes minutes. Returns the work for the longest text.
 */
export async function expectLinear(read: Read, text: MakeText, lengths: readonly number[]): Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  for (const length of lengths) {
    const most = () => Math.max(floorOf(length), mostGrowth * last);
    let work = await workOf(read, text(length));
    // The cause can be the compiler, or garbage from another text.
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

/** `limit` and its quarters, from the smallest that is at least `least`. */
export function quartersOf(limit: number, least: number): number[] {
  const lengths = [limit];
  for (let length = limit / 4; length >= least; length /= 4) lengths.unshift(length);
  return lengths;
}
