import { createHash, randomBytes } from 'node:crypto';
import { confidentialClient, publicClient } from '@/lib/demo-pool/clients';
import { createDemoPool } from '@/lib/demo-pool/demo-pool';
import { generateDemoKeys } from '@/lib/demo-pool/keys';
import type { TriggerHandler, TriggerVersion } from '@/lib/demo-pool/trigger-event';

export const issuerOrigin = 'http://localhost:3001';
export const domain = 'http://127.0.0.1:3001';
export const issuer = `${issuerOrigin}/us-east-1_demo`;
export const callback = 'http://localhost:3000/callback';
export const signOut = 'http://localhost:3000/';
export const password = 'Demo-Passw0rd';

export const confidential: string = confidentialClient.client_id;
export const secret: string = confidentialClient.client_secret;
export const open: string = publicClient.client_id;

const keys = await generateDemoKeys();

type Options = { handler?: TriggerHandler; version?: TriggerVersion; callback_urls?: string[] };

/** A pool with a clock that the test sets, and a browser and an app that send it requests. */
export function pool({ handler, version = 'V2_0', ...options }: Options = {}) {
  const started = Date.now();
  let elapsed = 0;
  const { handle, setTrigger } = createDemoPool({
    issuer_origin: issuerOrigin,
    domain_origin: domain,
    callback_urls: [callback],
    sign_out_urls: [signOut],
    keys,
    now: () => started + elapsed,
    ...options,
  });
  if (handler) setTrigger({ version, handler });

  const get = (address: string, headers: Record<string, string> = {}) =>
    handle(new Request(new URL(address, domain), { headers }));
  const post = (address: string, fields: Fields, headers: Record<string, string> = {}) =>
    handle(new Request(new URL(address, domain), { method: 'POST', headers, body: form(fields) }));

  /** Signs in at the login page. */
  const signIn = (parameters: Fields = {}, username = 'alice') =>
    post(`/login?${authorization(parameters)}`, { username, password });

  /** Signs in and reads the code from the URL that the browser is redirected to. */
  const code = async (parameters: Fields = {}, username = 'alice') =>
    query(await signIn(parameters, username)).get('code') ?? '';

  const exchange = (fields: Fields, headers: Record<string, string> = basic()) =>
    post('/oauth2/token', { grant_type: 'authorization_code', redirect_uri: callback, ...fields }, headers);

  /** The whole flow up to the tokens, with the confidential client. */
  const tokens = async (parameters: Fields = {}, username = 'alice'): Promise<Tokens> =>
    (await exchange({ code: await code(parameters, username) })).json();

  const refresh = (fields: Fields, headers: Record<string, string> = basic()) =>
    post('/oauth2/token', { grant_type: 'refresh_token', ...fields }, headers);

  return {
    handle,
    setTrigger,
    get,
    post,
    signIn,
    code,
    exchange,
    tokens,
    refresh,
    /** Seconds. */
    pass: (time: number) => {
      elapsed += time * 1000;
    },
  };
}

/** Undefined values aren't sent. */
export type Fields = Record<string, string | undefined>;

export type Tokens = {
  id_token: string;
  access_token: string;
  refresh_token: string;
  expires_in: number;
  token_type: string;
};

export function form(fields: Fields): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The query of a valid authorization request, changed by `parameters`. */
export const authorization = (parameters: Fields = {}): URLSearchParams =>
  form({
    client_id: confidential,
    response_type: 'code',
    scope: 'openid email phone profile',
    redirect_uri: callback,
    ...parameters,
  });

/** The query of the URL that a redirect leads to. */
export const query = (response: Response): URLSearchParams =>
  new URL(response.headers.get('location') ?? '').searchParams;

export const basic = (id = confidential, password = secret) => ({
  authorization: `Basic ${Buffer.from(`${id}:${password}`).toString('base64')}`,
});

export function pkce() {
  const code_verifier = randomBytes(32).toString('base64url');
  const code_challenge = createHash('sha256').update(code_verifier).digest('base64url');
  return { code_verifier, challenge: { code_challenge, code_challenge_method: 'S256' } };
}

/** A part of a JWS, read without the pool's own code. */
export const part = (jws: string, index: 0 | 1): string =>
  Buffer.from(jws.split('.')[index] ?? '', 'base64url').toString();

export const claims = (jws: string): Record<string, unknown> => JSON.parse(part(jws, 1));

export const cookie = (response: Response): string =>
  response.headers.get('set-cookie')?.split(';', 1).join() ?? '';
