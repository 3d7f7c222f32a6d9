import { demoPoolId } from './clients';
import { thrown } from './faults';
import type { Grant, Pool } from './pool';
import {
  type Overrides,
  readOverrides,
  type TriggerEvent,
  type TriggerSource,
  type TriggerVersion,
} from './trigger-event';

/** `failure` is Cognito's `error_description`. */
export type TriggerOutcome = { ok: true; overrides: Overrides } | { ok: false; failure: string };

/** Runs the Pre Token Generation trigger in the pool's configured version. */
export const runTrigger = (pool: Pool, source: TriggerSource, grant: Grant): Promise<TriggerOutcome> =>
  run(pool, {
    source,
    user_name: grant.user.username,
    client_id: grant.client_id,
    scope: grant.scope,
    request: {
      userAttributes: { ...grant.user.attributes, 'cognito:user_status': 'CONFIRMED' },
      groupConfiguration: {
        groupsToOverride: [...grant.user.groups],
        iamRolesToOverride: [],
        preferredRole: null,
      },
      clientMetadata: {},
    },
  });

type Machine = { client_id: string; scope: readonly string[]; metadata: Record<string, string> };

/** The same without a user. Cognito then only calls version 3, with nulls instead of user data. */
export const runMachineTrigger = async (
  pool: Pool,
  { client_id, scope, metadata }: Machine,
): Promise<TriggerOutcome> =>
  pool.trigger.version === 'V3_0'
    ? await run(pool, {
        source: 'TokenGeneration_ClientCredentials',
        user_name: 'ClientCredentials',
        client_id,
        scope,
        request: { userAttributes: {}, groupConfiguration: null, clientMetadata: metadata },
      })
    : { ok: true, overrides: {} };

type Occasion = {
  source: TriggerSource;
  user_name: string;
  client_id: string;
  scope: readonly string[];
  request: TriggerEvent['request'];
};

async function run(pool: Pool, occasion: Occasion): Promise<TriggerOutcome> {
  const { version, handler } = pool.trigger;
  const event = triggerEvent(version, occasion);
  let answer: unknown;
  try {
    if (pool.fault === 'lambda-throws') throw new TypeError(thrown);
    // Lambda serializes the handler's return value as JSON.
    answer = JSON.parse(JSON.stringify(await handler(event)) ?? 'null');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, failure: `PreTokenGeneration failed with error ${message}.` };
  }
  const overrides = readOverrides(event.version, answer);
  return overrides ? { ok: true, overrides } : { ok: false, failure: 'Unrecognizable lambda output' };
}

/** A new event each time, because a handler may modify its event. */
function triggerEvent(
  version: TriggerVersion,
  { source, user_name, client_id, scope, request }: Occasion,
): TriggerEvent {
  const base = {
    region: demoPoolId.split('_', 1).join(),
    userPoolId: demoPoolId,
    userName: user_name,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: client_id },
    triggerSource: source,
  };
  switch (version) {
    case 'V1_0':
      return { version: '1', ...base, request, response: { claimsOverrideDetails: null } };
    case 'V2_0':
    case 'V3_0':
      return {
        version: version === 'V2_0' ? '2' : '3',
        ...base,
        request: { ...request, scopes: [...scope] },
        response: { claimsAndScopeOverrideDetails: null },
      };
  }
}
