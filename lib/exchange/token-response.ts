import { maskTokens } from '@/lib/http/mask-tokens';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import { jsonShape } from '@/lib/json/shape';
import type { Check } from '@/lib/oidc/check';
import { excerpt } from '@/lib/text/excerpt';
import { readErrorBody } from './error-body';
import type { ExchangeFailure, ExchangeFailureKind } from './failure';
import { noAccessTokenNote, noTypeNote, repeatedNote, responseNotes, unusableNote } from './response-notes';

/** The tokens of a sign-in that may be sent to an API. */
export type TokenName = 'id_token' | 'access_token';

/** A successful token response, by wire names. RFC 6749 §5.1, OpenID Connect Core 1.0 §3.1.3.3. */
export type TokenResponse = {
  /** Absent if the provider issued only an id_token, or a token of a type that must not be used. */
  access_token?: string;
  token_type?: string;
  id_token?: string;
  refresh_token?: string;
  /** Seconds. */
  expires_in?: number;
  scope?: string;
};

type Read =
  | { ok: true; token_response: TokenResponse; notes: Check[] }
  /** `refresh_token`: a new one that was returned anyway, because the old one may have been used up. */
  | { ok: false; failure: ExchangeFailure; refresh_token?: string };

/** Characters of a response that a failure keeps; the HTTP log has all of it. */
const bodyLimit = 2_000;

/**
 * Reads the response to a token request. A missing id_token isn't a failure here; callers that need one use
 * `missingIdToken`. Unusable optional fields are omitted with a note, and null counts as absent. Tokens in
 * the `body` of a failure are masked.
 */
export function readTokenResponse(response: {
  status: number;
  content_type: string | null;
  body: string;
}): Read {
  const { status, content_type } = response;
  const body = excerpt(response.body, bodyLimit, maskTokens);
  const json = parseObject(response.body);
  const refresh_token = tokenIn(json?.refresh_token);
  const fail = (kind: ExchangeFailureKind): Read => ({
    ok: false,
    failure: { step: 'exchange', ...kind },
    ...(status === 200 && refresh_token !== undefined && { refresh_token }),
  });

  const error = json && readErrorBody(json, status);
  if (error) return fail({ kind: 'provider-error', status, ...error, body });
  if (status !== 200) return fail({ kind: 'http-status', status, body });
  if (json === undefined) return fail({ kind: 'not-json', status, content_type, body });

  const names = jsonShape(response.body)
    .repeated.filter(({ depth }) => depth === 1)
    .map(({ name }) => name);
  // With two id_tokens, it isn't defined which one counts. For other fields, the last one counts, as in every
  // parser.
  if (names.includes('id_token')) return fail({ kind: 'repeated-member', member: 'id_token', body });
  const repeated = [...new Set(names)].filter((name) => Object.hasOwn(readers, name));

  const notes = responseNotes(
    content_type,
    readSeconds(json.expires_in) === undefined ? undefined : json.expires_in,
  );
  notes.push(...repeated.map(repeatedNote));
  const found: Record<string, unknown> = {};
  for (const [member, read] of Object.entries(readers)) {
    const value = json[member];
    if (value === undefined || value === null) continue;
    const usable = read(value);
    if (usable !== undefined) found[member] = usable;
    else notes.push(unusableNote(member, describe(value)));
  }
  const token_response = found as TokenResponse;
  // RFC 6749 §7.1: a token of an unknown type must not be used.
  if (notes.some(({ id }) => id === 'token_type')) delete token_response.access_token;
  if (token_response.access_token === undefined) {
    const { token_type } = json;
    if (token_response.id_token !== undefined) notes.push(noAccessTokenNote());
    else if (tokenIn(json.access_token) === undefined)
      return fail({ kind: 'member-missing', member: 'access_token', body });
    else return fail({ kind: 'member-malformed', member: 'token_type', actual: describe(token_type), body });
  } else if (token_response.token_type === undefined) {
    notes.push(noTypeNote());
  }
  return { ok: true, token_response, notes };
}

const tokenIn = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** How to read each field; `undefined` if it can't be used. */
const readers: Record<string, (value: unknown) => unknown> = {
  access_token: tokenIn,
  // The comparison ignores case. RFC 6749 §5.1.
  token_type: (value) => (typeof value === 'string' && value.toLowerCase() === 'bearer' ? value : undefined),
  id_token: tokenIn,
  refresh_token: tokenIn,
  expires_in: readSeconds,
  // An empty scope is unusual, but harmless.
  scope: (value) => (typeof value === 'string' ? value : undefined),
};

/** A token response without an id_token, as a failure. `scope` is the requested scope. */
export function missingIdToken(
  token_response: TokenResponse,
  scope: string,
  notes: readonly Check[] = [],
): ExchangeFailure | null {
  if (token_response.id_token !== undefined) return null;
  const unusable = notes.find(({ id }) => id === 'id_token');
  return unusable
    ? {
        step: 'exchange',
        kind: 'member-malformed',
        member: 'id_token',
        actual: unusable.actual ?? '',
        body: '',
      }
    : { step: 'exchange', kind: 'no-id-token', scope: token_response.scope ?? scope };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  const value = parseJson(text);
  return isJsonObject(value) ? value : undefined;
}

function readSeconds(value: unknown): number | undefined {
  const seconds = typeof value === 'string' ? secondsOf(value) : value;
  return typeof seconds === 'number' && seconds >= 0 && Number.isFinite(seconds) ? seconds : undefined;
}

function secondsOf(text: string): number | string {
  return /^\d{1,10}$/.test(text) ? Number(text) : text;
}

/** Describes a value without showing it, because it may be a token. */
function describe(value: unknown): string {
  if (typeof value === 'string') return value === '' ? 'an empty string' : excerpt(JSON.stringify(value), 60);
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

/**
 * The current tokens after a refresh. What wasn't returned again remains valid: the refresh token if the
 * provider doesn't rotate it (RFC 6749 §6), the id_token (OpenID Connect Core 1.0 §12.2), and an unchanged
 * scope (RFC 6749 §5.1). `expires_in` only applies to the access token in the same response.
 */
export function currentTokens(before: TokenResponse, came: TokenResponse): TokenResponse {
  const { expires_in: _, ...kept } = before;
  return { ...kept, ...came };
}
