import type { JsonObject } from '@/lib/json/object';
import { eventVersions, responseKeys, type TriggerSource, type TriggerVersion } from './trigger';

/** The event that a handler receives. The names are from the wire. */
export type PreTokenEvent = {
  version: (typeof eventVersions)[TriggerVersion];
  triggerSource: TriggerSource;
  region: string;
  userPoolId: string;
  userName: string;
  callerContext: { awsSdkVersion: string; clientId: string };
  request: {
    /** All values are strings, even booleans and custom attributes. */
    userAttributes: Record<string, string>;
    /** In version 2 and later. */
    scopes?: string[];
    /** `null` if there is no user. A handler that reads its fields anyway throws. */
    groupConfiguration: {
      groupsToOverride: string[] | null;
      iamRolesToOverride: string[] | null;
      preferredRole: string | null;
    } | null;
    clientMetadata: Record<string, string>;
  };
  response: JsonObject;
};

/** Who signs in, and where: the data for an event. */
export type EventUser = {
  user_pool_id: string;
  client_id: string;
  user_name: string;
  attributes: Record<string, string>;
  groups: string[];
  roles: string[];
  preferred_role: string | null;
  scopes: string[];
};

/** The event of a sign-in, as Cognito would send it. */
export function buildEvent(version: TriggerVersion, source: TriggerSource, user: EventUser): PreTokenEvent {
  const machine = source === 'TokenGeneration_ClientCredentials';
  return {
    version: eventVersions[version],
    triggerSource: source,
    region: user.user_pool_id.split('_', 1).join(),
    userPoolId: user.user_pool_id,
    userName: machine ? 'ClientCredentials' : user.user_name,
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: user.client_id },
    request: {
      userAttributes: machine ? {} : { ...user.attributes },
      ...(version !== 'V1_0' && { scopes: [...user.scopes] }),
      groupConfiguration: machine
        ? null
        : {
            groupsToOverride: [...user.groups],
            iamRolesToOverride: [...user.roles],
            preferredRole: user.preferred_role,
          },
      clientMetadata: {},
    },
    response: { [responseKeys[version]]: null },
  };
}
