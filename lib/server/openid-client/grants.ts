import 'server-only';
import * as client from 'openid-client';
import type { ExchangeFailure } from '@/lib/exchange/failure';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { readTokenResponse } from '@/lib/exchange/token-response';
import type { Check } from '@/lib/oidc/check';
import type { Refusal } from '@/lib/verify/refusal';
import { type Asked, ask, type Party, type Send } from './ask';

export type Grant = Party & {
  redirect_uri: string;
  code: string;
  iss: string | null;
  /** Absent if the sign-in started elsewhere. In that case, no state, nonce, or verifier is expected. */
  request?: { state: string; nonce: string; code_verifier: string };
};

/** `refusal` is why openid-client rejected the id_token of a valid response. Verify reports it. */
export type Granted =
  | { ok: true; token_response: TokenResponse; notes: Check[]; refusal?: Refusal }
  | { ok: false; failure: ExchangeFailure; refresh_token?: string };

/** Redeems a code. RFC 6749 §4.1.3. */
export async function grant(
  { redirect_uri, code, iss, request, ...party }: Grant,
  send: Send,
): Promise<Granted> {
  const callback = new URL(redirect_uri);
  callback.searchParams.set('code', code);
  if (request) callback.searchParams.set('state', request.state);
  if (iss !== null) callback.searchParams.set('iss', iss);
  const expected = request && {
    expectedState: request.state,
    expectedNonce: request.nonce,
    pkceCodeVerifier: request.code_verifier,
  };
  return read(
    await ask(party, send, (config) => client.authorizationCodeGrant(config, callback, expected ?? {})),
  );
}

/** Requests an access token for the client itself. RFC 6749 §4.4.2. */
export async function machineGrant(
  party: Party,
  parameters: Record<string, string>,
  send: Send,
): Promise<Granted> {
  return read(await ask(party, send, (config) => client.clientCredentialsGrant(config, parameters)));
}

/** Requests new tokens. RFC 6749 §6. */
export async function refreshGrant(party: Party, refresh_token: string, send: Send): Promise<Granted> {
  return read(await ask(party, send, (config) => client.refreshTokenGrant(config, refresh_token)));
}

/**
 * The response of the token endpoint. If openid-client rejects the id_token, it discards the other tokens,
 * but they are kept here.
 */
function read({ result, refused }: Asked): Granted {
  if (!result.ok) return { ok: false, failure: { step: 'exchange', kind: 'outbound', fault: result.fault } };
  const { status, headers, body } = result.response;
  const answer = readTokenResponse({ status, content_type: headers['content-type'] ?? null, body });
  if (!answer.ok || refused === undefined) return answer;
  return { ...answer, refusal: refusalOf(refused) };
}

/** The innermost cause of an openid-client error. */
function refusalOf(error: unknown): Refusal {
  let reason = error;
  while (reason instanceof Error && reason.cause instanceof Error) reason = reason.cause;
  const details = reason instanceof Error ? reason.cause : undefined;
  const claim =
    typeof details === 'object' && details !== null && 'claim' in details && typeof details.claim === 'string'
      ? details.claim
      : null;
  return { claim, message: reason instanceof Error ? reason.message : 'refused' };
}
