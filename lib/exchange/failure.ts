import type { OutboundFault } from '@/lib/http/outbound';

/** Why a token request brought no token response. */
export type ExchangeFailure = { step: 'exchange' } & ExchangeFailureKind;

export type ExchangeFailureKind =
  | { kind: 'outbound'; fault: OutboundFault }
  /** The code was sent, and the process that sent it ended before the answer was kept. */
  | { kind: 'answer-lost' }
  /** An OAuth error response. RFC 6749 §5.2. `body` is what came, verbatim. */
  | { kind: 'provider-error'; status: number; error: string; error_description: string | null; body: string }
  /** Any other status than 200 without an OAuth error in it. */
  | { kind: 'http-status'; status: number; body: string }
  | { kind: 'not-json'; status: number; content_type: string | null; body: string }
  | { kind: 'member-missing'; member: 'access_token'; body: string }
  | { kind: 'member-malformed'; member: string; actual: string; body: string }
  /** A member appears twice (RFC 6749 §3.2): which one counts is anyone's guess. */
  | { kind: 'repeated-member'; member: string; body: string }
  /** Well-formed, but without the token that this is about. */
  | { kind: 'no-id-token'; scope: string };
