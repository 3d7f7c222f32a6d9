import { describe, expect, it } from 'vitest';
import {
  basic,
  callback,
  confidential,
  domain,
  type Fields,
  open,
  pkce,
  pool,
  secret,
  type Tokens,
} from './pool-fixture';

const { code, exchange, handle, pass, post, refresh, tokens } = pool();
type Headers = Record<string, string>;

describe('the exchange', () => {
  it('returns five fields in Cognito’s order', async () => {
    const response = await exchange({ code: await code() });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-amz-cognito-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    const body = (await response.json()) as Record<string, unknown>;
    expect(Object.keys(body)).toEqual([
      'id_token',
      'access_token',
      'refresh_token',
      'expires_in',
      'token_type',
    ]);
    expect(body).toMatchObject({ expires_in: 3600, token_type: 'Bearer' });
    expect(body.refresh_token).toMatch(/^eyJjdHki[\w-]+(\.[\w-]+){4}$/);
  });

  it('returns no id_token without openid', async () => {
    const body = await tokens({ scope: 'email' });
    expect(Object.keys(body)).toEqual(['access_token', 'refresh_token', 'expires_in', 'token_type']);
  });

  const encode = (text: string) => [...text].map((c) => `%${c.charCodeAt(0).toString(16)}`).join('');

  it.each<[string, Fields, Headers, Fields]>([
    ['Basic', {}, basic(), {}],
    ['Basic with the id in the body too', { client_id: confidential }, basic(), {}],
    ['Basic in lower case', {}, { authorization: basic().authorization.replace('Basic', 'basic') }, {}],
    ['Basic, form-urlencoded first (RFC 6749 §2.3.1)', {}, basic(encode(confidential), encode(secret)), {}],
    ['secret in the body', { client_id: confidential, client_secret: secret }, {}, {}],
    ['public client', { client_id: open }, {}, { client_id: open }],
  ])('client authentication: %s', async (_, fields, headers, parameters) => {
    const { code_verifier, challenge } = pkce();
    const parametersWithPkce = { ...parameters, ...challenge };
    const response = await exchange(
      { code: await code(parametersWithPkce), code_verifier, ...fields },
      headers,
    );
    expect(response.status).toBe(200);
  });

  it.each<[string, Fields, Headers, string]>([
    ['client-unknown', { client_id: 'nobody' }, {}, 'invalid_client'],
    ['client-unknown-by-basic', {}, basic('nobody', secret), 'invalid_client'],
    ['secret-wrong', {}, basic(confidential, `${secret}x`), 'invalid_client'],
    ['secret-wrong-in-body', { client_id: confidential, client_secret: 'x' }, {}, 'invalid_client'],
    ['secret-with-white-space', {}, basic(confidential, `${secret} `), 'invalid_client'],
    ['secret-absent', { client_id: confidential }, {}, 'invalid_client'],
    ['secret-empty', { client_id: confidential, client_secret: '' }, {}, 'invalid_client'],
    ['secret-for-public-client', { client_id: open, client_secret: secret }, {}, 'invalid_client'],
    ['basic-not-base64', {}, { authorization: 'Basic %%%' }, 'invalid_client'],
    ['basic-without-colon', {}, { authorization: `Basic ${btoa(confidential)}` }, 'invalid_client'],
    ['bearer', {}, { authorization: 'Bearer x' }, 'invalid_client'],
    ['client-id-absent', {}, {}, 'invalid_request'],
    ['client-id-differs-from-basic', { client_id: open }, basic(), 'invalid_request'],
    ['code-absent', { code: undefined }, basic(), 'invalid_request'],
    ['redirect-uri-absent', { redirect_uri: undefined }, basic(), 'invalid_request'],
    ['grant-type-absent', { grant_type: undefined }, basic(), 'invalid_request'],
    ['grant-type-misspelt', { grant_type: 'authorisation_code' }, basic(), 'unsupported_grant_type'],
    ['grant-not-enabled', { grant_type: 'client_credentials' }, basic(), 'unauthorized_client'],
    ['code-unknown', { code: '00000000-0000-4000-8000-000000000000' }, basic(), 'invalid_grant'],
    ['code-of-another-client', { client_id: open }, {}, 'invalid_grant'],
    ['verifier-without-its-challenge', { code_verifier: undefined }, basic(), 'invalid_request'],
    ['verifier-wrong', { code_verifier: pkce().code_verifier }, basic(), 'invalid_grant'],
  ])('%s: 400, only the error, and the code is used up', async (_, fields, headers, error) => {
    const { code_verifier, challenge } = pkce();
    const right = { code: await code(challenge), code_verifier };
    const response = await exchange({ ...right, ...fields }, headers);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe(`{"error":"${error}"}`);
    if ('code' in fields) return;
    const again = await exchange(right);
    expect(await again.text()).toBe('{"error":"invalid_grant"}');
  });

  it.each([`${callback}/`, 'http://127.0.0.1:3000/callback'])(
    'redirect-uri-differs, %s',
    async (redirect_uri) => {
      const response = await exchange({ code: await code(), redirect_uri });
      expect(response.status).toBe(400);
      expect(await response.text()).toBe(
        '{"error":"unauthorized_client","error_description":"invalid_redirect"}',
      );
    },
  );

  it('code-spent', async () => {
    const spent = await code();
    expect((await exchange({ code: spent })).status).toBe(200);
    const response = await exchange({ code: spent });
    expect([response.status, await response.text()]).toEqual([400, '{"error":"invalid_grant"}']);
  });

  it('code-expired: valid for five minutes', async () => {
    const [first, second] = [await code(), await code()];
    pass(299);
    expect((await exchange({ code: first })).status).toBe(200);
    pass(1);
    expect(await (await exchange({ code: second })).text()).toBe('{"error":"invalid_grant"}');
  });

  it.each([
    ['JSON', 'application/json', JSON.stringify({ grant_type: 'authorization_code' })],
    ['multipart', 'multipart/form-data; boundary=x', '--x--'],
    [
      'too large',
      'application/x-www-form-urlencoded',
      `grant_type=authorization_code&x=${'x'.repeat(65_536)}`,
    ],
  ])('body: %s', async (_, type, body) => {
    const headers = { ...basic(), 'content-type': type };
    const response = await handle(new Request(`${domain}/oauth2/token`, { method: 'POST', headers, body }));
    expect([response.status, await response.text()]).toEqual([400, '{"error":"invalid_request"}']);
  });

  it('accepts a form with a charset in its type', async () => {
    const headers = { ...basic(), 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };
    const response = await exchange({ code: await code() }, headers);
    expect(response.status).toBe(200);
  });
});

describe('the refresh', () => {
  it('returns new tokens of the same sign-in, and no refresh token', async () => {
    const { refresh_token } = await tokens();
    pass(60);
    for (const _ of ['once', 'again']) {
      const response = await refresh({ refresh_token });
      expect(response.status).toBe(200);
      const body = (await response.json()) as object;
      expect(Object.keys(body)).toEqual(['id_token', 'access_token', 'expires_in', 'token_type']);
    }
  });

  it.each<[string, Fields, Headers, string]>([
    ['token-absent', { refresh_token: undefined }, basic(), 'invalid_request'],
    ['token-unknown', { refresh_token: 'eyJjdHki.a.b.c.d' }, basic(), 'invalid_grant'],
    ['token-of-another-client', { client_id: open }, {}, 'invalid_grant'],
    ['secret-wrong', {}, basic(confidential, 'x'), 'invalid_client'],
  ])('%s', async (_, fields, headers, error) => {
    const { refresh_token } = await tokens();
    const response = await refresh({ refresh_token, ...fields }, headers);
    expect([response.status, await response.text()]).toEqual([400, `{"error":"${error}"}`]);
  });

  it('token-used-twice: with rotation each token works once and returns the next, which expires when the first would have', async () => {
    const rotating = pool();
    const { refresh_token: first } = await rotating.tokens();
    expect((await rotating.post('/rotation', { rotation: 'on' }, { origin: domain })).status).toBe(302);
    rotating.pass(86_400);
    const { refresh_token: second } = (await (
      await rotating.refresh({ refresh_token: first })
    ).json()) as Tokens;
    expect(second).not.toBe(first);
    expect(await (await rotating.refresh({ refresh_token: first })).text()).toBe('{"error":"invalid_grant"}');
    const atOnce = await Promise.all([1, 2].map(() => rotating.refresh({ refresh_token: second })));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 400]);
    const bodies = (await Promise.all(atOnce.map((response) => response.json()))) as Tokens[];
    const third = bodies.find((body) => body.refresh_token)?.refresh_token;
    rotating.pass(29 * 86_400);
    expect(await (await rotating.refresh({ refresh_token: third })).text()).toBe('{"error":"invalid_grant"}');
  });

  it('token-expired: valid for thirty days', async () => {
    const { refresh_token } = await tokens();
    pass(30 * 86_400);
    expect(await (await refresh({ refresh_token })).text()).toBe('{"error":"invalid_grant"}');
  });
});

describe('the revocation', () => {
  const revoke = (fields: Fields, headers: Headers = basic()) => post('/oauth2/revoke', fields, headers);

  it('revokes the refresh token, and responds the same to a second request', async () => {
    const { refresh_token } = await tokens();
    for (const _ of ['once', 'again']) {
      const response = await revoke({ token: refresh_token });
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
    expect(await (await refresh({ refresh_token })).text()).toBe('{"error":"invalid_grant"}');
  });

  it.each<[string, Fields, Headers, number, string]>([
    ['token-absent', { token: undefined }, basic(), 400, '{"error":"invalid_request"}'],
    ['client-absent', {}, {}, 400, '{"error":"invalid_request"}'],
    ['secret-wrong', {}, basic(confidential, 'x'), 401, '{"error":"invalid_client"}'],
    ['token-of-another-client', { client_id: open }, {}, 200, ''],
  ])('%s: the token stays valid', async (_, fields, headers, status, body) => {
    const { refresh_token } = await tokens();
    const response = await revoke({ token: refresh_token, ...fields }, headers);
    expect([response.status, await response.text()]).toEqual([status, body]);
    expect((await refresh({ refresh_token })).status).toBe(200);
  });

  it('an id token or an access token is the wrong type', async () => {
    const { id_token, access_token } = await tokens();
    for (const token of [id_token, access_token]) {
      const response = await revoke({ token });
      expect([response.status, await response.text()]).toEqual([400, '{"error":"unsupported_token_type"}']);
    }
  });
});
