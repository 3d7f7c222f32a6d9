import { maskTokens } from '@/lib/http/mask-tokens';
import { parseJson } from '@/lib/json/parse';
import { jsonShape } from '@/lib/json/shape';
import type { Check } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import type { ExchangeFailure, ExchangeFailureKind } from './failure';
import { responseNotes } from './response-notes';

/** The two of a sign-in’s tokens that an API may be sent. */
export type TokenName = 'id_token' | 'access_token';

/** A successful token response, by its wire names. RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3. */
export type TokenResponse = {
  access_token: string;
  token_type: string;
  id_token?: string;
  refresh_token?: string;
  /** Seconds. */
  expires_in?: number;
  scope?: string;
};

/** Characters of an answer that are kept in a failure; the transcript has it whole. */
const bodyLimit = 2_000;

/**
 * Reads the answer to a token request. An absent id_token is no failure here: whoever needs one asks
 * `missingIdToken`. Tokens in the `body` of a failure are masked. `notes` tell what a stricter client would refuse.
 */
export function readTokenResponse(response: {
  status: number;
  content_type: string | null;
  body: string;
}): { ok: true; token_response: TokenResponse; notes: Check[] } | { ok: false; failure: ExchangeFailure } {
  const { status, content_type } = response;
  const body = excerpt(response.body, bodyLimit, maskTokens);
  const fail = (kind: ExchangeFailureKind) => ({
    ok: false as const,
    failure: { step: 'exchange' as const, ...kind },
  });
  const json = parseObject(response.body);

  // Some servers answer an error with 200.
  if (json !== undefined && typeof json.error === 'string' && json.error !== '') {
    const { error, error_description: words } = json;
    const error_description = typeof words === 'string' && words !== '' ? excerpt(words, bodyLimit) : null;
    return fail({
      kind: 'provider-error',
      status,
      error: excerpt(error, bodyLimit),
      error_description,
      body,
    });
  }
  if (status !== 200) return fail({ kind: 'http-status', status, body });
  if (json === undefined) return fail({ kind: 'not-json', status, content_type, body });

  const repeated = jsonShape(response.body).repeated.find(({ depth }) => depth === 1);
  if (repeated !== undefined) {
    return fail({ kind: 'repeated-member', member: excerpt(repeated.name, 200), body });
  }
  for (const member of ['access_token', 'token_type'] as const) {
    if (json[member] === undefined) return fail({ kind: 'member-missing', member, body });
  }
  const malformed = (member: string, actual: string) =>
    fail({ kind: 'member-malformed', member, actual, body });
  for (const member of ['access_token', 'token_type', 'id_token', 'refresh_token', 'scope']) {
    const value = json[member];
    // An empty scope is odd, and harms nobody.
    const text = typeof value === 'string' && (value !== '' || member === 'scope');
    if (value !== undefined && !text) return malformed(member, describe(value));
  }
  // RFC 6749 §7.1: a token of an unknown type must not be used. The comparison ignores case (§5.1).
  if (String(json.token_type).toLowerCase() !== 'bearer')
    return malformed('token_type', describe(json.token_type));

  const expires_in = typeof json.expires_in === 'string' ? secondsOf(json.expires_in) : json.expires_in;
  if (
    expires_in !== undefined &&
    !(typeof expires_in === 'number' && expires_in >= 0 && Number.isFinite(expires_in))
  ) {
    return malformed('expires_in', describe(json.expires_in));
  }
  const token_response = {
    access_token: json.access_token,
    token_type: json.token_type,
    id_token: json.id_token,
    refresh_token: json.refresh_token,
    expires_in,
    scope: json.scope,
  };
  const given = Object.entries(token_response).filter(([, value]) => value !== undefined);
  const notes = responseNotes(content_type, json.expires_in);
  return { ok: true, token_response: Object.fromEntries(given) as TokenResponse, notes };
}

/** A token response without an id_token, as a failure. `scope` is what was asked for. */
export function missingIdToken(token_response: TokenResponse, scope: string): ExchangeFailure | null {
  if (token_response.id_token !== undefined) return null;
  return { step: 'exchange', kind: 'no-id-token', scope: token_response.scope ?? scope };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
}

function secondsOf(text: string): number | string {
  return /^\d{1,10}$/.test(text) ? Number(text) : text;
}

/** What a value is, without showing it where it may be a token. */
function describe(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty string' : excerpt(JSON.stringify(value), 60);
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * The tokens in hand after a refresh. What did not come anew is still good: the refresh token where the provider does
 * not rotate it (RFC 6749 §6), the id_token (OpenID Connect Core 1.0 §12.2), the scope where it is the same
 * (RFC 6749 §5.1). `expires_in` is of the access token that came with it, and of no other.
 */
export function currentTokens(before: TokenResponse, came: TokenResponse): TokenResponse {
  const { expires_in: _, ...kept } = before;
  return { ...kept, ...came };
}
