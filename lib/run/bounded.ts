import type { HttpExchange } from '@/lib/http/transcript';
import type { Run } from './run';

/** Limits for the HTTP log of a sign-in: number of exchanges, and their characters. */
export const logBounds = { exchanges: 100, characters: 400_000, first: 10 } as const;

/**
 * Limits the HTTP log of a run. The first exchanges (the sign-in) and the newest ones stay.
 * `dropped_exchanges` counts those between them.
 */
export function bounded(run: Run): Run {
  const kept = keptExchanges(run.transcript);
  const dropped = run.transcript.length - kept.length;
  if (dropped === 0) return run;
  return { ...run, transcript: kept, dropped_exchanges: (run.dropped_exchanges ?? 0) + dropped };
}

function keptExchanges(transcript: HttpExchange[]): HttpExchange[] {
  const first = withinBounds(transcript.slice(0, logBounds.first), logBounds.characters / 2, logBounds.first);
  const left = {
    characters: logBounds.characters - sizeOf(first),
    exchanges: logBounds.exchanges - first.length,
  };
  const rest = transcript.slice(first.length).toReversed();
  return [...first, ...withinBounds(rest, left.characters, left.exchanges).toReversed()];
}

/** As many as fit, from the start. */
function withinBounds(exchanges: HttpExchange[], characters: number, most: number): HttpExchange[] {
  let left = characters;
  const over = exchanges.findIndex((exchange, index) => {
    left -= sizeOf([exchange]);
    return left < 0 || index >= most;
  });
  return over === -1 ? exchanges : exchanges.slice(0, over);
}

const sizeOf = (exchanges: HttpExchange[]): number =>
  exchanges.reduce((sum, exchange) => sum + JSON.stringify(exchange).length, 0);
