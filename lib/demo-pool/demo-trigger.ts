import type { Trigger, TriggerEvent } from './trigger-event';

/** The claim that contains the security context in Cube's guide. */
const namespace = 'http://localhost:4000/';

/** The pool's default: an object with the user's attributes and groups, which Cube can read. */
export const objectTrigger: Trigger = {
  version: 'V2_0',
  handler: async (event) => ({
    ...event,
    response: {
      claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: objectClaim(event) } },
    },
  }),
};

/**
 * The exact handler from Cube's guide: a string, and company1 for everyone.
 * https://docs.cube.dev/access-security/authentication/aws-cognito
 */
export const guideTrigger: Trigger = {
  version: 'V1_0',
  handler: async (event) => ({
    ...event,
    response: { claimsOverrideDetails: { claimsToAddOrOverride: guideClaim(event) } },
  }),
};

function guideClaim({ request }: TriggerEvent) {
  const context = { company_id: 'company1', user_id: request.userAttributes.sub, roles: ['user'] };
  return { [namespace]: JSON.stringify(context) };
}

function objectClaim({ request }: TriggerEvent) {
  return {
    [namespace]: {
      company_id: request.userAttributes['custom:company_id'],
      user_id: request.userAttributes.sub,
      roles: request.groupConfiguration?.groupsToOverride,
    },
  };
}
