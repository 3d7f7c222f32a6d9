'use client';

import { distance, isInMilliseconds, utc } from '@/lib/text/time';
import { useNow } from './use-now';

/** The distance to a time, updated every second. Both in milliseconds. */
export function Distance({ to, now: made }: { to: number; now: number }) {
  return <span className="tabular-nums">{distance(to, useNow(made))}</span>;
}

/**
 * A countdown to a token's expiry; nothing if it isn't a valid date. `at` in seconds, `now` in milliseconds.
 */
export function Expiry({ at, now: made }: { at: number; now: number }) {
  const now = useNow(made);
  const meant = at > 0 && isInMilliseconds(at) ? utc(at) : null;
  if (meant !== null) {
    return (
      <span data-unit="milliseconds" title={meant} className="text-warn">
        never expires: exp is in milliseconds
      </span>
    );
  }
  if (utc(at * 1000) === null) return null;
  const over = at * 1000 <= now;
  return (
    <span
      data-expired={over}
      title={utc(at * 1000) ?? undefined}
      className={over ? 'tabular-nums font-medium text-fail' : 'tabular-nums'}
    >
      {over ? 'expired' : 'expires'} {distance(at * 1000, now)}
    </span>
  );
}
