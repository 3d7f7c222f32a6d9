import { describe, expect, it } from 'vitest';
import {
  authorization,
  confidential,
  cookie,
  domain,
  type Fields,
  form,
  pool,
  signOut,
} from './pool-fixture';

const { get, signIn } = pool();
const absent = "Required String parameter 'redirect_uri' is not present";

describe('logout', () => {
  it.each<[string, Fields, string]>([
    ['sign-out URL', { client_id: confidential, logout_uri: signOut }, signOut],
    ['client-unknown', { client_id: 'nobody', logout_uri: signOut }, `${domain}/error?error=invalid_request`],
    [
      'callback URL: to the login page with the same query',
      Object.fromEntries(authorization({ state: 's' })),
      `${domain}/login?${authorization({ state: 's' })}`,
    ],
  ])('%s', async (_, parameters, location) => {
    const response = await get(`/logout?${form(parameters)}`);
    expect([response.status, response.headers.get('location')]).toEqual([302, location]);
  });

  it.each<[string, Fields, string]>([
    ['client-id-absent', { logout_uri: signOut }, 'Missing required parameter client_id in request URL'],
    ['sign-out-url-absent', { client_id: confidential }, absent],
    ['sign-out-url-not-registered', { client_id: confidential, logout_uri: 'https://evil.example/' }, absent],
    [
      'sign-out-url-with-other-slash',
      { client_id: confidential, logout_uri: 'http://localhost:3000' },
      absent,
    ],
    [
      'parameters-of-openid-connect',
      { client_id: confidential, post_logout_redirect_uri: signOut, id_token_hint: 'x' },
      absent,
    ],
  ])('%s: 400', async (_, parameters, text) => {
    const response = await get(`/logout?${form(parameters)}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(text);
  });

  it('ends the session, even without a redirect URL', async () => {
    for (const parameters of [{ client_id: confidential, logout_uri: signOut }, {}]) {
      const headers = { cookie: cookie(await signIn()) };
      const response = await get(`/logout?${form(parameters)}`, headers);
      expect(response.headers.get('set-cookie')).toBe(
        'demo_pool_session_3001=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
      );
      expect((await get(`/login?${authorization()}`, headers)).status).toBe(200);
    }
  });
});
