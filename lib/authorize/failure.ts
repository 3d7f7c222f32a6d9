/** Why an authorization response brought no code. */
export type AuthorizeFailure = { step: 'authorize' } & AuthorizeFailureKind;

/** An error response, verbatim. RFC 6749 §4.1.2.1. */
export type ErrorWords = { error: string; error_description: string | null };

export type AuthorizeFailureKind =
  | ({ kind: 'provider-error'; state: string | null } & ErrorWords)
  /** Neither code nor error. */
  /** Neither code nor error. `instead`: what came in its place, by its parameter. */
  | { kind: 'empty-response'; instead?: 'response' | 'access_token' | 'id_token' }
  /** A parameter came twice. RFC 6749 §3.1. */
  | { kind: 'repeated-parameter'; parameter: string }
  /**
   * No run of this browser waits for this state: forged, already used, expired, or of another host name. `words` are
   * those of an error that came with it, from nobody knows whom.
   */
  | { kind: 'unknown-state'; words?: ErrorWords }
  /** A run of this browser has this state, and was answered before, with something else than this. */
  | { kind: 'used-state'; words?: ErrorWords }
  /** RFC 9207: `iss` in the response is not the issuer. */
  | { kind: 'issuer-mismatch'; expected: string; actual: string | null };
