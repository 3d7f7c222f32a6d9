import { cognitoPage } from '@/lib/oidc/spec-links';

/**
 * Inbound federation: a trigger that changes a user's attributes from an external identity provider before
 * Cognito creates or updates the profile. It has one version, V1_0.
 */
export const inboundPage = cognitoPage(
  'Inbound federation Lambda trigger',
  'user-pool-lambda-inbound-federation',
);

export const inboundSource = 'InboundFederation_ExternalProvider';

export const providerTypes = [
  'OIDC',
  'SAML',
  'Facebook',
  'Google',
  'SignInWithApple',
  'LoginWithAmazon',
] as const;

export type ProviderType = (typeof providerTypes)[number];

/** Attributes are from outside, and can be any JSON. */
type Attributes = Record<string, unknown>;

/** The event that a handler receives, as on the wire. */
export type InboundEvent = {
  version: '1';
  triggerSource: typeof inboundSource;
  region: string;
  userPoolId: string;
  userName?: string | undefined;
  callerContext: { awsSdkVersion?: string | undefined; clientId: string };
  request: {
    providerName: string;
    providerType: ProviderType;
    /** A SAML assertion, or what OIDC and social providers return. */
    attributes: Partial<
      Record<'tokenResponse' | 'idToken' | 'userInfo' | 'samlResponse', Attributes | undefined>
    >;
  };
  response: Record<string, unknown>;
};

/** The provider's attributes of the user: a SAML assertion, or an ID token and UserInfo. */
export const attributesOf = ({ request: { attributes } }: InboundEvent): Record<string, unknown> => ({
  ...attributes.idToken,
  ...attributes.userInfo,
  ...attributes.samlResponse,
});

/** Kinds of providers to choose from. */
export const inboundProviders = ['OIDC', 'SAML', 'Google'] as const;

export type InboundProvider = (typeof inboundProviders)[number];

/** An example event of a provider. */
export function buildInboundEvent(provider: InboundProvider): InboundEvent {
  return {
    version: '1',
    triggerSource: inboundSource,
    region: 'us-east-1',
    userPoolId: 'us-east-1_demo',
    userName: 'external-user-1234',
    callerContext: { awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: '4demoweb7k2m9q4t6v8x1z3b5n' },
    request: {
      providerName: provider === 'Google' ? 'Google' : `Company${provider}`,
      providerType: provider,
      attributes: provider === 'SAML' ? { samlResponse } : { tokenResponse, idToken, userInfo },
    },
    response: { userAttributesToMap: {} },
  };
}

const person = { sub: 'external-user-1234', email: 'Alice@Company1.example', given_name: 'Alice' };

const tokenResponse = {
  access_token: 'example-access-token',
  id_token: 'example-id-token',
  token_type: 'Bearer',
  expires_in: '3600',
  scope: 'openid email profile',
};

const idToken = { ...person, iss: 'https://idp.company1.example', aud: 'client-at-the-idp' };

const userInfo = { ...person, groups: 'cube-admin,cube-viewer,all-employees,parking' };

const samlResponse = {
  NameID: person.sub,
  email: person.email,
  given_name: person.given_name,
  groups: userInfo.groups,
};
