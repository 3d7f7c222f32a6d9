import { buildEvent, type EventUser } from '@/lib/pre-token/event';
import type { HandlerOutcome, HandlerRun } from '@/lib/pre-token/handler-run';
import { reportRun } from '@/lib/pre-token/report';
import type { TriggerSource, TriggerVersion } from '@/lib/pre-token/trigger';

export const alice: EventUser = {
  user_pool_id: 'us-east-1_demo',
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  user_name: 'alice',
  attributes: {
    sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
    email_verified: 'true',
    'custom:company_id': 'company1',
    email: 'alice@company1.example',
    'cognito:user_status': 'CONFIRMED',
  },
  groups: ['user'],
  roles: [],
  preferred_role: null,
  scopes: ['openid', 'email', 'profile'],
};

export const now = 1_700_000_000_000;

export const eventOf = (version: TriggerVersion, source: TriggerSource = 'TokenGeneration_HostedAuth') =>
  buildEvent(version, source, alice);

export const run = (outcome: HandlerOutcome, more: Partial<HandlerRun> = {}): HandlerRun => ({
  outcome,
  log: [],
  log_cut: false,
  missing: [],
  duration_ms: 3,
  name: 'handler',
  parameters: 1,
  ...more,
});

export const returned = (value: unknown): HandlerOutcome => ({
  kind: 'returned',
  value,
  by: 'promise',
  ignored: false,
});

/** The prediction for a handler that returns the event and `response`. */
export function respond(
  version: TriggerVersion,
  response: unknown,
  { code = null as string | null, source = 'TokenGeneration_HostedAuth' as TriggerSource } = {},
) {
  const event = eventOf(version, source);
  return reportRun(event, run(returned({ ...event, response })), code, now);
}

/** Findings that aren't `pass`, by ID. */
export const troubles = ({ findings }: ReturnType<typeof reportRun>) =>
  findings.filter(({ status }) => status !== 'pass').map(({ id, status }) => `${id} ${status}`);

export const v1 = (details: unknown) => ({ claimsOverrideDetails: details });
export const v2 = (details: unknown) => ({ claimsAndScopeOverrideDetails: details });
export const id = (claimsToAddOrOverride: unknown, more: object = {}) => ({
  idTokenGeneration: { claimsToAddOrOverride, ...more },
});
