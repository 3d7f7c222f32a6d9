import { type Grant, grant } from '@/lib/server/openid-client/grants';
import type { OutboundResult } from '@/lib/server/outbound/limited-fetch';
import { poolMetadata } from '../../sample-metadata';

export const cognito = poolMetadata(
  'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example',
  'https://shop.auth.us-east-1.amazoncognito.com',
);
export const auth0 = poolMetadata('https://tenant.eu.auth0.com/', 'https://tenant.eu.auth0.com');

/** Contains every character that some encoding changes. */
export const secret = 'a+b/c=d:e%f g~*\'"ü';

export const login: Grant = {
  metadata: cognito,
  client_id: '1example23456789abcdefghij',
  client_secret: secret,
  client_authentication: 'client_secret_basic',
  redirect_uri: 'http://localhost:3000/callback',
  code: 'f3c0de00-0000-4000-8000-000000000000',
  iss: null,
  request: { state: 'the-state', nonce: 'the-nonce', code_verifier: 'v'.repeat(43) },
};

export const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** An id_token that is valid except for `changes`. Its signature isn't verified here. */
export function idToken(
  changes: Record<string, unknown> = {},
  { metadata, client_id }: Grant = login,
): string {
  const now = Math.floor(Date.now() / 1000);
  const right = {
    iss: metadata.issuer,
    sub: 'someone',
    aud: client_id,
    exp: now + 3600,
    iat: now,
    nonce: 'the-nonce',
    token_use: 'id',
  };
  return `${encoded({ kid: 'the-key', alg: 'RS256' })}.${encoded({ ...right, ...changes })}.c2lnbmF0dXJl`;
}

export const response = (id_token: string) => ({
  id_token,
  access_token: 'eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl',
  refresh_token: 'eyJjdHkiOiJKV1QifQ.a.b.c.d',
  expires_in: 3600,
  token_type: 'Bearer',
});

export const answer = (
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): OutboundResult => ({
  ok: true,
  response: {
    url: cognito.token_endpoint,
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  },
});

/** Redeems a code at a token endpoint with this response, and returns the request that it received. */
export async function redeem(changes: Partial<Grant> = {}, result?: OutboundResult) {
  const asked = { ...login, ...changes };
  const requests: { url: string; form: Record<string, string>; headers: Record<string, string> }[] = [];
  const granted = await grant(asked, async (url, { body, headers = {} }) => {
    requests.push({ url, form: Object.fromEntries(new URLSearchParams(body)), headers });
    return result ?? answer(response(idToken({}, asked)));
  });
  const [request] = requests;
  if (!request || requests.length !== 1) throw new Error(`${requests.length} requests`);
  return { granted, request };
}
