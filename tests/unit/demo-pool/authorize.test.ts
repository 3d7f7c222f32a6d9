import { describe, expect, it } from 'vitest';
import { launchPath } from '@/lib/demo-pool/clients';
import {
  authorization,
  callback,
  confidential,
  cookie,
  domain,
  type Fields,
  open,
  pool,
  query,
} from './pool-fixture';

const { get, signIn, pass } = pool();
const authorize = (parameters: Fields, headers = {}) =>
  get(`/oauth2/authorize?${authorization(parameters)}`, headers);
const login = (parameters: Fields, headers = {}) => get(`/login?${authorization(parameters)}`, headers);
const state = 'S-_9';

describe('errors that stay at Cognito', () => {
  it.each<[string, Fields, number, string]>([
    ['client-unknown', { client_id: 'nobody' }, 302, `${domain}/error?error=invalid_request`],
    [
      'redirect-uri-not-registered',
      { redirect_uri: 'https://evil.example/' },
      302,
      `${domain}/error?error=redirect_mismatch&client_id=${confidential}`,
    ],
    [
      'client-id-absent',
      { client_id: undefined },
      400,
      'Missing required parameter client_id in request URL',
    ],
    ['client-id-empty', { client_id: '' }, 400, 'Missing required parameter client_id in request URL'],
    [
      'redirect-uri-absent',
      { redirect_uri: undefined },
      400,
      "Required String parameter 'redirect_uri' is not present",
    ],
  ])('%s', async (_, parameters, status, seen) => {
    for (const ask of [authorize, login]) {
      const response = await ask({ state, ...parameters });
      expect(response.status).toBe(status);
      if (status === 302) expect(response.headers.get('location')).toBe(seen);
      else expect(await response.text()).toContain(seen);
    }
  });

  it.each([
    ['trailing slash', `${callback}/`],
    ['no path', 'http://localhost:3000'],
    ['path in capitals', 'http://localhost:3000/CALLBACK'],
    ['host in capitals', 'http://LOCALHOST:3000/callback'],
    ['other port', 'http://localhost:3001/callback'],
    ['no port', 'http://localhost/callback'],
    ['other loopback name', 'http://127.0.0.1:3000/callback'],
    ['https', 'https://localhost:3000/callback'],
    ['query added', `${callback}?next=https://evil.example`],
    ['fragment added', `${callback}#evil`],
    ['user information', 'http://localhost:3000@evil.example/callback'],
    ['user information before it', 'http://evil@localhost:3000/callback'],
    ['host as a prefix', 'http://localhost:3000.evil.example/callback'],
    ['path above', `${callback}/../evil`],
    ['percent-encoded slash', 'http://localhost:3000%2Fcallback'],
    ['space before', ` ${callback}`],
    ['line feed after', `${callback}\n`],
    ['NUL after', `${callback}\0`],
    ['protocol-relative', '//localhost:3000/callback'],
    ['javascript', 'javascript:alert(1)'],
  ])('redirect-uri: %s', async (_, redirect_uri) => {
    for (const ask of [authorize, login, signIn]) {
      const response = await ask({ redirect_uri, state });
      expect(response.headers.get('location')).toBe(
        `${domain}/error?error=redirect_mismatch&client_id=${confidential}`,
      );
    }
  });

  it('redirect-uri-twice: every page uses the first', async () => {
    const right = `${authorization()}&redirect_uri=https%3A%2F%2Fevil.example`;
    expect((await get(`/login?${right}`)).status).toBe(200);
    const wrong = `redirect_uri=https%3A%2F%2Fevil.example&${authorization()}`;
    expect((await get(`/login?${wrong}`)).headers.get('location')).toContain('redirect_mismatch');
  });
});

describe('errors that redirect to the callback', () => {
  it.each<[string, Fields, string]>([
    [
      'scope-unknown',
      { scope: 'openid cats' },
      `error_description=invalid_scope&state=${state}&error=invalid_request`,
    ],
    [
      'scope-offline-access',
      { scope: 'openid offline_access' },
      `error_description=invalid_scope&state=${state}&error=invalid_request`,
    ],
    [
      'scope-in-capitals',
      { scope: 'OpenID' },
      `error_description=invalid_scope&state=${state}&error=invalid_request`,
    ],
    ['response-type-absent', { response_type: undefined }, `state=${state}&error=invalid_request`],
    ['response-type-unknown', { response_type: 'id_token' }, `state=${state}&error=invalid_request`],
    ['flow-not-enabled', { response_type: 'token' }, `state=${state}&error=unauthorized_client`],
    ['challenge-without-method', { code_challenge: 'x'.repeat(43) }, `state=${state}&error=invalid_request`],
    [
      'method-plain',
      { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' },
      `state=${state}&error=invalid_request`,
    ],
    [
      'method-in-lower-case',
      { code_challenge: 'x'.repeat(43), code_challenge_method: 's256' },
      `state=${state}&error=invalid_request`,
    ],
    ['prompt-none-without-session', { prompt: 'none' }, `state=${state}&error=login_required`],
  ])('%s', async (_, parameters, expected) => {
    for (const ask of [authorize, login]) {
      const response = await ask({ state, ...parameters });
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toBe(`${callback}?${expected}`);
    }
  });

  it('state-absent: no state is returned', async () => {
    const response = await authorize({ response_type: 'token' });
    expect(response.headers.get('location')).toBe(`${callback}?error=unauthorized_client`);
  });
});

describe('success', () => {
  it('authorize redirects to the login page with the same query', async () => {
    const asked = `${authorization({ state, nonce: 'n', login_hint: 'a b&c' })}&lang=de&lang=fr`;
    const response = await get(`/oauth2/authorize?${asked}`);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe(`${domain}/login?${asked}`);
  });

  it('the sign-in redirects to the callback with a UUID and the state, and no iss or session_state', async () => {
    const response = await signIn({ state });
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(
      new RegExp(`^${callback}\\?code=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}&state=${state}$`),
    );
  });

  it('the console’s Launch Hosted UI link returns only a code', async () => {
    for (const client_id of [confidential, open]) {
      const path = launchPath(client_id, callback);
      expect(path).toBe(
        `/login?client_id=${client_id}&response_type=code&scope=email+openid+phone+profile&redirect_uri=http%3A%2F%2Flocalhost%3A3000%2Fcallback`,
      );
      expect((await get(path)).status).toBe(200);
      const { searchParams } = new URL(path, domain);
      expect([...query(await signIn(Object.fromEntries(searchParams))).keys()]).toEqual(['code']);
    }
  });

  it('keeps the query of a callback URL', async () => {
    const redirect_uri = 'https://app.example/cb?tenant=1';
    const response = await pool({ callback_urls: [redirect_uri] }).signIn({ redirect_uri });
    expect(response.headers.get('location')).toMatch(
      /^https:\/\/app\.example\/cb\?tenant=1&code=[0-9a-f-]{36}$/,
    );
  });
});

describe('the session', () => {
  it('lasts an hour, shows no form, and is skipped with prompt=login', async () => {
    const response = await signIn();
    expect(response.headers.get('set-cookie')).toMatch(
      /^demo_pool_session_3001=[0-9a-f-]{36}; Max-Age=3600; Path=\/; HttpOnly; SameSite=Lax$/,
    );
    const headers = { cookie: `other=1; ${cookie(response)}` };
    for (const ask of [authorize, login]) {
      expect(query(await ask({ state, client_id: open }, headers)).get('code')).toBeTruthy();
      expect(query(await ask({ state, prompt: 'none' }, headers)).get('code')).toBeTruthy();
    }
    expect((await authorize({ prompt: 'login' }, headers)).headers.get('location')).toContain(
      `${domain}/login?`,
    );
    expect((await login({ prompt: 'login' }, headers)).status).toBe(200);
    pass(3601);
    expect((await login({}, headers)).status).toBe(200);
    expect(query(await authorize({ prompt: 'none' }, headers)).get('error')).toBe('login_required');
  });

  it('is not started by a self-made cookie', async () => {
    const headers = {
      cookie: 'demo_pool_session_3001=; demo_pool_session_3001=00000000-0000-4000-8000-000000000000',
    };
    expect((await login({}, headers)).status).toBe(200);
  });
});
