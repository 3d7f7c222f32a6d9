/** An authorization request, parameter by parameter. OpenID Connect Core 1.0 §3.1.2.1. */
export type AuthorizationRequest = {
  authorization_endpoint: string;
  parameters: Record<string, string>;
  state: string;
  nonce: string;
  redirect_uri: string;
};
