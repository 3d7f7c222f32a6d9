import type { HttpExchange } from '@/lib/http/transcript';
import type { Run } from './run';

/** What a run keeps of its HTTP log: so many exchanges, and so many characters of them. */
export const logBounds = { exchanges: 100, characters: 400_000, first: 10 } as const;

/**
 * The run with a log of bounded size. The first exchanges, which are those of the sign-in, and the newest ones stay;
 * `dropped_exchanges` counts what was between them.
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

/** From the beginning, as many as fit. */
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
