import type { Trigger, TriggerEvent } from './trigger-event';

/** The claim that Cube's guide puts its security context under. */
const namespace = 'http://localhost:4000/';

/** The pool's own: an object, which Cube can read, of the user's own attributes and groups. */
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
 * Cube's guide to the letter: a string, and company1 for everyone.
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
      roles: request.groupConfiguration.groupsToOverride,
    },
  };
}
