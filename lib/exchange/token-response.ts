/** A successful token response, by its wire names. RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3. */
export type TokenResponse = {
  access_token: string;
  token_type: string;
  id_token?: string;
  refresh_token?: string;
  /** Seconds. */
  expires_in?: number;
  scope?: string;
};
