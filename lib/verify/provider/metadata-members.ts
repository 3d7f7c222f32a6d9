/** Whether a provider must have a field in its discovery document. */
export type Need = 'required' | 'recommended' | 'optional';

type Member = { need: Need; meaning: string };

const required = (meaning: string): Member => ({ need: 'required', meaning });
const recommended = (meaning: string): Member => ({ need: 'recommended', meaning });
const optional = (meaning: string): Member => ({ need: 'optional', meaning });

/**
 * OpenID Connect Discovery 1.0 §3, in its order; then RFC 8414 §2, RFC 7636, RFC 9126, RFC 9207, RFC 9449,
 * and OpenID's logout and other specifications.
 */
const members = new Map<string, Member>([
  ['issuer', required('The provider’s identifier. Tokens must have exactly this value as iss.')],
  ['authorization_endpoint', required('The page where users sign in.')],
  ['token_endpoint', required('Where the code is exchanged for tokens.')],
  ['userinfo_endpoint', recommended('Returns claims about the user for an access token.')],
  ['jwks_uri', required('The public keys that verify the tokens.')],
  ['registration_endpoint', recommended('Registers clients dynamically.')],
  ['scopes_supported', recommended('Scopes that can be requested.')],
  ['response_types_supported', required('Flows. code is the authorization code flow.')],
  ['response_modes_supported', optional('How the response reaches the app. Claimcheck reads query.')],
  ['grant_types_supported', optional('Grants of the token endpoint. Default: authorization_code, implicit.')],
  ['acr_values_supported', optional('Strengths of a sign-in that can be requested.')],
  ['subject_types_supported', required('Whether sub is the same for all apps (public) or not (pairwise).')],
  ['id_token_signing_alg_values_supported', required('Algorithms that sign ID tokens. RS256 is mandatory.')],
  ['id_token_encryption_alg_values_supported', optional('Algorithms that encrypt the key of an ID token.')],
  ['id_token_encryption_enc_values_supported', optional('Algorithms that encrypt ID tokens.')],
  ['userinfo_signing_alg_values_supported', optional('Algorithms that sign UserInfo responses.')],
  ['userinfo_encryption_alg_values_supported', optional('Algorithms that encrypt the key of UserInfo.')],
  ['userinfo_encryption_enc_values_supported', optional('Algorithms that encrypt UserInfo responses.')],
  ['request_object_signing_alg_values_supported', optional('Algorithms for signed authorization requests.')],
  [
    'token_endpoint_auth_methods_supported',
    optional('How a client authenticates at the token endpoint. Default: client_secret_basic.'),
  ],
  ['token_endpoint_auth_signing_alg_values_supported', optional('Algorithms for client assertions.')],
  ['display_values_supported', optional('Kinds of sign-in page that can be requested.')],
  ['claim_types_supported', optional('Normal, aggregated, or distributed claims.')],
  ['claims_supported', recommended('Claims that the provider may return.')],
  ['service_documentation', optional('A page for developers.')],
  ['claims_locales_supported', optional('Languages of claim values.')],
  ['ui_locales_supported', optional('Languages of the sign-in page.')],
  ['claims_parameter_supported', optional('Whether single claims can be requested.')],
  ['request_parameter_supported', optional('Whether an authorization request can be a JWT.')],
  [
    'request_uri_parameter_supported',
    optional('Whether an authorization request can be fetched from a URL.'),
  ],
  ['require_request_uri_registration', optional('Whether such URLs must be registered.')],
  ['op_policy_uri', optional('The provider’s policy.')],
  ['op_tos_uri', optional('The provider’s terms of service.')],
  ['revocation_endpoint', optional('Ends tokens before they expire (RFC 7009).')],
  ['revocation_endpoint_auth_methods_supported', optional('How a client authenticates there.')],
  ['introspection_endpoint', optional('Returns the state of a token to an API (RFC 7662).')],
  ['introspection_endpoint_auth_methods_supported', optional('How an API authenticates there.')],
  ['code_challenge_methods_supported', recommended('PKCE methods (RFC 7636). Claimcheck sends S256.')],
  [
    'authorization_response_iss_parameter_supported',
    optional('Whether responses name their issuer (RFC 9207).'),
  ],
  ['end_session_endpoint', optional('Signs the user out (RP-Initiated Logout).')],
  ['check_session_iframe', optional('Watches the session at the provider (Session Management).')],
  ['frontchannel_logout_supported', optional('Whether a sign-out reaches other apps through the browser.')],
  ['frontchannel_logout_session_supported', optional('Whether that sign-out names the session.')],
  ['backchannel_logout_supported', optional('Whether a sign-out reaches other apps from server to server.')],
  ['backchannel_logout_session_supported', optional('Whether that sign-out names the session.')],
  ['device_authorization_endpoint', optional('Signs in devices without a browser (RFC 8628).')],
  [
    'pushed_authorization_request_endpoint',
    optional('Accepts authorization requests in advance (RFC 9126).'),
  ],
  ['require_pushed_authorization_requests', optional('Whether only such requests are accepted.')],
  ['backchannel_authentication_endpoint', optional('Signs in on another device (CIBA).')],
  ['dpop_signing_alg_values_supported', optional('Algorithms for DPoP proofs (RFC 9449).')],
  [
    'tls_client_certificate_bound_access_tokens',
    optional('Whether tokens can be bound to a certificate (RFC 8705).'),
  ],
  ['mtls_endpoint_aliases', optional('Endpoints for clients with a certificate (RFC 8705).')],
  ['prompt_values_supported', optional('Values of prompt that can be requested.')],
]);

/** The meaning of a field; `null` if none of the specifications used here defines it. */
export const memberOf = (name: string): Member | null => members.get(name) ?? null;

/** The names of the fields that a document should have. */
export const membersNeeded = (need: Need): string[] =>
  [...members].filter(([, member]) => member.need === need).map(([name]) => name);
