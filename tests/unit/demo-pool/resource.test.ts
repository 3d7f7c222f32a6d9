import { describe, expect, test } from 'vitest';
import { authorization, claims, domain, pool, query } from './pool-fixture';

const api = 'https://cube.example/cubejs-api';

describe('resource binding', () => {
  test('the access token is for the resource, at a refresh too; the id_token is for the client', async () => {
    const own = pool();
    const { id_token, access_token, refresh_token } = await own.tokens({ resource: api });
    expect(claims(access_token).aud).toBe(api);
    expect(claims(id_token).aud).not.toBe(api);
    const refreshed = await (await own.refresh({ refresh_token })).json();
    expect(claims(refreshed.access_token).aud).toBe(api);
  });

  test('without one the access token has no aud', async () => {
    expect(claims((await pool().tokens()).access_token)).not.toHaveProperty('aud');
  });

  test.each(['http://localhost:4000', 'myapp://api', api])('%s is one', async (resource) => {
    expect(claims((await pool().tokens({ resource })).access_token).aud).toBe(resource);
  });

  test.each([
    ['http elsewhere', 'resource=http%3A%2F%2Fcube.example'],
    ['no URL', 'resource=cube'],
    ['two', `resource=${encodeURIComponent(api)}&resource=${encodeURIComponent(api)}`],
  ])('%s is rejected', async (_, more) => {
    const answer = query(await pool().get(`/oauth2/authorize?${authorization()}&${more}`));
    expect(answer.get('error')).toBe('invalid_request');
  });
});

test.each(['openid aws.cognito.signin.user.admin', 'openid orders/read'])(
  'the scope “%s” is granted',
  async (scope) => {
    expect(claims((await pool().tokens({ scope })).access_token).scope).toBe(scope);
  },
);

test('a custom scope that the client isn’t allowed is invalid_scope', async () => {
  const answer = query(await pool().signIn({ scope: 'openid orders/write' }));
  expect(answer.get('error_description')).toBe('invalid_scope');
});

test('choice-based sign-in: user name, method, password', async () => {
  const own = pool();
  expect((await own.post('/look', { login_look: 'choice' })).headers.get('location')).toBe(`${domain}/#look`);
  const path = `/login?${authorization()}`;
  const method = await (await own.post(path, { username: 'alice' })).text();
  expect(method).toContain('value="PASSWORD"');
  expect(method).not.toContain('type="password"');
  const form = await (await own.post(path, { username: 'alice', challenge: 'PASSWORD' })).text();
  expect(form).toContain('type="password"');
  expect(query(await own.signIn()).get('code')).toBeTruthy();
});
