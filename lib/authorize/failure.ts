/** Why an authorization response contains no code. */
export type AuthorizeFailure = { step: 'authorize' } & AuthorizeFailureKind;

/** An error response, verbatim. RFC 6749 §4.1.2.1. */
export type ErrorWords = { error: string; error_description: string | null };

export type AuthorizeFailureKind =
  | ({ kind: 'provider-error'; state: string | null } & ErrorWords)
  /** Neither code nor error. `instead`: the parameter that was returned in its place. */
  | { kind: 'empty-response'; instead?: 'response' | 'access_token' | 'id_token' }
  /** A parameter appears twice. RFC 6749 §3.1. */
  | { kind: 'repeated-parameter'; parameter: string }
  /**
   * No run of this browser waits for this state: it's forged, already used, expired, or from another host
   * name. `words` is the error in the response, which may be from anyone.
   */
  | { kind: 'unknown-state'; words?: ErrorWords }
  /** A run of this browser has this state, but already got a different response. */
  | { kind: 'used-state'; words?: ErrorWords }
  /** RFC 9207: `iss` in the response is not the issuer. */
  | { kind: 'issuer-mismatch'; expected: string; actual: string | null };
