import type { OutboundFault } from '@/lib/http/outbound';

/** Why a discovery document couldn't be fetched or used. */
export type ConfigureFailure = { step: 'configure' } & ConfigureFailureKind;

export type ConfigureFailureKind =
  | { kind: 'empty' }
  | { kind: 'not-a-url'; input: string }
  /** Neither https nor http on loopback. */
  | { kind: 'insecure-url'; input: string }
  /** A URL with a part that a provider's address cannot have. A password in it is left out of `input`. */
  | { kind: 'unusable-url'; input: string; part: 'userinfo' | 'fragment' | 'query' }
  /** Discovery does not live on the Hosted UI domain. */
  | { kind: 'hosted-ui-domain'; input: string }
  | { kind: 'client-id-as-pool-id'; input: string }
  | { kind: 'not-a-pool-id'; input: string }
  /** A pasted token that has no readable `iss`. */
  | { kind: 'token-without-issuer'; input: string }
  | { kind: 'outbound'; fault: OutboundFault }
  /** The operator of this server allows other issuers only. */
  | { kind: 'issuer-not-allowed'; issuer: string; allowed: readonly string[] }
  /** The code and the secret would go to a host that is not the issuer's, and that nobody has confirmed by Save. */
  | { kind: 'host-not-confirmed'; issuer: string; host: string }
  | { kind: 'pool-not-found'; url: string; status: number; body: string }
  | { kind: 'http-status'; url: string; status: number; body: string }
  | { kind: 'not-json'; url: string; status: number; content_type: string | null; body: string }
  | { kind: 'member-missing'; url: string; member: string }
  | { kind: 'member-malformed'; url: string; member: string; actual: string }
  | { kind: 'issuer-mismatch'; url: string; expected: string; actual: string }
  /** Cognito serves discovery for a pool without a domain, but its endpoints answer nothing. */
  | { kind: 'pool-without-domain'; url: string; authorization_endpoint: string }
  /** The demo pool could not be opened when the app started; `port` is null where it was not to be. `reason` goes on a sentence. */
  | { kind: 'demo-pool-off'; port: number | null; reason: string };
