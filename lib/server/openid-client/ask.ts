import 'server-only';
import * as client from 'openid-client';
import { type ClientAuthentication, isPoolIssuer } from '@/lib/configure/profile/profile';
import type { OutboundResponse } from '@/lib/http/outbound';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import type { OutboundRequest, OutboundResult } from '@/lib/server/outbound/limited-fetch';

/** The client, the provider that it is registered with, and how it proves itself there. */
export type Party = {
  metadata: ProviderMetadata;
  client_id: string;
  client_secret: string | null;
  client_authentication: ClientAuthentication;
};

export type Send = (url: string, request: OutboundRequest) => Promise<OutboundResult>;

/** What came back, and what openid-client has against it; `undefined` where it has nothing. */
export type Asked = { result: OutboundResult; refused: unknown };

/**
 * Has openid-client make one request, which goes out through `send`. Its answer is handed back as it came, since
 * openid-client keeps nothing of one that it refuses.
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
  // Metadata has http addresses of this machine alone.
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
    // Nothing was sent: what openid-client has against its own input is a bug here.
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
      // RFC 6749 §2.3.1 has both halves form-encoded first; Cognito takes them as they are.
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
 * Both halves form-encoded (RFC 6749 §2.3.1, Appendix B), which leaves `* - . _` and alphanumerics as they are: so that
 * most secrets also work at providers that don't decode them. openid-client encodes more than that.
 */
function encodeBasic(client_id: string, client_secret: string): string {
  const encode = (text: string) => new URLSearchParams({ '': text }).toString().slice(1);
  return Buffer.from(`${encode(client_id)}:${encode(client_secret)}`).toString('base64');
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
