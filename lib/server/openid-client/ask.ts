import 'server-only';
import * as client from 'openid-client';
import { type ClientAuthentication, isPoolIssuer } from '@/lib/configure/profile/profile';
import type { OutboundResponse } from '@/lib/http/outbound';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { OutboundRequest, OutboundResult } from '@/lib/server/outbound/limited-fetch';

/** The client, its provider, and the client authentication. */
export type Party = {
  metadata: ProviderMetadata;
  client_id: string;
  client_secret: string | null;
  client_authentication: ClientAuthentication;
};

export type Send = (url: string, request: OutboundRequest) => Promise<OutboundResult>;

/** The response, and why openid-client rejected it; `undefined` if it didn't. */
export type Asked = { result: OutboundResult; refused: unknown };

/**
 * Calls openid-client for one request, which is sent with `send`. Returns the raw response, because
 * openid-client discards a response that it rejects.
 */
export async function ask(
  party: Party,
  send: Send,
  request: (config: client.Configuration) => Promise<unknown>,
): Promise<Asked> {
  const { metadata, client_id, client_secret } = party;
  let result: OutboundResult | undefined;
  const config = new client.Configuration(
    { ...metadata },
    client_id,
    client_secret === null ? undefined : { client_secret },
    clientAuth(party),
  );
  // In metadata, http is only allowed on this machine.
  if (Object.values(metadata).some((value) => String(value).startsWith('http:'))) {
    client.allowInsecureRequests(config);
  }
  config[client.customFetch] = async (url, { method, headers, body }) => {
    result = await send(
      url,
      method === 'POST' ? { method, headers, body: String(body) } : { method: 'GET', headers },
    );
    if (!result.ok) throw new TypeError(result.fault.kind);
    return toResponse(result.response);
  };
  let refused: unknown;
  try {
    await request(config);
  } catch (error) {
    // No request was sent: if openid-client rejects its own input, that's a bug in Claimcheck.
    if (!result) throw error;
    refused = error;
  }
  if (!result) throw new Error('openid-client was done without a request');
  return { result, refused };
}

function clientAuth({ metadata, client_id, client_secret, client_authentication }: Party): client.ClientAuth {
  if (client_secret === null) return client.None();
  switch (client_authentication) {
    case 'none':
      return client.None();
    case 'client_secret_post':
      return client.ClientSecretPost(client_secret);
    case 'client_secret_basic':
      // RFC 6749 §2.3.1 requires form encoding of both parts, but Cognito doesn't decode them.
      return isPoolIssuer(metadata.issuer)
        ? (_server, _client, _body, headers) =>
            headers.set(
              'authorization',
              `Basic ${Buffer.from(`${client_id}:${client_secret}`).toString('base64')}`,
            )
        : (_server, _client, _body, headers) =>
            headers.set('authorization', `Basic ${encodeBasic(client_id, client_secret)}`);
  }
}

/**
 * Form-encodes both parts (RFC 6749 §2.3.1, Appendix B), except for `* - . _` and alphanumerics, so that most
 * secrets also work with providers that don't decode them. openid-client encodes more than that.
 */
function encodeBasic(client_id: string, client_secret: string): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
  return Buffer.from(`${encode(client_id)}:${encode(client_secret)}`).toString('base64');
}

/** A completely read body, in the format that openid-client needs. */
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
