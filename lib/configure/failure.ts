import type { OutboundFault } from '@/lib/http/outbound';

/** Why a discovery document couldn't be fetched or used. */
export type ConfigureFailure = { step: 'configure' } & ConfigureFailureKind;

export type ConfigureFailureKind =
  | { kind: 'empty' }
  | { kind: 'not-a-url'; input: string }
  /** Neither https nor http on loopback. */
  | { kind: 'insecure-url'; input: string }
  /** A URL with a part that a provider's URL can't have. `input` doesn't contain the password, if any. */
  | { kind: 'unusable-url'; input: string; part: 'userinfo' | 'fragment' | 'query' }
  /** The Hosted UI domain doesn't serve discovery. */
  | { kind: 'hosted-ui-domain'; input: string }
  | { kind: 'client-id-as-pool-id'; input: string }
  | { kind: 'not-a-pool-id'; input: string }
  /** A pasted token without a readable `iss`. */
  | { kind: 'token-without-issuer'; input: string }
  | { kind: 'outbound'; fault: OutboundFault }
  /** The operator of this server allows only other issuers. */
  | { kind: 'issuer-not-allowed'; issuer: string; allowed: readonly string[] }
  /**
   * The code and the secret would be sent to a host that isn't the issuer's and that no user has confirmed
   * with Save.
   */
  | { kind: 'host-not-confirmed'; issuer: string; host: string }
  | { kind: 'pool-not-found'; url: string; status: number; body: string }
  | { kind: 'http-status'; url: string; status: number; body: string }
  | { kind: 'not-json'; url: string; status: number; content_type: string | null; body: string }
  | { kind: 'member-missing'; url: string; member: string }
  | { kind: 'member-malformed'; url: string; member: string; actual: string }
  | { kind: 'issuer-mismatch'; url: string; expected: string; actual: string }
  /** Cognito serves discovery for a pool without a domain, but its endpoints don't work. */
  | { kind: 'pool-without-domain'; url: string; authorization_endpoint: string }
  /**
   * The demo pool couldn't start with the app; `port` is null if it's turned off. `reason` continues a
   * sentence.
   */
  | { kind: 'demo-pool-off'; port: number | null; reason: string };
