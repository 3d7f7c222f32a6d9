import type { FailureContext, Meaning } from './explanation';

const source = {
  text: 'Microsoft Entra authentication error codes',
  url: 'https://learn.microsoft.com/entra/identity-platform/reference-error-codes',
};

type Known = { title: string; causes: string[]; fix: (context: FailureContext) => string };

const authentication = 'In the app registration, under Authentication,';
const secrets = 'In the app registration, under Certificates & secrets,';

const wrongPlatform: Known = {
  title: 'The callback URL is registered for another platform.',
  causes: [
    'In Microsoft Entra ID the callback URL is registered under the platform “Single-page application”.',
  ],
  fix: () => `${authentication} register the callback URL under the platform “Web”.`,
};
const unregistered: Known = {
  title: 'The callback URL isn’t registered.',
  causes: ['The app registration has no redirect URI that matches exactly.'],
  fix: ({ callback_url }) => `${authentication} add exactly ${callback_url} under the platform “Web”.`,
};
const expiredGrant: Known = {
  title: 'The code or refresh token has expired or was revoked.',
  causes: [
    'It was used before, or too late.',
    'The user’s password or session was reset, or the token wasn’t used for too long.',
  ],
  fix: () => 'Sign in again.',
};
const noConsent: Known = {
  title: 'Consent is missing.',
  causes: ['The user or an administrator hasn’t agreed to one of the requested scopes.'],
  fix: () => 'Sign in again and accept, or have an administrator grant consent to the application.',
};
const noApplication: Known = {
  title: 'The tenant doesn’t have this application.',
  causes: ['The client ID belongs to another tenant, or has a typo.', 'The application was deleted.'],
  fix: ({ client_id }) =>
    `Compare ${client_id} with the Application (client) ID, and the tenant ID with the URL.`,
};
const noTenant: Known = {
  title: 'Microsoft Entra ID has no such tenant.',
  causes: ['The tenant ID or domain in the URL has a typo.'],
  fix: () => 'Enter the discovery URL with the Directory (tenant) ID.',
};
const noAccess: Known = {
  title: 'The user may not use this application.',
  causes: ['The user isn’t assigned to the application, or isn’t in the tenant.'],
  fix: () => 'Assign the user under Enterprise applications → Users and groups, or sign in as another user.',
};
const wrongSecret: Known = {
  title: 'Microsoft Entra ID rejected the client secret.',
  causes: ['The secret’s ID was copied instead of its value.', 'The secret belongs to another application.'],
  fix: () => `${secrets} create a client secret and copy its Value.`,
};

/** Microsoft's codes in error descriptions, and their meanings. */
const known = new Map<string, Known>([
  ['AADSTS50011', unregistered],
  ['AADB2C90006', unregistered],
  ['AADSTS9002325', wrongPlatform],
  ['AADSTS9002326', wrongPlatform],
  ['AADSTS9002327', wrongPlatform],
  ['AADSTS54005', expiredGrant],
  ['AADSTS70008', expiredGrant],
  ['AADSTS700082', expiredGrant],
  ['AADSTS50173', expiredGrant],
  ['AADSTS65001', noConsent],
  ['AADSTS65004', noConsent],
  ['AADSTS700016', noApplication],
  ['AADSTS90002', noTenant],
  ['AADSTS50020', noAccess],
  ['AADSTS50105', noAccess],
  ['AADSTS7000215', wrongSecret],
  [
    'AADSTS7000222',
    {
      title: 'The client secret has expired.',
      causes: ['Client secrets of Microsoft Entra ID have an expiry date.'],
      fix: () => `${secrets} create a new client secret and copy its Value.`,
    },
  ],
  [
    'AADSTS7000218',
    {
      title: 'Microsoft Entra ID requires a client secret.',
      causes: ['The application is a confidential client, and the request had no secret.'],
      fix: () => `${secrets} create a client secret, and enter its Value as OIDC Client Secret.`,
    },
  ],
  [
    'AADSTS50194',
    {
      title: 'The application accepts only one tenant.',
      causes: ['The discovery URL is the one for all tenants (common), but the application has only one.'],
      fix: () => 'Enter the discovery URL with the Directory (tenant) ID.',
    },
  ],
  [
    'AADB2C90118',
    {
      title: 'The user selected “Forgot password”.',
      causes: ['Azure AD B2C resets passwords in a separate user flow, which the app must start.'],
      fix: () => 'Reset the password with the password reset user flow, then start again.',
    },
  ],
  [
    'AADB2C90091',
    {
      title: 'The user canceled the sign-in.',
      causes: ['The user selected Cancel.'],
      fix: () => 'Start again.',
    },
  ],
]);

/**
 * The meaning of an error description from Microsoft Entra ID, by its code; `null` if it has none. Causes are
 * never guessed.
 */
export function meaningOfEntraError(description: string, context: FailureContext): Meaning | null {
  const code = /\bAAD(?:STS|B2C)\d{2,9}(?!\d)/.exec(description)?.[0];
  if (code === undefined) return null;
  const meaning = known.get(code);
  if (meaning) return { ...meaning, fix: meaning.fix(context), source };
  return {
    title: `Microsoft Entra ID rejected the request (${code}).`,
    causes: [],
    fix: `Look up ${code} in the error codes of Microsoft Entra ID.`,
    source,
  };
}
