import { consolePath } from '@/lib/oidc/cognito-console';
import type { Meaning } from '@/lib/oidc/explanation';
import { cognitoPage } from '@/lib/oidc/spec-links';

const federation = cognitoPage(
  'User pool sign-in with third party identity providers',
  'cognito-user-pools-identity-federation',
);
const mapping = cognitoPage(
  'Mapping IdP attributes to profiles and tokens',
  'cognito-user-pools-specifying-attribute-mapping',
);

/** Cognito's errors at the callback if a sign-in through another identity provider fails. */
export const federationMeanings: readonly { pattern: RegExp; meaning: () => Meaning }[] = [
  {
    pattern: /attribute cannot be updated/i,
    meaning: () => ({
      title: 'A mapped attribute can’t be changed in the pool.',
      causes: [
        'The attribute is immutable in the user pool, but the identity provider sends it at each sign-in.',
      ],
      fix: 'Remove it from the identity provider’s attribute mapping, or create a pool in which it is mutable.',
      source: mapping,
    }),
  },
  {
    pattern: /already found an entry for username/i,
    meaning: () => ({
      title: 'The user was just linked: sign in once more.',
      causes: [
        'A Pre sign-up trigger linked this first sign-in to an existing user. Cognito then rejects that sign-in.',
      ],
      fix: 'Start again. If it still fails, check the trigger that links users.',
      source: federation,
    }),
  },
  {
    pattern: /not enabled for oauth/i,
    meaning: () => ({
      title: 'The app client doesn’t allow OAuth flows.',
      causes: ['No OAuth 2.0 grant type is selected for the app client.'],
      fix: `Select Authorization code grant, an identity provider, and the scopes. Console: ${consolePath.login_pages}.`,
      source: cognitoPage('App clients', 'user-pool-settings-client-apps'),
    }),
  },
  {
    pattern: /bad id_token/i,
    meaning: () => ({
      title: 'Cognito rejected the identity provider’s ID token.',
      causes: [
        'The issuer in the pool’s settings for that identity provider differs from the iss of its tokens.',
        'The identity provider’s token is expired, or the clocks differ.',
      ],
      fix: 'Compare the issuer URL in the pool’s settings for the identity provider with its discovery document.',
      source: federation,
    }),
  },
  {
    pattern:
      /bad token response|processing authorization code|error getting token|calling (?:idp token endpoint|jwks uri)|connection reset|read timed out/i,
    meaning: () => ({
      title: 'Cognito got no tokens from the identity provider.',
      causes: [
        'The identity provider’s token endpoint rejected Cognito’s client ID or secret, or the code.',
        'The identity provider didn’t respond in time, or Cognito can’t reach it.',
      ],
      fix: 'Check the client ID, the secret, and the endpoints in the pool’s settings for the identity provider. Your app client and this request are fine.',
      source: federation,
    }),
  },
  {
    pattern: /user is (?:disabled|not enabled)/i,
    meaning: () => ({
      title: 'The user is disabled in the user pool.',
      causes: ['An administrator disabled the user.'],
      fix: 'Enable the user (Cognito → User pools → your pool → User management → Users), or sign in as another user.',
      source: cognitoPage('Managing users', 'managing-users'),
    }),
  },
  {
    pattern: /error in saml response/i,
    meaning: () => ({
      title: 'Cognito rejected the SAML response.',
      causes: [],
      fix: 'The provider’s message names the check that failed. At the identity provider, the audience must be urn:amazon:cognito:sp:USER_POOL_ID, and the ACS URL https://DOMAIN/saml2/idpresponse.',
      source: federation,
    }),
  },
  {
    pattern: /invalid saml|relaystate/i,
    meaning: () => ({
      title: 'Cognito rejected the SAML response.',
      causes: [
        'The sign-in started at the identity provider, but the pool allows only sign-ins that start at the app.',
        'The response is too old, or belongs to another request.',
        'The identity provider’s certificate or metadata in the pool is outdated.',
      ],
      fix: 'Start again from Claimcheck. To start at the identity provider, allow IdP-initiated SAML sign-in in the pool.',
      source: federation,
    }),
  },
];
