import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';

/**
 * A provider's minimal metadata. `endpoints` is the origin of the endpoints that the browser and the code are sent to.
 */
export const metadataAt = (issuer: string, endpoints = issuer) => ({
  issuer,
  authorization_endpoint: `${endpoints}/authorize`,
  token_endpoint: `${endpoints}/token`,
  jwks_uri: `${issuer}/jwks`,
});

/** As in Amazon Cognito's discovery: two hosts, RS256, basic, and post. */
export const poolMetadata = (issuer: string, domain: string): ProviderMetadata => ({
  issuer,
  authorization_endpoint: `${domain}/oauth2/authorize`,
  token_endpoint: `${domain}/oauth2/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  userinfo_endpoint: `${domain}/oauth2/userInfo`,
  end_session_endpoint: `${domain}/logout`,
  revocation_endpoint: `${domain}/oauth2/revoke`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
});
