import 'server-only';
import { jsonShape } from '@/lib/json/shape';
import type { HandlerOutcome, HandlerRun } from '@/lib/pre-token/handler-run';
import { depthLimit } from '@/lib/verify/json-object';

/** A run as a worker or a process tells it: an answer is JSON still, since a deep one could not be posted. */
export type RawRun = Omit<HandlerRun, 'outcome'> & {
  outcome:
    | Exclude<HandlerOutcome, { kind: 'returned' }>
    | (Omit<Extract<HandlerOutcome, { kind: 'returned' }>, 'value'> & { json: string });
};

export function readRun({ outcome, ...run }: RawRun): HandlerRun {
  if (outcome.kind !== 'returned') return { ...run, outcome };
  const { json, ...how } = outcome;
  const { depth } = jsonShape(json);
  return {
    ...run,
    outcome: depth > depthLimit ? { kind: 'too-deep', depth } : { ...how, value: JSON.parse(json) },
  };
}
