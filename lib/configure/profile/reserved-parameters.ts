/**
 * Parameters of the authorization request that an extra parameter may not override: the run depends on them, or they
 * would replace the request as a whole (RFC 9101) or its answer's way back.
 */
export const reservedParameters: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'redirect_uri',
  'response_type',
  'response_mode',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'code_challenge_method',
  'request',
  'request_uri',
]);
