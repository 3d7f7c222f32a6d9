import { describe, expect, test } from 'vitest';
import { readEnvironmentProfile } from '@/lib/configure/profile/environment-profile';
import { client_id, domain, issuer, pool_id } from '../pool-fixture';

const whole = { OIDC_DISCOVERY_URL: pool_id, OIDC_CLIENT_ID: client_id };

test.each([
  ['nothing', {}],
  ['other variables', { PORT: '3000', OIDC_OTHER: 'x' }],
  ['empty variables', { OIDC_DISCOVERY_URL: '', OIDC_CLIENT_ID: '', OIDC_CLIENT_SECRET: '', OIDC_SCOPE: '' }],
])('%s creates no profile', (_, env) => {
  expect(readEnvironmentProfile(env)).toEqual({ ok: true, profile: null, client_secret: null });
});

test('a pool ID and a client ID create a profile of a public client', () => {
  expect(readEnvironmentProfile(whole)).toEqual({
    ok: true,
    client_secret: null,
    profile: {
      id: 'env',
      name: 'Environment',
      template: 'cognito',
      discovery_url: `${issuer}/.well-known/openid-configuration`,
      client_id,
      client_authentication: 'automatic',
      scope: 'openid email',
      extra_parameters: {},
      cube_url: 'http://localhost:4000',
    },
  });
});

test('uses a secret and a scope', () => {
  expect(
    readEnvironmentProfile({ ...whole, OIDC_CLIENT_SECRET: 's3', OIDC_SCOPE: 'openid phone' }),
  ).toMatchObject({
    client_secret: 's3',
    profile: { scope: 'openid phone' },
  });
});

test.each([
  ['https://accounts.google.com', 'google'],
  ['https://acme.eu.auth0.com/', 'auth0'],
  ['https://id.example/tenants/x', 'custom'],
  ['https://id.example/realms/x', 'keycloak'],
  ['https://acme.okta.com/oauth2/default', 'okta'],
])('%s has the template %s', (OIDC_DISCOVERY_URL, template) => {
  expect(readEnvironmentProfile({ ...whole, OIDC_DISCOVERY_URL })).toMatchObject({
    profile: { template, scope: 'openid profile email' },
  });
});

describe('names the missing or invalid variable and the fix', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    ['no client id', { OIDC_DISCOVERY_URL: pool_id }, /OIDC_DISCOVERY_URL set, but not OIDC_CLIENT_ID\./],
    ['no discovery URL', { OIDC_CLIENT_ID: client_id }, /OIDC_CLIENT_ID set, but not OIDC_DISCOVERY_URL\./],
    [
      'only a secret',
      { OIDC_CLIENT_SECRET: 'hunter2' },
      /^OIDC_CLIENT_SECRET set, but not OIDC_DISCOVERY_URL and OIDC_CLIENT_ID\./,
    ],
    ['only a scope', { OIDC_SCOPE: 'openid' }, /OIDC_SCOPE set, but not/],
    ['the Hosted UI domain', { ...whole, OIDC_DISCOVERY_URL: domain }, /^OIDC_DISCOVERY_URL: .*Hosted UI/],
    ['a pool id as client id', { ...whole, OIDC_CLIENT_ID: pool_id }, /^OIDC_CLIENT_ID: .*user pool ID/],
    [
      'a secret with white space',
      { ...whole, OIDC_CLIENT_SECRET: 'hunter2\n' },
      /^OIDC_CLIENT_SECRET: .*whitespace/,
    ],
    ['a scope without openid', { ...whole, OIDC_SCOPE: 'email' }, /^OIDC_SCOPE: .*Add openid/],
  ])('%s', (_, env, words) => {
    const read = readEnvironmentProfile(env);
    expect(read).toEqual({ ok: false, message: expect.stringMatching(words) });
    expect(JSON.stringify(read)).not.toContain('hunter2');
  });
});
