import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Json, type Key, makeKey, makeOtherKeys, signJwt } from './keys';
import { type Deviation, type ModuleName, modules } from './modules';

/** A request as the provider received it, for the suite's conditions. */
export type Request = {
  path: string;
  method: string;
  authorization: string | undefined;
  parameters: Record<string, string>;
};

/** The scopes of OpenID Connect Core 1.0 §5.4, and the claims that each requests. */
const claimsOfScope: Record<string, Json> = {
  openid: {},
  profile: { name: 'Demo T. User', given_name: 'Demo', family_name: 'User', locale: 'en-US' },
  email: { email: 'user@example.com', email_verified: false },
  address: { address: { country: 'US', locality: 'San Francisco' } },
  phone: { phone_number: '+1 555 5550000', phone_number_verified: false },
};

export type ConformanceProvider = Awaited<ReturnType<typeof startConformanceProvider>>;

/**
 * The provider of one module of the conformance suite, rebuilt from the suite's public sources. It's correct except for
 * the module's own deviation. Its user is always signed in.
 */
export async function startConformanceProvider(module: ModuleName) {
  const deviation: Deviation = modules[module];
  const client = { client_id: 'rp', client_secret: 'S3cret-of_the.relying~party' };
  const sub = 'user-subject-1234531';
  const others = deviation.keys === undefined ? makeOtherKeys() : [];
  const requests: Request[] = [];
  const codes = new Map<string, Record<string, string>>();
  let keys = signingKeys(deviation.keys ?? 'one');
  let signIns = 0;
  let issuer = '';

  const rotate = () => {
    keys = [makeKey(randomUUID())];
  };
  const sign = (claims: Json): string => {
    const [key] = keys as [Key];
    const { kid } = key.jwk;
    return signJwt({ alg: 'RS256', ...(kid !== undefined && { kid }) }, claims, key);
  };
  const idToken = (claims: Json): string => {
    const right = sign(claims);
    return deviation.idToken?.(claims, right) ?? right;
  };
  const claimsFor = (access_token: string, nonce: string | undefined): Json => {
    const now = Math.floor(Date.now() / 1000);
    const hash = createHash('sha256').update(access_token).digest().subarray(0, 16);
    const right = { iss: issuer, sub, aud: client.client_id, iat: now, exp: now + 300 };
    return { ...right, at_hash: hash.toString('base64url'), ...(nonce !== undefined && { nonce }) };
  };

  const document = (): Json => {
    const right = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/logout`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256', 'none'],
      scopes_supported: Object.keys(claimsOfScope),
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    };
    return deviation.document?.(right) ?? right;
  };

  const authorize = (query: Record<string, string>) => {
    // The first sign-in’s token must verify with the earlier key.
    signIns += 1;
    if (deviation.rotates === 'after-first' && signIns === 2) rotate();
    const code = randomUUID();
    codes.set(code, query);
    const { redirect_uri = '', state = '' } = query;
    return redirect(redirect_uri, { code, state });
  };

  const token = ({ parameters, authorization }: Request) => {
    const post =
      parameters.client_id === client.client_id && parameters.client_secret === client.client_secret;
    if (readBasic(authorization) !== `${client.client_id}:${client.client_secret}` && !post)
      return json({ error: 'invalid_client' }, 401);
    const access_token = randomUUID();
    const response = { access_token, token_type: 'Bearer', expires_in: 300, refresh_token: randomUUID() };
    if (parameters.grant_type === 'refresh_token') {
      const right = claimsFor(access_token, undefined);
      return json({ ...response, id_token: idToken(deviation.refreshed?.(right) ?? right) });
    }
    const request = codes.get(parameters.code ?? '');
    codes.delete(parameters.code ?? '');
    const challenge = createHash('sha256')
      .update(parameters.code_verifier ?? '')
      .digest('base64url');
    if (request === undefined || request.code_challenge !== challenge)
      return json({ error: 'invalid_grant' }, 400);
    if (deviation.rotates === 'before-signing') rotate();
    const right = claimsFor(access_token, request.nonce);
    const id_token = idToken(deviation.claims?.(right) ?? right);
    return json({ ...response, id_token });
  };

  const userInfo = () => {
    const asked = [...requests].reverse().find(({ path }) => path === '/authorize')?.parameters.scope ?? '';
    const claims: Json = Object.assign({ sub }, ...asked.split(' ').map((scope) => claimsOfScope[scope]));
    const right = deviation.userInfo?.(claims) ?? claims;
    if (!deviation.signedUserInfo) return json(right);
    const body = sign({ ...right, iss: issuer, aud: client.client_id });
    return { status: 200, headers: { 'content-type': 'application/jwt' }, body };
  };

  const logout = ({ post_logout_redirect_uri = '', state = '' }: Record<string, string>) =>
    redirect(post_logout_redirect_uri, { state: deviation.logoutState ?? state });

  const answer = (request: Request) => {
    switch (request.path) {
      case '/.well-known/openid-configuration':
        return json(document());
      case '/authorize':
        return authorize(request.parameters);
      case '/token':
        return token(request);
      case '/jwks':
        return json({ keys: [...others, ...keys.map(({ jwk }) => jwk)] });
      case '/userinfo':
        return userInfo();
      case '/logout':
        return logout(request.parameters);
      default:
        return json({ error: 'not_found' }, 404);
    }
  };

  const server = createServer(async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://provider');
    const form = incoming.method === 'POST' ? new URLSearchParams(await text(incoming)) : searchParams;
    const request: Request = {
      path: pathname,
      method: incoming.method ?? '',
      authorization: incoming.headers.authorization,
      parameters: Object.fromEntries(form),
    };
    requests.push(request);
    const { status, headers, body } = answer(request);
    outgoing.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    client,
    requests,
    /** The requests for a path, in order. */
    asked: (path: string) => requests.filter((request) => request.path === path),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function signingKeys(which: NonNullable<Deviation['keys']>): Key[] {
  switch (which) {
    case 'one':
      return [makeKey('signing')];
    case 'one-without-kid':
      return [makeKey(undefined)];
    case 'several-without-kid':
      return [makeKey(undefined), makeKey(undefined)];
  }
}

/** The client and its secret, form-decoded. RFC 6749 §2.3.1. */
function readBasic(authorization = ''): string | null {
  const [scheme, credentials = ''] = authorization.split(' ');
  if (scheme !== 'Basic') return null;
  return decodeURIComponent(Buffer.from(credentials, 'base64').toString());
}

type Answer = { status: number; headers: Record<string, string>; body: string };

const json = (value: Json, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

function redirect(to: string, parameters: Record<string, string>): Answer {
  const url = new URL(to);
  for (const [name, value] of Object.entries(parameters)) if (value !== '') url.searchParams.set(name, value);
  return { status: 302, headers: { location: url.href }, body: '' };
}
