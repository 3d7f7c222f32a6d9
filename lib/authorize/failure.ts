/** Why an authorization response brought no code. */
export type AuthorizeFailure = { step: 'authorize' } & AuthorizeFailureKind;

export type AuthorizeFailureKind =
  /** The provider's own error response, to the letter. RFC 6749 §4.1.2.1. */
  | { kind: 'provider-error'; error: string; error_description: string | null; state: string | null }
  /** Neither code nor error. */
  | { kind: 'empty-response' }
  /** A parameter came twice. RFC 6749 §3.1. */
  | { kind: 'repeated-parameter'; parameter: string }
  /** No run of this browser waits for this state: forged, already used, expired, or of another host name. */
  | { kind: 'unknown-state' }
  /** RFC 9207: `iss` in the response is not the issuer. */
  | { kind: 'issuer-mismatch'; expected: string; actual: string | null };
