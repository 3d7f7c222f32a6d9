/** The file that `NODE_EXTRA_CA_CERTS` names, and what is wrong with it; `null` where it has certificates. */
export type ExtraCa = { path: string; problem: 'unreadable' | 'no-certificate' | null };

/** No connection, or none that could be used. */
export type Unreachable = {
  kind: 'unreachable';
  url: string;
  /** The code of the system, of OpenSSL or of undici, such as `ENOTFOUND`; `PROXY_407` for a proxy's own answer. */
  reason: string;
  /** The proxy that it failed at, without a password. */
  proxy?: string;
  /** Where a certificate was not accepted, and the variable is set. */
  extra_ca?: ExtraCa;
};

/** Why a request to a provider or to Cube brought no answer that could be read. */
export type OutboundFault =
  | Unreachable
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
