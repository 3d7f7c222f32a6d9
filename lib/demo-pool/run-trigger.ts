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
export async function runTrigger(pool: Pool, source: TriggerSource, grant: Grant): Promise<TriggerOutcome> {
  const { version, handler } = pool.trigger;
  const event = triggerEvent(version, source, grant);
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
function triggerEvent(version: TriggerVersion, triggerSource: TriggerSource, grant: Grant): TriggerEvent {
  const base = {
    region: demoPoolId.split('_', 1).join(),
    userPoolId: demoPoolId,
    userName: grant.user.username,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: grant.client_id },
    triggerSource,
  };
  const request = {
    userAttributes: { ...grant.user.attributes, 'cognito:user_status': 'CONFIRMED' },
    groupConfiguration: {
      groupsToOverride: [...grant.user.groups],
      iamRolesToOverride: [],
      preferredRole: null,
    },
    clientMetadata: {},
  };
  switch (version) {
    case 'V1_0':
      return { version: '1', ...base, request, response: { claimsOverrideDetails: null } };
    case 'V2_0':
    case 'V3_0':
      return {
        version: version === 'V2_0' ? '2' : '3',
        ...base,
        request: { ...request, scopes: [...grant.scope] },
        response: { claimsAndScopeOverrideDetails: null },
      };
  }
}
