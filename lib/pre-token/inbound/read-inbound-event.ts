import { z } from 'zod';
import { excessOf } from '../read-event';
import { type InboundEvent, inboundSource, providerTypes } from './event';

const raw = z.record(z.string(), z.unknown()).optional();

/** An event may have more fields. Attributes are from outside, and can be any JSON. */
const schema = z.looseObject({
  version: z.literal('1', { error: 'must be "1", a string' }),
  triggerSource: z.literal(inboundSource),
  region: z.string(),
  userPoolId: z.string(),
  userName: z.string().optional(),
  callerContext: z.looseObject({ awsSdkVersion: z.string().optional(), clientId: z.string() }),
  request: z.looseObject({
    providerName: z.string(),
    providerType: z.enum(providerTypes),
    attributes: z.looseObject({ tokenResponse: raw, idToken: raw, userInfo: raw, samlResponse: raw }),
  }),
  response: z.looseObject({}),
});

/** Validates an event that a user wrote or edited. `problems` are sentences. */
export function readInboundEvent(
  json: unknown,
): { ok: true; event: InboundEvent } | { ok: false; problems: string[] } {
  const excess = excessOf(json);
  if (excess !== null) return { ok: false, problems: [`event: ${excess}`] };
  const read = schema.safeParse(json);
  if (read.success) return { ok: true, event: read.data };
  return {
    ok: false,
    problems: read.error.issues.map(({ path, message }) => `${['event', ...path].join('.')}: ${message}`),
  };
}
