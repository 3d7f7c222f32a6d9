import { describe, expect, it } from 'vitest';
import { basic, pool } from './pool-fixture';

const { get, pass, post, refresh, tokens } = pool();
const ask = (authorization?: string) =>
  get('/oauth2/userInfo', authorization === undefined ? {} : { authorization });

describe('userInfo', () => {
  it('returns strings for booleans, the user name, and no claims of the trigger', async () => {
    const response = await ask(`Bearer ${(await tokens()).access_token}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({
      sub: '1c7b2f64-90a1-4d3e-8f25-6b0e4a9d17c1',
      email_verified: 'true',
      phone_number_verified: 'true',
      phone_number: '+12025550101',
      given_name: 'Alice',
      family_name: 'Anders',
      'custom:company_id': 'company1',
      email: 'alice@company1.example',
      username: 'alice',
    });
  });

  it('returns the claims of the scope', async () => {
    const { access_token } = await tokens({ scope: 'openid email' }, 'bob');
    expect(await (await ask(`Bearer ${access_token}`)).json()).toEqual({
      sub: '7e05d3a8-42cb-4b9f-a6d1-c83f51720be2',
      email_verified: 'true',
      email: 'bob@company2.example',
      username: 'bob',
    });
  });

  it.each([
    ['absent', undefined],
    ['Basic', basic().authorization],
    ['only Bearer', 'Bearer'],
  ])('authorization-%s: 400', async (_, authorization) => {
    const response = await ask(authorization);
    expect(response.status).toBe(400);
    expect(response.headers.get('www-authenticate')).toBe(
      'error="invalid_request", error_description="Bad OAuth2 request at UserInfo Endpoint"',
    );
  });

  const gone = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';
  async function expectRefused(token: string, description = gone) {
    const response = await ask(`Bearer ${token}`);
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `error="invalid_token", error_description="${description}"`,
    );
  }

  it('token-garbage: 401', () => expectRefused('abc'));

  it('token-tampered: 401', async () => {
    const [header, payload, signature] = (await tokens()).access_token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, username: 'bob' })).toString('base64url');
    await expectRefused(`${header}.${forged}.${signature}`);
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    await expectRefused(`${none}.${payload}.`);
  });

  it('id-token: 401', async () => expectRefused((await tokens()).id_token));

  it('token-expired: 401', async () => {
    const { access_token } = await tokens();
    pass(3600);
    await expectRefused(access_token);
  });

  it('token-revoked: 401, and so is one of a refresh', async () => {
    const { access_token, refresh_token } = await tokens();
    const refreshed = (await (await refresh({ refresh_token })).json()) as { access_token: string };
    const other = await tokens();
    await post('/oauth2/revoke', { token: refresh_token }, basic());
    await expectRefused(access_token);
    await expectRefused(refreshed.access_token);
    expect((await ask(`Bearer ${other.access_token}`)).status).toBe(200);
  });

  it('scope-without-openid: 401', async () => {
    const { access_token } = await tokens({ scope: 'email' });
    await expectRefused(access_token, 'Access token does not contain openid scope');
  });
});
