import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grant } from '@/lib/server/openid-client/grants';
import { poolMetadata } from '../../sample-metadata';
import { answer, auth0, cognito, encoded, idToken, login, redeem, response, secret } from '../login/redeem';

const credentials = (headers: Record<string, string>) =>
  Buffer.from(headers.authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();

describe('the request', () => {
  test('exactly the fields of RFC 6749 §4.1.3 and RFC 7636 §4.5', async () => {
    const { granted, request } = await redeem();
    expect(granted).toMatchObject({ ok: true, notes: [] });
    expect(granted).not.toHaveProperty('refusal');
    expect(request.url).toBe(cognito.token_endpoint);
    expect(request.headers['content-type']).toMatch(/^application\/x-www-form-urlencoded/);
    expect(request.form).toEqual({
      grant_type: 'authorization_code',
      code: login.code,
      redirect_uri: login.redirect_uri,
      code_verifier: login.request?.code_verifier,
    });
  });

  test.each(['https://claims.example.com/team/callback', 'http://127.0.0.1:8080/callback'])(
    'the redirect_uri verbatim: %s',
    async (redirect_uri) => {
      expect((await redeem({ redirect_uri })).request.form.redirect_uri).toBe(redirect_uri);
    },
  );

  test('a code of any characters', async () => {
    const code = '4/0Ab+c&d=e%20f#g ü';
    expect((await redeem({ code })).request.form.code).toBe(code);
  });

  test('the issuer of the authorization response is compared, not sent', async () => {
    const metadata = { ...cognito, authorization_response_iss_parameter_supported: true };
    const { granted, request } = await redeem({ metadata, iss: cognito.issuer });
    expect(granted.ok).toBe(true);
    expect(request.form).not.toHaveProperty('iss');
  });

  test('http on this machine', async () => {
    const token_endpoint = 'http://localhost:3001/oauth2/token';
    const { request } = await redeem({ metadata: { ...cognito, token_endpoint } });
    expect(request.url).toBe(token_endpoint);
  });
});

describe('client authentication', () => {
  test.each([
    ['a prefix domain', cognito],
    ['a custom domain', poolMetadata(cognito.issuer, 'https://login.example.com')],
    [
      'GovCloud',
      poolMetadata(
        'https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Example',
        'https://x.example',
      ),
    ],
    [
      'China',
      poolMetadata('https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Example', 'https://x.example'),
    ],
    [
      'the updated issuer',
      poolMetadata(
        'https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example',
        'https://x.example',
      ),
    ],
    ['an emulator', poolMetadata('http://localhost:9229/us-east-1_Example', 'https://localhost:9229')],
  ])('Cognito with %s: basic without any encoding, as Cognito requires', async (_, metadata) => {
    const { request } = await redeem({ metadata });
    expect(credentials(request.headers)).toBe(`${login.client_id}:${secret}`);
    expect(request.form).not.toHaveProperty('client_secret');
  });

  test('any other provider: each half is form-encoded first (RFC 6749 §2.3.1)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), async (id, password) => {
        const { request } = await redeem({ metadata: auth0, client_id: id, client_secret: password });
        const halves = credentials(request.headers).split(':');
        const decoded = halves.map((half) => new URLSearchParams(`half=${half}`).get('half'));
        expect(decoded).toEqual([id, password]);
      }),
      { examples: [['client', secret]], numRuns: 50 },
    );
  });

  test('post: both in the body, and no header', async () => {
    const { request } = await redeem({ client_authentication: 'client_secret_post' });
    expect(request.form).toMatchObject({ client_id: login.client_id, client_secret: secret });
    expect(request.headers).not.toHaveProperty('authorization');
  });

  test.each([
    ['none', { client_authentication: 'none', client_secret: null }],
    ['none, even with a secret', { client_authentication: 'none' }],
    ['basic, but no secret', { client_secret: null }],
    ['post, but no secret', { client_authentication: 'client_secret_post', client_secret: null }],
  ] as const)('a public client (%s): its ID in the body, and no secret', async (_, changes) => {
    const { granted, request } = await redeem(changes);
    expect(granted.ok).toBe(true);
    expect(request.form.client_id).toBe(login.client_id);
    expect(request.form).not.toHaveProperty('client_secret');
    expect(request.headers).not.toHaveProperty('authorization');
  });
});

describe('an id_token that openid-client rejects: the tokens are kept, and the claim is named', () => {
  const hourAgo = Math.floor(Date.now() / 1000) - 3600;

  test.each([
    ['another nonce', { nonce: 'another' }, 'nonce'],
    ['another audience', { aud: 'another' }, 'aud'],
    ['another issuer', { iss: 'https://accounts.example' }, 'iss'],
    ['an expiry long past', { exp: hourAgo }, 'exp'],
    ['a start time in the future', { nbf: hourAgo + 7200 }, 'nbf'],
  ])('%s', async (_, changes, claim) => {
    const token_response = response(idToken(changes));
    const { granted } = await redeem({}, answer(token_response));
    expect(granted).toMatchObject({ ok: true, token_response, refusal: { claim } });
    expect(granted.ok && granted.refusal?.message).not.toBe('invalid response encountered');
  });

  test('no nonce: named only in the message', async () => {
    const token_response = response(idToken({ nonce: undefined }));
    const { granted } = await redeem({}, answer(token_response));
    const refusal = { claim: null, message: expect.stringContaining('"nonce"') };
    expect(granted).toMatchObject({ ok: true, token_response, refusal });
  });

  test.each([
    ['alg none', `${encoded({ alg: 'none' })}.${encoded({})}.`],
    ['no JSON', 'e30.bm90IGpzb24.c2ln'],
    ['no token at all', 'opaque'],
  ])('%s', async (_, id_token) => {
    const { granted } = await redeem({}, answer(response(id_token)));
    expect(granted).toMatchObject({ ok: true, token_response: { id_token }, refusal: { claim: null } });
  });
});

describe('a sign-in that was started elsewhere', () => {
  const { request: _, ...elsewhere } = login;
  const redeemElsewhere = (changes: Record<string, unknown>) => {
    const requests: string[] = [];
    return grant(elsewhere, async (_url, { body = '' }) => {
      requests.push(body);
      expect(new URLSearchParams(body).has('code_verifier')).toBe(false);
      expect(requests).toHaveLength(1);
      return answer(response(idToken(changes)));
    });
  };

  test('no state, no verifier, and no nonce in the token: as after a link of the console', async () => {
    const granted = await redeemElsewhere({ nonce: undefined });
    expect(granted.ok).toBe(true);
    expect(granted).not.toHaveProperty('refusal');
  });

  test('a nonce that Cognito generated for a federated user: rejected by openid-client, kept here', async () => {
    const granted = await redeemElsewhere({ nonce: 'made-up' });
    expect(granted).toMatchObject({ ok: true, refusal: { claim: 'nonce' } });
  });
});

describe('no token response', () => {
  test.each([
    ['Cognito’s bare error', { error: 'invalid_grant' }, 400, null],
    [
      'Cognito’s error for the redirect_uri',
      { error: 'unauthorized_client', error_description: 'invalid_redirect' },
      400,
      'invalid_redirect',
    ],
    ['401, as RFC 6749 §5.2 has it', { error: 'invalid_client', error_description: 'No.' }, 401, 'No.'],
    ['an error with 200', { error: 'bad_code' }, 200, null],
  ])('%s', async (_, error, status, error_description) => {
    const challenge = { 'www-authenticate': 'Basic realm="oauth"' };
    const { granted } = await redeem({}, answer(error, status, status === 401 ? challenge : {}));
    expect(granted).toEqual({
      ok: false,
      failure: {
        step: 'exchange',
        kind: 'provider-error',
        status,
        error: error.error,
        error_description,
        body: JSON.stringify(error),
      },
    });
  });

  test.each([
    ['HTML', '<html>', 200, { 'content-type': 'text/html' }, 'not-json'],
    ['HTML with 502', '<html>', 502, { 'content-type': 'text/html' }, 'http-status'],
    ['nothing', '', 200, {}, 'not-json'],
    ['204', '', 204, {}, 'http-status'],
    ['205', '', 205, {}, 'http-status'],
    ['a nonstandard status', '', 999, {}, 'http-status'],
    ['401 with only a challenge', '', 401, { 'www-authenticate': 'Basic realm="oauth' }, 'http-status'],
    [
      'the id_token twice',
      '{"access_token":"a","token_type":"Bearer","id_token":"a.b.c","id_token":"d.e.f"}',
      200,
      {},
      'repeated-member',
    ],
  ])('%s', async (_, text, status, headers, kind) => {
    const { granted } = await redeem({}, answer(text, status, headers));
    expect(granted).toMatchObject({ ok: false, failure: { step: 'exchange', kind } });
  });

  test('no answer', async () => {
    const fault = { kind: 'timed-out', url: cognito.token_endpoint, limit_ms: 10_000 } as const;
    const { granted } = await redeem({}, { ok: false, fault });
    expect(granted).toEqual({ ok: false, failure: { step: 'exchange', kind: 'outbound', fault } });
  });

  test('tokens with another content type: kept, with a note', async () => {
    const token_response = response(idToken());
    const { granted } = await redeem({}, answer(token_response, 200, { 'content-type': 'text/html' }));
    expect(granted).toMatchObject({ ok: true, token_response, notes: [{ id: 'content-type' }] });
  });

  test('no id_token: well formed at this step', async () => {
    const { id_token: _, ...token_response } = response('');
    const { granted } = await redeem({}, answer(token_response));
    expect(granted).toMatchObject({ ok: true, token_response });
  });
});
