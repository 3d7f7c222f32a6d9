import { distance, isInMilliseconds, utc } from '@/lib/text/time';

/** A claim that should be seconds since 1970. RFC 7519 §2. */
export type NumericDate =
  | { kind: 'absent' }
  | { kind: 'malformed' }
  /** Milliseconds, as `Date.now()` returns them. */
  | { kind: 'milliseconds' }
  | { kind: 'seconds'; seconds: number };

export function readNumericDate(value: unknown): NumericDate {
  if (value === undefined) return { kind: 'absent' };
  if (typeof value !== 'number' || !Number.isFinite(value)) return { kind: 'malformed' };
  if (isInMilliseconds(value)) return { kind: 'milliseconds' };
  return { kind: 'seconds', seconds: value };
}

/** `1763817545 (2026-11-22 13:19:05 UTC, in 54 min)`. `now` in milliseconds. */
export function showSeconds(seconds: number, now: number): string {
  const date = utc(seconds * 1000);
  return date === null ? `${seconds}` : `${seconds} (${date}, ${distance(seconds * 1000, now)})`;
}
