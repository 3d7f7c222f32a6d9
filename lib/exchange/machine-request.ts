import type { Profile } from '@/lib/configure/profile/profile';

/** Scopes that are about a user. A client on its own has only those of APIs (custom scopes at Cognito). */
const userScopes = ['openid', 'email', 'phone', 'profile', 'address', 'offline_access'];

/** The scope that a profile suggests for a token without a user. */
export const machineScope = (scope: string): string =>
  scope
    .split(' ')
    .filter((name) => !userScopes.includes(name) && name !== 'aws.cognito.signin.user.admin')
    .join(' ')
    .trim();

/** Which extra parameters are sent here too: Auth0's API, RFC 8707 §2.2, and Cognito's input for the trigger. */
const passedOn = ['audience', 'resource', 'aws_client_metadata'];

/** The parameters of a client credentials request. RFC 6749 §4.4.2: the scope is optional. */
export const machineParameters = ({
  scope,
  extra_parameters,
}: Pick<Profile, 'scope' | 'extra_parameters'>): Record<string, string> => ({
  ...(scope !== '' && { scope }),
  ...Object.fromEntries(Object.entries(extra_parameters).filter(([name]) => passedOn.includes(name))),
});
