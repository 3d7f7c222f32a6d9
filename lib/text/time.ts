const secondsIn = { d: 86_400, h: 3_600, min: 60, s: 1 } as const;

/** A distance in time by its two largest units: `54 min 12 s`, `3 h 5 min`, `2 d`. Milliseconds. */
export function duration(milliseconds: number): string {
  let rest = Math.floor(Math.abs(milliseconds) / 1000);
  const parts: string[] = [];
  for (const [unit, size] of Object.entries(secondsIn)) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount} ${unit}`);
    // Omits a zero in the second unit, so `1 h 0 min 4 s` is `1 h`.
    if (parts.length === 2 || (parts.length === 1 && amount === 0)) break;
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** `in 54 min 12 s`, `3 d 2 h ago` or `now`. Both in milliseconds. */
export function distance(to: number, now: number): string {
  if (Math.abs(to - now) < 1000) return 'now';
  return to > now ? `in ${duration(to - now)}` : `${duration(now - to)} ago`;
}

/** `2026-11-22 13:29:05 UTC`, or `null` if it isn't a valid date. Milliseconds. */
export function utc(time: number): string | null {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return null;
  // Up to the dot before the milliseconds; a year with more than four digits is longer.
  const iso = date.toISOString();
  return `${iso.slice(0, -14)} ${iso.slice(-13, -5)} UTC`;
}

/** Larger Unix times can only be milliseconds: as seconds, this is the year 5138. */
const firstMillisecondTime = 100_000_000_000;

/** Whether a Unix time that should be in seconds is in milliseconds, as from `Date.now()`. */
export const isInMilliseconds = (time: number): boolean => Math.abs(time) >= firstMillisecondTime;

/**
 * Converts a Unix time to milliseconds. The input may be in seconds, as in the specifications, or in
 * milliseconds.
 */
export function toMilliseconds(time: number): number {
  return isInMilliseconds(time) ? time : time * 1000;
}
