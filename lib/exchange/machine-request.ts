import type { Profile } from '@/lib/configure/profile/profile';

/**
 * Scopes about a user. A client without a user can only get the scopes of APIs (custom scopes in Cognito).
 */
const userScopes = ['openid', 'email', 'phone', 'profile', 'address', 'offline_access'];

/** The default scope of a profile for a token without a user. */
export const machineScope = (scope: string): string =>
  scope
    .split(' ')
    .filter((name) => !userScopes.includes(name) && name !== 'aws.cognito.signin.user.admin')
    .join(' ')
    .trim();

/**
 * Extra parameters that are sent here, too: Auth0's API, RFC 8707 §2.2, and Cognito's input for the trigger.
 */
const passedOn = ['audience', 'resource', 'aws_client_metadata'];

/** The parameters of a client credentials request. RFC 6749 §4.4.2: the scope is optional. */
export const machineParameters = ({
  scope,
  extra_parameters,
}: Pick<Profile, 'scope' | 'extra_parameters'>): Record<string, string> => ({
  ...(scope !== '' && { scope }),
  ...Object.fromEntries(Object.entries(extra_parameters).filter(([name]) => passedOn.includes(name))),
});
