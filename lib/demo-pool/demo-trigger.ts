import type { TriggerEvent } from './trigger-event';

/** The claim that Cube's guide puts its security context under. */
const namespace = 'http://localhost:4000/';

/** The pool's own Pre Token Generation handler, of either version. */
export async function demoTrigger(event: TriggerEvent): Promise<unknown> {
  switch (event.version) {
    case '1':
      return { ...event, response: { claimsOverrideDetails: { claimsToAddOrOverride: guideClaim(event) } } };
    case '2':
      return {
        ...event,
        response: {
          claimsAndScopeOverrideDetails: { idTokenGeneration: { claimsToAddOrOverride: objectClaim(event) } },
        },
      };
  }
}

/**
 * Cube's guide to the letter: a string, and company1 for everyone.
 * https://docs.cube.dev/access-security/authentication/aws-cognito
 */
function guideClaim({ request }: TriggerEvent) {
  const context = { company_id: 'company1', user_id: request.userAttributes.sub, roles: ['user'] };
  return { [namespace]: JSON.stringify(context) };
}

/** An object, which Cube can read, of the user's own attributes and groups. */
function objectClaim({ request }: TriggerEvent) {
  return {
    [namespace]: {
      company_id: request.userAttributes['custom:company_id'],
      user_id: request.userAttributes.sub,
      roles: request.groupConfiguration.groupsToOverride,
    },
  };
}
