import 'server-only';
import * as client from 'openid-client';
import type { Check } from '@/lib/check';
import { type ClientAuthentication, isPoolIssuer } from '@/lib/configure/profile';
import type { ProviderMetadata } from '@/lib/configure/provider-metadata';
import type { ExchangeFailure } from '@/lib/exchange/failure';
import type { TokenResponse } from '@/lib/exchange/token-response';
import { readTokenResponse } from '@/lib/exchange/token-response';
import type { OutboundResponse } from '@/lib/outbound';
import type { Refusal } from '@/lib/verify/refusal';
import type { OutboundResult } from './outbound';

/** What a login keeps to itself until the code comes back. */
export type Pkce = { state: string; nonce: string; code_verifier: string; code_challenge: string };

export async function makePkce(): Promise<Pkce> {
  const code_verifier = client.randomPKCECodeVerifier();
  return {
    state: client.randomState(),
    nonce: client.randomNonce(),
    code_verifier,
    code_challenge: await client.calculatePKCECodeChallenge(code_verifier),
  };
}

export type Grant = {
  metadata: ProviderMetadata;
  client_id: string;
  client_secret: string | null;
  client_authentication: ClientAuthentication;
  redirect_uri: string;
  code: string;
  iss: string | null;
  /** Absent for a login that began elsewhere: then no state, nonce or verifier is expected either. */
  request?: { state: string; nonce: string; code_verifier: string };
};

/** `refusal` is what openid-client has against the id_token of a well-formed response: a matter for Verify. */
export type Granted =
  | {
      ok: true;
      token_response: TokenResponse;
      notes: Check[];
      refusal?: Refusal;
    }
  | { ok: false; failure: ExchangeFailure };

/**
 * Redeems a code. openid-client writes the request and judges the answer; the answer itself is read beside it, since
 * openid-client drops the tokens of an id_token that it refuses.
 */
export async function grant(
  { metadata, redirect_uri, code, iss, request, ...credentials }: Grant,
  send: (url: string, body: string, headers: Record<string, string>) => Promise<OutboundResult>,
): Promise<Granted> {
  let result: OutboundResult | undefined;
  const config = new client.Configuration(
    { ...metadata },
    credentials.client_id,
    credentials.client_secret === null ? undefined : { client_secret: credentials.client_secret },
    clientAuth(metadata, credentials),
  );
  if (metadata.token_endpoint.startsWith('http:')) client.allowInsecureRequests(config);
  config[client.customFetch] = async (url, options) => {
    result = await send(url, String(options.body), options.headers);
    if (!result.ok) throw new TypeError(result.fault.kind);
    return toResponse(result.response);
  };
  const callback = new URL(redirect_uri);
  callback.searchParams.set('code', code);
  if (request) callback.searchParams.set('state', request.state);
  if (iss !== null) callback.searchParams.set('iss', iss);

  let refused: unknown;
  try {
    await client.authorizationCodeGrant(
      config,
      callback,
      request
        ? {
            expectedState: request.state,
            expectedNonce: request.nonce,
            pkceCodeVerifier: request.code_verifier,
          }
        : {},
    );
  } catch (error) {
    // Nothing was sent: what openid-client has against its own input is a bug here.
    if (!result) throw error;
    refused = error;
  }
  if (!result) throw new Error('openid-client redeemed a code without a request');
  if (!result.ok) return { ok: false, failure: { step: 'exchange', kind: 'outbound', fault: result.fault } };
  const { status, headers, body } = result.response;
  const answer = readTokenResponse({ status, content_type: headers['content-type'] ?? null, body });
  if (!answer.ok || refused === undefined) return answer;
  return { ...answer, refusal: refusalOf(refused) };
}

function clientAuth(
  metadata: ProviderMetadata,
  {
    client_id,
    client_secret,
    client_authentication,
  }: Pick<Grant, 'client_id' | 'client_secret' | 'client_authentication'>,
): client.ClientAuth {
  if (client_secret === null) return client.None();
  switch (client_authentication) {
    case 'none':
      return client.None();
    case 'client_secret_post':
      return client.ClientSecretPost(client_secret);
    case 'client_secret_basic':
      // RFC 6749 §2.3.1 has both halves form-encoded first; Cognito takes them as they are.
      return isPoolIssuer(metadata.issuer)
        ? (_server, _client, _body, headers) =>
            headers.set(
              'authorization',
              `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
            )
        : client.ClientSecretBasic(client_secret);
  }
}

/** A body that was read whole, in the form that openid-client takes. */
function toResponse({ status, headers, body }: OutboundResponse): Response {
  const empty = status === 204 || status === 205;
  const type = headers['content-type'];
  const challenge = headers['www-authenticate'];
  return new Response(empty ? null : body, {
    status,
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(challenge ? { 'www-authenticate': challenge } : {}),
    },
  });
}

/** The reason, out of the causes in which openid-client wraps it. */
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
