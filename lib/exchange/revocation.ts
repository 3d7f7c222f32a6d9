import type { OutboundFault, OutboundResponse } from '@/lib/http/outbound';
import { isJsonObject } from '@/lib/json/object';
import { parseJson } from '@/lib/json/parse';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { excerpt } from '@/lib/text/excerpt';
import { readErrorBody } from './error-body';

/** A token that can be revoked. */
export type RevocableToken = 'refresh_token' | 'access_token';

/** Why it's unknown whether a token was revoked. */
export type RevocationFailure =
  | { kind: 'outbound'; fault: OutboundFault }
  /** An OAuth error response. RFC 7009 §2.2.1. `body` is verbatim. */
  | { kind: 'provider-error'; status: number; error: string; error_description: string | null; body: string }
  | { kind: 'http-status'; status: number; body: string };

/**
 * Whether tokens can be revoked. The secret and the token are only sent to the host of the token endpoint,
 * because the user confirmed it when saving the profile.
 */
export function revocationOf({
  revocation_endpoint,
  token_endpoint,
}: ProviderMetadata): 'possible' | 'not-offered' | 'elsewhere' {
  if (revocation_endpoint === undefined) return 'not-offered';
  return new URL(revocation_endpoint).origin === new URL(token_endpoint).origin ? 'possible' : 'elsewhere';
}

const bodyLimit = 2_000;

/**
 * Reads the response of the revocation endpoint. Only the status matters, and 200 means success. RFC 7009
 * §2.2.
 */
export function readRevocation({
  status,
  body: text,
}: Pick<OutboundResponse, 'status' | 'body'>): { ok: true } | { ok: false; failure: RevocationFailure } {
  const body = excerpt(text, bodyLimit);
  const json = parseJson(text);
  const error = isJsonObject(json) ? readErrorBody(json, status) : null;
  if (error) return { ok: false, failure: { kind: 'provider-error', status, ...error, body } };
  return status === 200 ? { ok: true } : { ok: false, failure: { kind: 'http-status', status, body } };
}
