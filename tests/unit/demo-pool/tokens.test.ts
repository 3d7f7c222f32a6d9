import { createHash } from 'node:crypto';
import { JwtVerifier } from 'aws-jwt-verify';
import { describe, expect, it } from 'vitest';
import { claims, confidential, issuer, open, part, pkce, pool } from './pool-fixture';

const { code, exchange, get, pass, refresh, tokens } = pool();

const jwksUri = `${issuer}/.well-known/jwks.json`;
const jwks = await (await get(jwksUri)).json();

function verify(jwt: string, audience: string | null) {
  const verifier = JwtVerifier.create({ issuer, audience, jwksUri });
  verifier.cacheJwks(jwks);
  return verifier.verifySync(jwt);
}

describe('the tokens, as AWS’ own verifier reads them', () => {
  it.each(['alice', 'bob'])('%s', async (username) => {
    const { id_token, access_token } = await tokens({ nonce: 'n' }, username);
    expect(verify(id_token, confidential)).toMatchObject({ token_use: 'id', 'cognito:username': username });
    expect(verify(access_token, null)).toMatchObject({ token_use: 'access', username });
    expect(() => verify(id_token, open)).toThrow();
    expect(() => verify(`${id_token.slice(0, -4)}AAAA`, confidential)).toThrow();
  });

  it('of the public client, by PKCE', async () => {
    const { code_verifier, challenge } = pkce();
    const given = await code({ client_id: open, ...challenge });
    const response = await exchange({ client_id: open, code: given, code_verifier }, {});
    const { id_token } = (await response.json()) as { id_token: string };
    expect(verify(id_token, open)).toMatchObject({ aud: open });
  });
});

describe('the exact tokens', () => {
  it('the header is kid and alg, and each token has its own key', async () => {
    const { id_token, access_token } = await tokens();
    const [first, second] = (jwks as { keys: { kid: string }[] }).keys;
    expect(part(id_token, 0)).toBe(JSON.stringify({ kid: first?.kid, alg: 'RS256' }));
    expect(part(access_token, 0)).toBe(JSON.stringify({ kid: second?.kid, alg: 'RS256' }));
  });

  it('slashes are escaped in the payload’s text', async () => {
    const { id_token } = await tokens();
    expect(part(id_token, 1)).toContain('"iss":"http:\\/\\/localhost:3001\\/us-east-1_demo"');
    expect(part(id_token, 1)).not.toMatch(/[^\\]\//);
  });

  it('at_hash is of the access token', async () => {
    const { id_token, access_token } = await tokens();
    const digest = createHash('sha256').update(access_token, 'ascii').digest();
    expect(claims(id_token).at_hash).toBe(digest.subarray(0, 16).toString('base64url'));
  });

  it('the id token of alice', async () => {
    const { id_token } = await tokens({ nonce: 'n-0S6' });
    const uuid = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const now = expect.any(Number);
    expect(claims(id_token)).toEqual({
      at_hash: expect.stringMatching(/^[\w-]{22}$/),
      sub: uuid,
      'cognito:groups': ['user'],
      'cognito:username': 'alice',
      email: 'alice@company1.example',
      email_verified: true,
      phone_number: '+12025550101',
      phone_number_verified: true,
      given_name: 'Alice',
      family_name: 'Anders',
      'custom:company_id': 'company1',
      iss: issuer,
      aud: confidential,
      nonce: 'n-0S6',
      token_use: 'id',
      auth_time: now,
      iat: now,
      exp: now,
      jti: uuid,
      origin_jti: uuid,
      event_id: uuid,
      'http://localhost:4000/': { company_id: 'company1', user_id: uuid, roles: ['user'] },
    });
  });

  it('the access token of bob', async () => {
    const { id_token, access_token } = await tokens({ scope: 'openid email', nonce: 'n' }, 'bob');
    const shared = claims(id_token);
    expect(claims(access_token)).toEqual({
      sub: shared.sub,
      'cognito:groups': ['admin'],
      iss: issuer,
      version: 2,
      client_id: confidential,
      origin_jti: shared.origin_jti,
      event_id: shared.event_id,
      token_use: 'access',
      scope: 'openid email',
      auth_time: shared.auth_time,
      exp: shared.exp,
      iat: shared.iat,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
      username: 'bob',
    });
    expect(claims(access_token).jti).not.toBe(shared.jti);
  });

  it('there is no nonce if none was sent', async () => {
    expect(claims((await tokens()).id_token)).not.toHaveProperty('nonce');
  });

  it('no scope means every scope of the client', async () => {
    const { access_token } = await tokens({ scope: undefined });
    expect(claims(access_token).scope).toBe(
      'openid email phone profile aws.cognito.signin.user.admin orders/read',
    );
  });

  const attributes = ['email', 'email_verified', 'phone_number', 'given_name', 'custom:company_id'];
  it.each([
    ['openid', attributes],
    ['openid profile', attributes],
    ['openid email phone profile', attributes],
    ['openid email', ['email', 'email_verified']],
    ['openid phone', ['phone_number']],
    ['openid email phone', ['email', 'email_verified', 'phone_number']],
  ])('scope %s releases %j', async (scope, released) => {
    const given = claims((await tokens({ scope })).id_token);
    expect(attributes.filter((name) => name in given)).toEqual(released);
    expect(given).toMatchObject({ 'cognito:username': 'alice', 'cognito:groups': ['user'] });
  });
});

describe('the times', () => {
  it('a refresh keeps the sign-in and renews the rest, without a nonce', async () => {
    const { id_token, refresh_token } = await tokens({ nonce: 'n' });
    pass(600);
    const refreshed = (await (await refresh({ refresh_token })).json()) as { id_token: string };
    const [before, after] = [claims(id_token), claims(refreshed.id_token)];
    for (const name of ['auth_time', 'origin_jti', 'sub', 'aud']) expect(after[name]).toBe(before[name]);
    expect(after.iat).toBe(Number(before.iat) + 600);
    expect(after.exp).toBe(Number(after.iat) + 3600);
    expect(after.jti).not.toBe(before.jti);
    expect(after).not.toHaveProperty('nonce');
  });

  it('auth_time is the time of the password, not of the tokens', async () => {
    const own = pool();
    const signedIn = await own.signIn();
    own.pass(1800);
    const headers = { cookie: signedIn.headers.get('set-cookie')?.split(';')[0] ?? '' };
    const path = `/oauth2/authorize?client_id=${confidential}&response_type=code&redirect_uri=http://localhost:3000/callback`;
    const second = new URL((await own.get(path, headers)).headers.get('location') ?? '');
    const response = await own.exchange({ code: second.searchParams.get('code') ?? '' });
    const { auth_time, iat } = claims(((await response.json()) as { id_token: string }).id_token);
    expect(Number(iat) - Number(auth_time)).toBe(1800);
  });
});
