import { z } from 'zod';
import type { PreTokenEvent } from './event';
import { handlerLimits } from './handler-run';
import { readEvent } from './read-event';
import { eventVersions, type TriggerVersion, triggerVersions } from './trigger';

const schema = z.strictObject({
  handler: z
    .string()
    .min(1, 'is empty')
    .max(handlerLimits.handler_length, `is longer than ${handlerLimits.handler_length} characters`),
  version: z.enum(triggerVersions),
  event: z.unknown().optional(),
});

/** The request of `POST /api/pre-token`. The event defaults to a demo user's sign-in. */
export type PreTokenRequest = { handler: string; version: TriggerVersion; event: PreTokenEvent | null };

/** Validates the parsed body. `problems` are sentences for the script's author. */
export function readPreTokenRequest(
  body: unknown,
): { ok: true; request: PreTokenRequest } | { ok: false; problems: string[] } {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    return { ok: false, problems };
  }
  const { handler, version, event } = parsed.data;
  if (event === undefined) return { ok: true, request: { handler, version, event: null } };
  const read = readEvent(event);
  if (!read.ok) return read;
  const wanted = eventVersions[version];
  if (read.event.version !== wanted) {
    return {
      ok: false,
      problems: [`event.version: is "${read.event.version}", but a ${version} trigger gets "${wanted}"`],
    };
  }
  return { ok: true, request: { handler, version, event: read.event } };
}
