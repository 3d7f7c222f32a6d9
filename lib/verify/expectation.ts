/**
 * What a token is compared with. What is absent is not asked for: the checks that need it answer `skip`, and without
 * `issuer` and `client_id` no token is more than `unverified`.
 */
export type Expectation = {
  /** As the discovery document has it, compared character by character. */
  issuer?: string;
  client_id?: string;
  /** The kind of token that is wanted. Default: `id`. */
  token_use?: 'id' | 'access';
  /**
   * The nonce of the authorization request; `null` where the login started elsewhere, without `state`, so that nobody
   * here knows it; absent where there was no login, or where a refresh brought the token.
   */
  nonce?: string | null;
  /** The access token that came with it, for `at_hash`. */
  access_token?: string;
  /** The authorization code that came with it, for `c_hash`. */
  code?: string;
  /** The client's secret, to tell a token that is signed with it; it never makes one valid. */
  client_secret?: string;
  /** The `max_age` of the authorization request, in seconds. */
  max_age?: number;
  /**
   * The signing algorithms that the provider's metadata or the profile names. Default: RS256, or HS256, HS384 and
   * HS512 where the key is a shared secret. `none` is never allowed, nor a shared-secret algorithm with a public key.
   */
  algorithms?: readonly string[];
  /** Seconds by which the two clocks may differ. Default: 0. */
  clock_tolerance?: number;
  /** The provider's `Date` header, and when it came by this machine's clock. Both in Unix milliseconds. */
  provider_clock?: { date: number; at: number };
};
