/**
 * What to compare a token with. Checks whose value is absent return `skip`. Without `issuer` and `client_id`,
 * a token is `unverified` at best.
 */
export type Expectation = {
  /** From the discovery document, compared character by character. */
  issuer?: string;
  client_id?: string;
  /** The expected kind of token. Default: `id`. */
  token_use?: 'id' | 'access';
  /**
   * The nonce of the authorization request. `null` if it isn't known, because the sign-in started elsewhere,
   * without `state`. Absent if there was no sign-in or the token is from a refresh.
   */
  nonce?: string | null;
  /** The access token from the same response, for `at_hash`. */
  access_token?: string;
  /** The authorization code from the same response, for `c_hash`. */
  code?: string;
  /** The client secret, to detect a token that is signed with it. It never makes a token valid. */
  client_secret?: string;
  /** The `max_age` of the authorization request, in seconds. */
  max_age?: number;
  /**
   * The signing algorithms from the provider's metadata or the profile. Default: RS256, or HS256, HS384, and
   * HS512 if the key is a shared secret. `none` is never allowed, nor is a shared-secret algorithm with a
   * public key.
   */
  algorithms?: readonly string[];
  /** Allowed difference between the two clocks in seconds. Default: 0. */
  clock_tolerance?: number;
  /** The provider's `Date` header, and when it arrived by this machine's clock. Both in Unix milliseconds. */
  provider_clock?: { date: number; at: number };
};
