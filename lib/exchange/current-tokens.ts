import type { TokenResponse } from './token-response';

/**
 * The tokens in hand after a refresh. What did not come anew is still good: the refresh token where the provider does
 * not rotate it (RFC 6749 §6), the id_token (OpenID Connect Core 1.0 §12.2), the scope where it is the same
 * (RFC 6749 §5.1). `expires_in` is of the access token that came with it, and of no other.
 */
export function currentTokens(before: TokenResponse, came: TokenResponse): TokenResponse {
  const { expires_in: _, ...kept } = before;
  return { ...kept, ...came };
}
