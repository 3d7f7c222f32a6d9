import { clientScopes } from './clients';
import type { Pool } from './pool';

/** The discovery document: Cognito's twelve fields in its order. It doesn't mention PKCE, although PKCE works. */
export const discoveryDocument = ({ domain_origin, issuer }: Pool) => ({
  authorization_endpoint: `${domain_origin}/oauth2/authorize`,
  end_session_endpoint: `${domain_origin}/logout`,
  id_token_signing_alg_values_supported: ['RS256'],
  issuer,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ['code', 'token'],
  revocation_endpoint: `${domain_origin}/oauth2/revoke`,
  scopes_supported: clientScopes,
  subject_types_supported: ['public'],
  token_endpoint: `${domain_origin}/oauth2/token`,
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  userinfo_endpoint: `${domain_origin}/oauth2/userInfo`,
});
