/** The file that `NODE_EXTRA_CA_CERTS` names, and its problem; `null` if it contains certificates. */
export type ExtraCa = { path: string; problem: 'unreadable' | 'no-certificate' | null };

/** No connection, or an unusable one. */
export type Unreachable = {
  kind: 'unreachable';
  url: string;
  /**
   * The code from the operating system, OpenSSL, or undici, such as `ENOTFOUND`; `PROXY_407` for a proxy's
   * own response.
   */
  reason: string;
  /** The proxy that failed, without a password. */
  proxy?: string;
  /** Set if a certificate was rejected and the variable is set. */
  extra_ca?: ExtraCa;
};

/** Why a request to a provider or to Cube got no readable response. */
export type OutboundFault =
  | Unreachable
  /** No request was sent: the operator of this server allows only other providers. */
  | { kind: 'not-allowed'; url: string }
  | { kind: 'timed-out'; url: string; limit_ms: number }
  | { kind: 'too-large'; url: string; limit_bytes: number }
  /** Redirects are never followed, because no user confirmed the next host. */
  | { kind: 'redirected'; url: string; status: number; location: string | null };

/** A response, read completely within the limits. `body` is UTF-8 text; a broken sequence is U+FFFD. */
export type OutboundResponse = {
  url: string;
  status: number;
  /** Lower-case names. */
  headers: Record<string, string>;
  body: string;
};
