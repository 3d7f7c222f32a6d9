import 'server-only';
import { z } from 'zod';
import { jsonShape } from '@/lib/json/shape';
import type { HandlerRun } from '@/lib/pre-token/handler-run';
import { depthLimit } from '@/lib/verify/json-object';

const line = z.number().nullable();

/** The response stays JSON text, because a deeply nested object can't be posted. */
const outcomeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('returned'),
    json: z.string(),
    by: z.enum(['promise', 'callback', 'nothing']),
    ignored: z.boolean(),
  }),
  z.object({ kind: z.literal('threw'), name: z.string(), message: z.string(), line }),
  z.object({ kind: z.literal('syntax'), message: z.string(), line }),
  z.object({ kind: z.literal('no-handler'), exports: z.array(z.string()), bare: z.boolean() }),
  z.object({ kind: z.literal('too-large'), length: z.number() }),
  z.object({ kind: z.literal('crashed'), message: z.string() }),
  z.object({ kind: z.enum(['timeout', 'never-settled', 'out-of-memory']) }),
]);

/** The message from a worker or a process about a run. A handler file can send arbitrary messages. */
export const toldSchema = z.object({
  outcome: outcomeSchema,
  name: z.string().nullable(),
  parameters: z.number().nullable(),
  log: z.array(z.object({ level: z.enum(['debug', 'info', 'log', 'warn', 'error']), text: z.string() })),
  log_cut: z.boolean(),
});

export type Told = z.infer<typeof toldSchema>;
export type RawRun = Told & Pick<HandlerRun, 'missing' | 'duration_ms'>;

export function parseHandlerRun({ outcome, ...run }: RawRun): HandlerRun {
  if (outcome.kind !== 'returned') return { ...run, outcome };
  const { json, ...how } = outcome;
  const { depth } = jsonShape(json);
  return {
    ...run,
    outcome: depth > depthLimit ? { kind: 'too-deep', depth } : { ...how, value: JSON.parse(json) },
  };
}
