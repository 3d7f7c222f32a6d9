import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CompactSign, exportJWK, exportSPKI, generateKeyPair, type JWK } from 'jose';

type Members = Record<string, unknown>;

/** An HTTP response. A function as `body` writes and ends the response itself. */
export type Answer = {
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array | ((response: ServerResponse) => void);
};

/** The provider's errors, by place. Each function gets the correct response. */
export type Fault = {
  discovery?: (document: Members) => Answer;
  /** Changes the query of the redirect to the callback. */
  authorization?: (query: URLSearchParams) => void;
  token?: (response: Members, authorization: string) => Answer;
  claims?: (claims: Members) => Members;
  id_token?: (right: { header: Members; payload: string }, keys: Keys) => string | Promise<string>;
  jwks?: (published: JWK[], keys: Keys) => Answer;
  /** Also gets the received refresh token; the id_token is the refresh's. */
  refresh?: (response: Members, refresh_token: string) => Answer;
  user_info?: (claims: Members, access_token: string, keys: Keys) => Answer | Promise<Answer>;
  revocation?: (token: string) => Answer;
};

/** A signing key. */
export type Key = {
  kid: string;
  jwk: JWK;
  pem: string;
  sign: (header: Members, payload: string) => Promise<string>;
};

/** The provider signs with `own`. `next` is not published, so it could belong to anyone. */
export type Keys = { own: Key; next: Key };

export interface Provider {
  issuer: string;
  client: { client_id: string; client_secret: string };
  /** Every code and token that it issued, and the credentials that it received. */
  confidences: string[];
  /** The requested paths, since it last misbehaved. */
  asked: string[];
  /** The number of responses that a client still reads. */
  underway(): number;
  /** From now on, and replaces the previous fault. */
  misbehave(fault: Fault): void;
  stop(): Promise<void>;
}

export const json = (value: unknown, type = 'application/json'): Answer => ({
  headers: { 'content-type': type },
  body: JSON.stringify(value),
});

export const html = (text: string): Answer => ({
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: `<!doctype html><title>${text}</title><p>${text}</p>`,
});

/** A body that continues as long as a client reads it. */
export const endless = (response: ServerResponse): void => {
  const more = () => {
    while (!response.destroyed && response.write(' '.repeat(65_536))) {}
  };
  response.on('drain', more);
  more();
};

/** The core of the client secret: text that contains it contains the secret. */
export const canary = 'canary7f3a9c';

/** An OpenID Provider with one client and one user, who is always signed in. It's correct except for `fault`. */
export async function startProvider(): Promise<Provider> {
  const keys: Keys = { own: await makeKey('first'), next: await makeKey('second') };
  // Characters that encodings change surround a part that none changes.
  const client = { client_id: 'misled-client', client_secret: `/+ "<&'=%\\${canary}~*()` };
  const codes = new Map<string, URLSearchParams>();
  const confidences: string[] = [];
  const asked: string[] = [];
  let fault: Fault = {};
  let issuer = '';
  let underway = 0;

  const discovery = (): Answer => {
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/user-info`,
      revocation_endpoint: `${issuer}/revoke`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      token_endpoint_auth_methods_supported: ['client_secret_basic'],
    };
    return fault.discovery?.(document) ?? json(document);
  };

  const authorize = (request: URLSearchParams): Answer => {
    const code = randomUUID();
    codes.set(code, request);
    confidences.push(code);
    const callback = new URL(request.get('redirect_uri') ?? '');
    callback.searchParams.set('code', code);
    callback.searchParams.set('state', request.get('state') ?? '');
    fault.authorization?.(callback.searchParams);
    return { status: 302, headers: { location: callback.href } };
  };

  const token = async (form: URLSearchParams, authorization: string): Promise<Answer> => {
    const basic = `${client.client_id}:${client.client_secret}`;
    confidences.push(authorization.replace('Basic ', ''));
    if (readBasic(authorization) !== basic) return { ...json({ error: 'invalid_client' }), status: 401 };
    if (form.get('grant_type') === 'refresh_token') {
      const sent = form.get('refresh_token') ?? '';
      const response = await tokens(undefined);
      return fault.refresh?.(response, sent) ?? json(response);
    }
    const request = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const challenge = hash(form.get('code_verifier') ?? '').toString('base64url');
    const known =
      request?.get('code_challenge') === challenge &&
      request.get('redirect_uri') === form.get('redirect_uri');
    if (!known) return { ...json({ error: 'invalid_grant' }), status: 400 };
    const response = { ...(await tokens(request.get('nonce') ?? '')), refresh_token: randomUUID() };
    confidences.push(response.refresh_token);
    return fault.token?.(response, authorization) ?? json(response);
  };

  const tokens = async (nonce: string | undefined) => {
    const access_token = randomUUID();
    const id_token = await mint(access_token, nonce);
    confidences.push(access_token, id_token);
    return { access_token, token_type: 'Bearer', expires_in: 3600, id_token };
  };

  const userInfo = async (authorization: string): Promise<Answer> => {
    const claims = { sub: 'someone' };
    return (await fault.user_info?.(claims, authorization.replace('Bearer ', ''), keys)) ?? json(claims);
  };

  const revocation = (form: URLSearchParams): Answer => fault.revocation?.(form.get('token') ?? '') ?? {};

  const mint = async (access_token: string, nonce: string | undefined): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const right = {
      iss: issuer,
      sub: 'someone',
      aud: client.client_id,
      exp: now + 3600,
      iat: now,
      nonce,
      at_hash: hash(access_token).subarray(0, 16).toString('base64url'),
    };
    const header = { alg: 'RS256', kid: keys.own.kid };
    const payload = JSON.stringify(fault.claims?.(right) ?? right);
    return (await fault.id_token?.({ header, payload }, keys)) ?? (await keys.own.sign(header, payload));
  };

  const answer = async (request: IncomingMessage): Promise<Answer> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    asked.push(pathname);
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return discovery();
      case '/authorize':
        return authorize(searchParams);
      case '/token':
        return await token(new URLSearchParams(await textOf(request)), request.headers.authorization ?? '');
      case '/user-info':
        return await userInfo(request.headers.authorization ?? '');
      case '/revoke':
        return revocation(new URLSearchParams(await textOf(request)));
      case '/keys':
        return fault.jwks?.([keys.own.jwk], keys) ?? json({ keys: [keys.own.jwk] });
      default:
        return { status: 404, body: 'There is nothing here.' };
    }
  };

  const server = createServer(async (request, response) => {
    const { status = 200, headers = {}, body = '' } = await answer(request);
    underway += 1;
    response.on('close', () => {
      underway -= 1;
    });
    // Each test gets the provider's current response.
    response.writeHead(status, { 'cache-control': 'no-store', ...headers });
    if (typeof body === 'function') body(response);
    else response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    issuer,
    client,
    confidences,
    asked,
    underway: () => underway,
    misbehave: (wanted) => {
      fault = wanted;
      asked.length = 0;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function makeKey(kid: string): Promise<Key> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    kid,
    jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' },
    pem: await exportSPKI(publicKey),
    sign: (header, payload) =>
      new CompactSign(new TextEncoder().encode(payload))
        .setProtectedHeader({ alg: 'RS256', ...header })
        .sign(privateKey),
  };
}

/** `id:secret`, with each half form-encoded before they were joined. RFC 6749 §2.3.1. */
function readBasic(authorization: string): string {
  const halves = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString().split(':');
  return halves.map((half) => decodeURIComponent(half.replaceAll('+', ' '))).join(':');
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}
