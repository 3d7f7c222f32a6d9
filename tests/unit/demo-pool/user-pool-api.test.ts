import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { machineClient } from '@/lib/demo-pool/clients';
import { codeAt } from '@/lib/demo-pool/totp';
import type { TriggerEvent } from '@/lib/demo-pool/trigger-event';
import { claims, confidential, issuerOrigin, open, password, pool, secret } from './pool-fixture';

type Pool = ReturnType<typeof pool>;

async function call(own: Pool, operation: string, body: unknown) {
  const response = await own.handle(
    new Request(issuerOrigin, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  );
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    body: await response.json(),
  };
}

const proof = (username: string) => ({
  SECRET_HASH: createHmac('sha256', secret)
    .update(username + confidential)
    .digest('base64'),
});

/** Signs in with the password itself, as the confidential client. */
const signIn = (own: Pool, values: Record<string, string> = {}) =>
  call(own, 'InitiateAuth', {
    AuthFlow: 'USER_PASSWORD_AUTH',
    ClientId: confidential,
    AuthParameters: { USERNAME: 'alice', PASSWORD: password, ...proof('alice'), ...values },
  });

const respond = (own: Pool, ChallengeName: string, Session: string, values: Record<string, string>) =>
  call(own, 'RespondToAuthChallenge', {
    ChallengeName,
    ClientId: confidential,
    Session,
    ChallengeResponses: { USERNAME: 'alice', ...proof('alice'), ...values },
  });

const askFor = (own: Pool, challenge: string) =>
  own.post('/user', { username: 'alice', groups: 'user', attributes: 'email=a@example.com', challenge });

describe('the password itself', () => {
  test('returns the tokens like Cognito’s API', async () => {
    const { status, body } = await signIn(pool());
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['AuthenticationResult', 'ChallengeParameters']);
    const { AccessToken, IdToken, RefreshToken, ...rest } = body.AuthenticationResult;
    expect(rest).toEqual({ ExpiresIn: 3600, TokenType: 'Bearer' });
    expect(RefreshToken).toMatch(/^eyJ/);
    expect(claims(AccessToken)).toMatchObject({
      scope: 'aws.cognito.signin.user.admin',
      client_id: confidential,
      username: 'alice',
    });
    const id = claims(IdToken);
    expect(id).toMatchObject({
      aud: confidential,
      token_use: 'id',
      given_name: 'Alice',
      email_verified: true,
    });
    for (const name of ['at_hash', 'nonce']) expect(id).not.toHaveProperty(name);
  });

  test('its refresh token works at the token endpoint, and its access token isn’t one for userInfo', async () => {
    const own = pool();
    const { AccessToken, RefreshToken } = (await signIn(own)).body.AuthenticationResult;
    const refreshed = await (await own.refresh({ refresh_token: RefreshToken })).json();
    expect(claims(refreshed.id_token)['cognito:username']).toBe('alice');
    const { status } = await own.get('/oauth2/userInfo', { authorization: `Bearer ${AccessToken}` });
    expect(status).toBe(401);
  });
});

const parameters = { USERNAME: 'alice', PASSWORD: password };
const passwordAuth = { AuthFlow: 'USER_PASSWORD_AUTH', ClientId: confidential };

test.each<[string, string, unknown, string, RegExp]>([
  ['an unknown operation', 'SignUp', {}, 'UnknownOperationException', /^$/],
  ['no JSON', 'InitiateAuth', '{', 'SerializationException', /\w/],
  [
    'an unknown client',
    'InitiateAuth',
    { ...passwordAuth, ClientId: 'x' },
    'ResourceNotFoundException',
    /client x/,
  ],
  [
    'no secret hash',
    'InitiateAuth',
    { ...passwordAuth, AuthParameters: parameters },
    'NotAuthorizedException',
    /SECRET_HASH was not received/,
  ],
  [
    'another secret hash',
    'InitiateAuth',
    { ...passwordAuth, AuthParameters: { ...parameters, SECRET_HASH: 'x' } },
    'NotAuthorizedException',
    /does not match/,
  ],
  [
    'a secret hash from a public client',
    'InitiateAuth',
    { ...passwordAuth, ClientId: open, AuthParameters: { ...parameters, SECRET_HASH: 'x' } },
    'NotAuthorizedException',
    /not configured for secret/,
  ],
  [
    'a flow that the client doesn’t allow',
    'InitiateAuth',
    { ...passwordAuth, ClientId: open, AuthParameters: parameters },
    'InvalidParameterException',
    /USER_PASSWORD_AUTH flow not enabled/,
  ],
  [
    'SRP without a value',
    'InitiateAuth',
    { AuthFlow: 'USER_SRP_AUTH', ClientId: open, AuthParameters: { USERNAME: 'alice' } },
    'InvalidParameterException',
    /SRP_A/,
  ],
  [
    'an SRP value of zero',
    'InitiateAuth',
    { AuthFlow: 'USER_SRP_AUTH', ClientId: open, AuthParameters: { USERNAME: 'alice', SRP_A: '0' } },
    'NotAuthorizedException',
    /Incorrect/,
  ],
  [
    'a made-up session',
    'RespondToAuthChallenge',
    {
      ChallengeName: 'SOFTWARE_TOKEN_MFA',
      ClientId: open,
      Session: 'x',
      ChallengeResponses: { USERNAME: 'alice', SOFTWARE_TOKEN_MFA_CODE: '000000' },
    },
    'NotAuthorizedException',
    /session/,
  ],
])('%s is an exception', async (_, operation, body, type, message) => {
  const answer = await call(pool(), operation, body);
  expect(answer).toMatchObject({ status: 400, type: `${type}:`, body: { __type: type } });
  expect(answer.body.message).toMatch(message);
});

test('a client for client credentials signs in no user', async () => {
  const { client_id, client_secret } = machineClient;
  const SECRET_HASH = createHmac('sha256', client_secret).update(`alice${client_id}`).digest('base64');
  const AuthParameters = { ...parameters, SECRET_HASH };
  const { body } = await call(pool(), 'InitiateAuth', {
    ...passwordAuth,
    ClientId: client_id,
    AuthParameters,
  });
  expect(body.__type).toBe('InvalidParameterException');
});

test('the response does not reveal whether a user exists', async () => {
  const wrong = await signIn(pool(), { PASSWORD: 'wrong' });
  const nobody = await signIn(pool(), { USERNAME: 'nobody', ...proof('nobody') });
  expect(nobody).toEqual(wrong);
  const start = (USERNAME: string) =>
    call(pool(), 'InitiateAuth', {
      AuthFlow: 'USER_SRP_AUTH',
      ClientId: open,
      AuthParameters: { USERNAME, SRP_A: 'abcdef' },
    });
  const names = async (username: string) => Object.keys((await start(username)).body.ChallengeParameters);
  expect(await names('nobody')).toEqual(await names('alice'));
});

describe('a temporary password', () => {
  const started = async () => {
    const own = pool();
    await askFor(own, 'NEW_PASSWORD_REQUIRED');
    const { body } = await signIn(own);
    expect(body).toMatchObject({
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      ChallengeParameters: { USER_ID_FOR_SRP: 'alice', requiredAttributes: '[]' },
    });
    return { own, session: body.Session };
  };

  test('is replaced, and the user signs in with the new one', async () => {
    const { own, session } = await started();
    const NEW_PASSWORD = 'Another-Passw0rd';
    const { body } = await respond(own, 'NEW_PASSWORD_REQUIRED', session, { NEW_PASSWORD });
    expect(body.AuthenticationResult.IdToken).toBeTruthy();
    expect((await signIn(own)).body.__type).toBe('NotAuthorizedException');
    expect((await signIn(own, { PASSWORD: NEW_PASSWORD })).body.AuthenticationResult).toBeTruthy();
    const again = await respond(own, 'NEW_PASSWORD_REQUIRED', session, { NEW_PASSWORD });
    expect(again.body.__type).toBe('NotAuthorizedException');
  });

  test.each(['short', 'nodigits-A', 'nouppercase-1', 'NOLOWERCASE-1', 'NoSymbols1'])(
    '“%s” doesn’t meet the policy',
    async (NEW_PASSWORD) => {
      const { own, session } = await started();
      const { body } = await respond(own, 'NEW_PASSWORD_REQUIRED', session, { NEW_PASSWORD });
      expect(body.__type).toBe('InvalidPasswordException');
    },
  );
});

test('a code of an authenticator app: the current one, and no other', async () => {
  const own = pool();
  await askFor(own, 'SOFTWARE_TOKEN_MFA');
  const session = async () => (await signIn(own)).body.Session;
  const code = await codeAt(Date.now());
  const right = await respond(own, 'SOFTWARE_TOKEN_MFA', await session(), { SOFTWARE_TOKEN_MFA_CODE: code });
  expect(right.body.AuthenticationResult).toBeTruthy();
  const wrong = await respond(own, 'SOFTWARE_TOKEN_MFA', await session(), { SOFTWARE_TOKEN_MFA_CODE: 'x' });
  expect(wrong.body.__type).toBe('CodeMismatchException');
  const old = await codeAt(Date.now() - 600_000);
  const late = await respond(own, 'SOFTWARE_TOKEN_MFA', await session(), { SOFTWARE_TOKEN_MFA_CODE: old });
  expect(late.body.__type).toBe('CodeMismatchException');
});

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [20_000_000_000, '353130'],
])('RFC 6238, Appendix B: the code at %i is %s', async (seconds, code) => {
  expect(await codeAt(seconds * 1000, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')).toBe(code);
});

describe('the trigger', () => {
  test('gets the source of an API sign-in', async () => {
    const seen: TriggerEvent[] = [];
    const own = pool({
      handler: async (event) => {
        seen.push(event);
        return event;
      },
    });
    await signIn(own);
    expect(seen).toMatchObject([
      {
        triggerSource: 'TokenGeneration_Authentication',
        request: {
          scopes: ['aws.cognito.signin.user.admin'],
          groupConfiguration: { groupsToOverride: ['user'] },
        },
      },
    ]);
  });

  test('that throws is an exception', async () => {
    const own = pool({ handler: () => Promise.reject(new Error('no tenant')) });
    expect((await signIn(own)).body).toEqual({
      __type: 'UserLambdaValidationException',
      message: 'PreTokenGeneration failed with error no tenant.',
    });
  });
});
