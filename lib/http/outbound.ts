/** Why a request to a provider or to Cube brought no answer that could be read. */
export type OutboundFault =
  /** No connection. `reason` is the system's code, such as `ENOTFOUND` or `ECONNREFUSED`. */
  | { kind: 'unreachable'; url: string; reason: string }
  /** Nothing was sent: the operator of this server allows other providers only. */
  | { kind: 'not-allowed'; url: string }
  | { kind: 'timed-out'; url: string; limit_ms: number }
  | { kind: 'too-large'; url: string; limit_bytes: number }
  /** Redirects are never followed: the next host was not confirmed by anyone. */
  | { kind: 'redirected'; url: string; status: number; location: string | null };

/** An answer, read to its end within the limits. `body` is UTF-8 text; a broken sequence is U+FFFD. */
export type OutboundResponse = {
  url: string;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
};
