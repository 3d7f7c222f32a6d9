import type { OutboundFault } from '@/lib/http/outbound';

/** Why a token request returned no tokens. */
export type ExchangeFailure = { step: 'exchange' } & ExchangeFailureKind;

export type ExchangeFailureKind =
  | { kind: 'outbound'; fault: OutboundFault }
  /** The code was sent, but the process ended before it stored the response. */
  | { kind: 'answer-lost' }
  /** An OAuth error response. RFC 6749 §5.2. `body` is verbatim. */
  | { kind: 'provider-error'; status: number; error: string; error_description: string | null; body: string }
  /** Any status other than 200, without an OAuth error. */
  | { kind: 'http-status'; status: number; body: string }
  | { kind: 'not-json'; status: number; content_type: string | null; body: string }
  | { kind: 'member-missing'; member: 'access_token'; body: string }
  | { kind: 'member-malformed'; member: string; actual: string; body: string }
  /** A field appears twice (RFC 6749 §3.2), and it isn't defined which one counts. */
  | { kind: 'repeated-member'; member: string; body: string }
  /** Valid, but without the required token. */
  | { kind: 'no-id-token'; scope: string };
