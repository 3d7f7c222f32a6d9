import { utc } from '@/lib/text/time';
import { Distance } from './distance';

type Props = {
  /** Unix time in seconds, as it came over the wire. */
  at: number;
  /** The number to the letter, where that is known. */
  written?: string;
  /** When the page was made. Unix time in milliseconds. */
  now: number;
};

/** A time as a date, as a distance from now, and as the number on the wire. */
export function Instant({ at, written = `${at}`, now }: Props) {
  const date = utc(at * 1000);
  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      <span className="wire">{written}</span>
      {date === null ? (
        <span className="text-muted">no date that a calendar holds: were these milliseconds?</span>
      ) : (
        <span className="text-[0.8125rem] text-muted">
          <time dateTime={new Date(at * 1000).toISOString()}>{date}</time> ·{' '}
          <Distance to={at * 1000} now={now} />
        </span>
      )}
    </span>
  );
}
