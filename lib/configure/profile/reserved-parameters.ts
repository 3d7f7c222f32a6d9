/**
 * Parameters that an extra parameter may not override: the sign-in depends on them, or they would replace the
 * whole request (RFC 9101) or the response mode.
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
