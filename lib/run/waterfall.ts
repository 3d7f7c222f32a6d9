import type { HttpExchange } from '@/lib/http/transcript';
import type { Run } from './run';

/** One bar in the timing of a sign-in. `from` and `width` are percentages of the whole. */
export type Span = {
  kind: 'browser' | 'server';
  label: string;
  /** Unix time in milliseconds. */
  start: number;
  /** Milliseconds; `null` if the browser didn't return from the provider. */
  duration: number | null;
  from: number;
  width: number;
};

type Timed = Pick<Run, 'created_at' | 'response' | 'refused_at' | 'transcript' | 'profile'> & {
  has_state: boolean;
};

/**
 * The share of the chart for the time at the provider's sign-in page. At scale, a person's seconds would
 * leave no space for the rest.
 */
const browserShare = 0.3;

/** The requests of a sign-in with their times, including the browser's visit to the provider. */
export function spansOf({ created_at, response, refused_at, transcript, profile, has_state }: Timed): Span[] {
  const back = response?.received_at ?? refused_at ?? null;
  const trip = has_state && back !== null && back >= created_at ? { start: created_at, end: back } : null;
  const all = [
    ...transcript.map((exchange) => ({
      ...timesOf(exchange),
      kind: 'server' as const,
      label: labelOf(exchange),
    })),
    ...(trip
      ? [{ ...trip, kind: 'browser' as const, label: tripLabel(profile.metadata.authorization_endpoint) }]
      : []),
  ].toSorted((one, other) => one.start - other.start);
  const place = scale(all, trip);
  return all.map(({ kind, label, start, end }) => ({
    kind,
    label,
    start,
    duration: end - start,
    from: place(start),
    width: place(end) - place(start),
  }));
}

type Times = { start: number; end: number };

const timesOf = ({ started_at, duration }: HttpExchange): Times => ({
  start: started_at,
  end: started_at + duration,
});

/**
 * Converts a time to a percentage of the width: proportional, except for the fixed share of the browser's
 * visit.
 */
function scale(all: readonly Times[], trip: Times | null): (time: number) => number {
  const first = Math.min(...all.map(({ start }) => start));
  const last = Math.max(...all.map(({ end }) => end), first + 1);
  const away = trip ? trip.end - trip.start : 0;
  const active = Math.max(1, last - first - away);
  const share = trip && away > 0 ? browserShare : 0;
  return (time) => {
    const inTrip = trip ? Math.max(0, Math.min(time, trip.end) - trip.start) : 0;
    const outside = time - first - inTrip;
    return 100 * ((outside / active) * (1 - share) + (away > 0 ? (inTrip / away) * share : 0));
  };
}

const labelOf = ({ method, url }: HttpExchange): string => `${method} ${URL.parse(url)?.pathname ?? url}`;

const tripLabel = (endpoint: string): string =>
  `Browser: ${URL.parse(endpoint)?.pathname ?? endpoint} → /callback`;
