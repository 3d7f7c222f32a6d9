'use client';

import { distance, isInMilliseconds, utc } from '@/lib/text/time';
import { useAlive } from './use-alive';
import { useNow } from './use-now';

type Props = {
  /** Unix time in seconds, as received. */
  at: number;
  /** The original number, if known. */
  written?: string;
  /** When the page was rendered. Unix time in milliseconds. */
  now: number;
};

/** A time as a distance from now, as the original number, and as a date in the user's time zone. */
export function Instant({ at, written = `${at}`, now: made }: Props) {
  const now = useNow(made);
  const alive = useAlive();
  const date = utc(at * 1000);
  if (date === null || isInMilliseconds(at)) {
    const meant = utc(at);
    return (
      <span className="facts" data-unit={meant === null ? undefined : 'milliseconds'}>
        <span className="wire">{written}</span>
        <span className="quiet">
          {meant === null
            ? 'Not a valid date.'
            : `In milliseconds: ${meant}. As seconds, thousands of years away.`}
        </span>
      </span>
    );
  }
  return (
    <span className="facts">
      <span className="tabular-nums">{distance(at * 1000, now)}</span>
      <span className="wire quiet">{written}</span>
      <time className="quiet" dateTime={new Date(at * 1000).toISOString()} title={date}>
        {alive ? new Date(at * 1000).toLocaleString() : date}
      </time>
    </span>
  );
}
