import { z } from 'zod';
import { jsonShape } from '@/lib/json/shape';
import { depthLimit } from '@/lib/verify/json-object';
import type { PreTokenEvent } from './event';
import { handlerLimits } from './handler-run';
import { triggerSources } from './trigger';

const strings = z.array(z.string());

/**
 * An event may have unknown fields, and a handler may be tested with fewer. The data for the tokens is
 * required.
 */
const schema = z.looseObject({
  version: z.enum(['1', '2', '3'], { error: 'must be "1", "2" or "3", a string' }),
  triggerSource: z.enum(triggerSources),
  region: z.string(),
  userPoolId: z.string(),
  userName: z.string(),
  callerContext: z.looseObject({
    awsSdkVersion: z.string().default('aws-sdk-unknown-unknown'),
    clientId: z.string(),
  }),
  request: z.looseObject({
    userAttributes: z.record(z.string(), z.string({ error: 'must be a string, as all attributes are' })),
    scopes: strings.optional(),
    groupConfiguration: z
      .looseObject({
        groupsToOverride: strings.nullable().default([]),
        iamRolesToOverride: strings.nullable().default([]),
        preferredRole: z.string().nullable().default(null),
      })
      .nullable()
      .prefault({}),
    clientMetadata: z.record(z.string(), z.string()).default({}),
  }),
  response: z.record(z.string(), z.unknown()),
});

export type ReadEvent = { ok: true; event: PreTokenEvent } | { ok: false; problems: string[] };

/** Validates an event that a person wrote or edited. `problems` are sentences. */
export function readEvent(json: unknown): ReadEvent {
  const excess = excessOf(json);
  if (excess !== null) return { ok: false, problems: [`event: ${excess}`] };
  const read = schema.safeParse(json);
  if (read.success) return { ok: true, event: read.data as PreTokenEvent };
  const problems = read.error.issues.map(
    ({ path, message }) => `${['event', ...path].join('.')}: ${message}`,
  );
  return { ok: false, problems };
}

/** JSON.stringify recurses, and its stack is limited. */
export function excessOf(json: unknown): string | null {
  let text: string;
  try {
    text = JSON.stringify(json) ?? '';
  } catch {
    return 'is nested too deeply';
  }
  if (text.length > handlerLimits.event_length)
    return `is longer than ${handlerLimits.event_length} characters`;
  return jsonShape(text).depth > depthLimit ? `is nested deeper than ${depthLimit} levels` : null;
}
