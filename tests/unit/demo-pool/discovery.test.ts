import { describe, expect, it } from 'vitest';
import { domain, issuer, issuerOrigin, pool } from './pool-fixture';

const { get, handle, post } = pool();

describe('discovery', () => {
  it('is Cognito’s document with twelve fields, verbatim', async () => {
    const response = await get(`${issuer}/.well-known/openid-configuration`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    expect(await response.text()).toBe(
      `{"authorization_endpoint":"${domain}/oauth2/authorize",` +
        `"end_session_endpoint":"${domain}/logout",` +
        '"id_token_signing_alg_values_supported":["RS256"],' +
        `"issuer":"${issuer}",` +
        `"jwks_uri":"${issuer}/.well-known/jwks.json",` +
        '"response_types_supported":["code","token"],' +
        `"revocation_endpoint":"${domain}/oauth2/revoke",` +
        '"scopes_supported":["openid","email","phone","profile"],' +
        '"subject_types_supported":["public"],' +
        `"token_endpoint":"${domain}/oauth2/token",` +
        '"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],' +
        `"userinfo_endpoint":"${domain}/oauth2/userInfo"}`,
    );
  });

  it('serves two public keys, with their fields in Cognito’s order', async () => {
    const response = await get(`${issuer}/.well-known/jwks.json`);
    expect(response.headers.get('cache-control')).toBe('public, max-age=300');
    const { keys } = (await response.json()) as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(Object.keys(key)).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
      expect(key).toMatchObject({ alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' });
      expect(key.kid).toMatch(/^[A-Za-z0-9+/]{43}=$/);
      expect(Buffer.from(key.n ?? '', 'base64url')).toHaveLength(256);
    }
    expect(keys[0]?.kid).not.toBe(keys[1]?.kid);
  });

  it('reports that a pool with another ID does not exist', async () => {
    const response = await get(`${issuerOrigin}/eu-west-1_demo/.well-known/openid-configuration`);
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ message: 'User pool eu-west-1_demo does not exist.' });
  });
});

describe('each host serves only its own routes', () => {
  it.each([
    ['discovery on the Hosted UI domain', `${domain}/us-east-1_demo/.well-known/openid-configuration`],
    ['discovery on the root of the domain', `${domain}/.well-known/openid-configuration`],
    ['the keys on the Hosted UI domain', `${domain}/us-east-1_demo/.well-known/jwks.json`],
    ['authorize on the issuer', `${issuerOrigin}/oauth2/authorize`],
    ['the login page on the issuer', `${issuerOrigin}/login`],
    ['userInfo on the issuer', `${issuerOrigin}/oauth2/userInfo`],
    ['the pool’s page on the issuer', `${issuerOrigin}/`],
    ['userinfo without the capital', `${domain}/oauth2/userinfo`],
  ])('%s: 404', async (_, address) => {
    expect((await get(address)).status).toBe(404);
  });

  it('the token endpoint on the issuer: 404', async () => {
    expect((await post(`${issuerOrigin}/oauth2/token`, {})).status).toBe(404);
  });

  it.each([
    'http://evil.example/',
    'http://localhost:3000/',
    'http://127.0.0.1.evil.example:3001/login',
    'http://[::1]:3001/login',
  ])('another host, %s: 421', async (address) => {
    expect((await get(address)).status).toBe(421);
  });

  it('a Host header of another URL (DNS rebinding): 421', async () => {
    expect((await get('/', { host: 'rebound.example:3001' })).status).toBe(421);
  });

  it.each([
    ['POST', '/oauth2/authorize', 'GET'],
    ['GET', '/oauth2/token', 'POST'],
    ['DELETE', '/login', 'GET, POST'],
    ['POST', '/oauth2/userInfo', 'GET'],
    ['GET', '/oauth2/revoke', 'POST'],
    ['GET', '/trigger', 'POST'],
    ['PUT', '/logout', 'GET'],
    ['toString', '/logout', 'GET'],
  ])('%s %s: 405', async (method, path, allow) => {
    const response = await handle(new Request(`${domain}${path}`, { method }));
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe(allow);
  });
});

describe('headers', () => {
  it.each(['/', '/login', '/error?error=x', '/oauth2/userInfo', '/nowhere'])('of %s', async (path) => {
    const { headers } = await get(path);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-amz-cognito-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it.each(['/', '/error?error=x'])(
    '%s runs no script, and doesn’t restrict its forms’ redirects',
    async (path) => {
      const policy = (await get(path)).headers.get('content-security-policy');
      expect(policy).toMatch(/^default-src 'none'; style-src 'nonce-[0-9a-f-]{36}'; /);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/script-src|form-action|unsafe/);
    },
  );
});
