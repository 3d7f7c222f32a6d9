import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { confidentialClient, publicClient } from '@/lib/demo-pool/clients';
import { codeAt } from '@/lib/demo-pool/totp';
import { userPoolApi } from '@/lib/oidc/pool-id';
import type { ApiUser } from '@/lib/server/user-pool-api/sign-in';
import { claims, issuer, password, pool } from '../../demo-pool/pool-fixture';

// Requests use undici's fetch. Here, the demo pool responds to them.
let provider = pool();
let sent: { target: string; body: string }[] = [];
let instead: Response[] = [];
vi.mock('undici', async (original) => ({
  ...(await original<typeof import('undici')>()),
  fetch: async (url: string, { dispatcher: _, ...init }: RequestInit & { dispatcher?: unknown }) => {
    const request = new Request(url, init);
    const body = await request.clone().text();
    sent.push({ target: request.headers.get('x-amz-target')?.split('.')[1] ?? '', body });
    return instead.shift() ?? provider.handle(request);
  },
}));

const { signInByApi } = await import('@/lib/server/user-pool-api/sign-in');

beforeEach(() => {
  provider = pool();
  sent = [];
  instead = [];
});
afterAll(() => vi.restoreAllMocks());

const api = userPoolApi(issuer);
if (!api) throw new Error('the demo pool has an API');
const confidential = { ...api, ...confidentialClient };
const open = { ...api, client_id: publicClient.client_id, client_secret: null };
const alice: ApiUser = { username: 'alice', password, new_password: null, mfa_code: null };

const ask = (challenge: string) =>
  provider.post('/user', { username: 'alice', groups: 'user', attributes: '', challenge });

async function signedIn(client: Parameters<typeof signInByApi>[0], user: Partial<ApiUser> = {}) {
  const answer = await signInByApi(client, { ...alice, ...user });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return claims(answer.token_response.id_token ?? '');
}

async function failed(client: Parameters<typeof signInByApi>[0], user: Partial<ApiUser> = {}) {
  const answer = await signInByApi(client, { ...alice, ...user });
  return answer.ok ? null : answer.failure;
}

const answers = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

describe('SRP', () => {
  test.each([
    ['with a secret', confidential],
    ['without one', open],
  ])('signs in a client %s, and doesn’t send the password', async (_, client) => {
    expect(await signedIn(client)).toMatchObject({ 'cognito:username': 'alice', aud: client.client_id });
    expect(sent.map(({ target }) => target)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
    expect(JSON.stringify(sent)).not.toContain(password);
    expect(JSON.stringify(sent)).not.toContain(confidentialClient.client_secret);
  });

  test('hashes the user’s own name, whatever was typed', async () => {
    expect(await signedIn(confidential, { username: 'ALICE' })).toMatchObject({
      'cognito:username': 'alice',
    });
  });

  test.each([
    ['an incorrect password', { password: 'wrong' }],
    ['a nonexistent user', { username: 'nobody' }],
  ])('%s is rejected', async (_, user) => {
    expect(await failed(open, user)).toMatchObject({ kind: 'refused', type: 'NotAuthorizedException' });
  });

  test('an unusable server value gets no signature', async () => {
    const ChallengeParameters = { SALT: 'ab', SRP_B: '0', SECRET_BLOCK: 'AA==', USER_ID_FOR_SRP: 'alice' };
    instead.push(answers({ ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters }));
    expect(await failed(open)).toEqual({ kind: 'challenge', name: 'PASSWORD_VERIFIER' });
    expect(sent).toHaveLength(1);
  });
});

describe('the password itself', () => {
  const refused = {
    __type: 'InvalidParameterException',
    message: 'USER_SRP_AUTH is not enabled for the client.',
  };

  test('is sent if the client doesn’t allow SRP', async () => {
    instead.push(answers(refused, 400));
    expect(await signedIn(confidential)).toMatchObject({ 'cognito:username': 'alice' });
    expect(sent[1]?.body).toContain('USER_PASSWORD_AUTH');
  });

  test('is not sent if only the password was incorrect', async () => {
    await failed(confidential, { password: 'wrong' });
    expect(JSON.stringify(sent)).not.toContain('USER_PASSWORD_AUTH');
  });

  test('a client that allows neither flow', async () => {
    instead.push(answers(refused, 400));
    expect(await failed(open)).toMatchObject({
      type: 'InvalidParameterException',
      message: /flow not enabled/,
    });
  });
});

describe('challenges', () => {
  test('a new password from the environment', async () => {
    await ask('NEW_PASSWORD_REQUIRED');
    expect(await failed(open)).toEqual({ kind: 'challenge', name: 'NEW_PASSWORD_REQUIRED' });
    const new_password = 'Another-Passw0rd';
    expect(await signedIn(confidential, { new_password })).toMatchObject({ 'cognito:username': 'alice' });
    expect(await signedIn(open, { password: new_password })).toMatchObject({ 'cognito:username': 'alice' });
  });

  test('a code from the environment', async () => {
    await ask('SOFTWARE_TOKEN_MFA');
    expect(await failed(open)).toEqual({ kind: 'challenge', name: 'SOFTWARE_TOKEN_MFA' });
    const mfa_code = await codeAt(Date.now());
    expect(await signedIn(confidential, { mfa_code })).toMatchObject({ 'cognito:username': 'alice' });
    expect(await failed(open, { mfa_code: '12' })).toMatchObject({ type: 'CodeMismatchException' });
  });

  test('of several kinds of MFA, the authenticator app', async () => {
    const select = {
      ChallengeName: 'SELECT_MFA_TYPE',
      ChallengeParameters: { MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
      Session: 's',
    };
    instead.push(answers(select), answers({ ChallengeName: 'SOFTWARE_TOKEN_MFA', Session: 't' }));
    await failed(open, { mfa_code: '123456' });
    expect(JSON.parse(sent[1]?.body ?? '')).toMatchObject({
      Session: 's',
      ChallengeResponses: { ANSWER: 'SOFTWARE_TOKEN_MFA' },
    });
    expect(JSON.parse(sent[2]?.body ?? '')).toMatchObject({
      Session: 't',
      ChallengeResponses: { USERNAME: 'alice', SOFTWARE_TOKEN_MFA_CODE: '123456' },
    });
  });

  test('any other challenge, and an endless one', async () => {
    instead.push(answers({ ChallengeName: 'SMS_MFA', Session: 's' }));
    expect(await failed(open)).toEqual({ kind: 'challenge', name: 'SMS_MFA' });
    const again = () => answers({ ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: 's' });
    instead.push(...Array.from({ length: 20 }, again));
    sent = [];
    expect(await failed(open, { new_password: 'x' })).toMatchObject({ kind: 'challenge' });
    expect(sent.length).toBeLessThan(10);
  });
});

test.each<[string, Response, string]>([
  ['a page', new Response('<html>', { status: 200 }), 'not-understood'],
  ['nothing', new Response('', { status: 502 }), 'not-understood'],
  [
    'tokens that aren’t text',
    answers({ AuthenticationResult: { IdToken: 1, AccessToken: {} } }),
    'not-understood',
  ],
  [
    'a redirect',
    new Response(null, { status: 302, headers: { location: 'https://evil.example/' } }),
    'outbound',
  ],
])('%s instead of a response', async (_, response, kind) => {
  instead.push(response);
  expect(await failed(open)).toMatchObject({ kind });
});

test('a password that the server echoes isn’t shown', async () => {
  instead.push(answers({ __type: 'a#NotAuthorizedException', message: `no ${password}!` }, 400));
  expect(await failed(open)).toMatchObject({ type: 'NotAuthorizedException', message: 'no ‹password›!' });
});

test.each([
  [
    'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab1',
    'https://cognito-idp.us-east-1.amazonaws.com/',
  ],
  [
    'https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1',
    'https://cognito-idp.eu-west-1.amazonaws.com/',
  ],
  ['http://localhost:9229/local_2x3Y', 'http://localhost:9229/'],
  ['https://issuer.example/tenant', null],
  ['https://issuer.example/a/us-east-1_Ab1', null],
])('the API of %s', (of, endpoint) => {
  expect(userPoolApi(of)?.endpoint ?? null).toBe(endpoint);
});
