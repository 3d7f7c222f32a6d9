import { describe, expect, test } from 'vitest';
import {
  isPoolIssuer,
  keepsSecret,
  type Profile,
  poolIdOf,
  resolveClientAuthentication,
  selectProfile,
} from '@/lib/configure/profile/profile';
import { issuer, metadata, pool_id, profile } from '../pool-fixture';

const { metadata: _, ...undiscovered } = profile;
const withToken = (token_endpoint: string): Profile => ({
  ...profile,
  metadata: { ...metadata, token_endpoint },
});

describe('a stored secret', () => {
  test.each<[string, Profile]>([
    ['nothing changes', profile],
    [
      'name, scope and extra parameters change',
      { ...profile, name: 'x', scope: 'openid', extra_parameters: {} },
    ],
    ['the token endpoint’s path changes', withToken(`${new URL(metadata.token_endpoint).origin}/other`)],
    [
      'another endpoint moves',
      { ...profile, metadata: { ...metadata, userinfo_endpoint: 'https://evil.example' } },
    ],
  ])('is kept when %s', (_, after) => {
    expect(keepsSecret(profile, after)).toBe(true);
  });

  test.each<[string, Profile]>([
    ['the client id changes', { ...profile, client_id: 'other' }],
    ['the token endpoint moves to another host', withToken('https://evil.example/oauth2/token')],
    [
      'the token endpoint moves to another port',
      withToken('https://acme.auth.us-east-1.amazoncognito.com:444/t'),
    ],
    [
      'the token endpoint moves to a host with the old name in it',
      withToken(`${metadata.token_endpoint.split('/oauth2')[0]}.evil.example/`),
    ],
    [
      'the revocation endpoint, which also receives it, moves to another host',
      { ...profile, metadata: { ...metadata, revocation_endpoint: 'https://evil.example/revoke' } },
    ],
    ['the endpoints are emptied, to be looked up again', undiscovered],
  ])('is cleared when %s', (_, after) => {
    expect(keepsSecret(profile, after)).toBe(false);
  });

  test('the metadata of a profile without discovery belongs to its discovery URL', () => {
    expect(keepsSecret(undiscovered, { ...undiscovered, name: 'x' })).toBe(true);
    expect(keepsSecret(undiscovered, { ...undiscovered, discovery_url: 'https://evil.example' })).toBe(false);
  });
});

test.each([
  ['this browser’s choice', 'b', ['demo', 'env', 'a', 'b'], 'b'],
  ['the demo pool where it was chosen', 'demo', ['demo', 'env', 'a'], 'demo'],
  ['env if the selected profile is gone', 'gone', ['demo', 'env', 'a'], 'env'],
  ['env before the user’s own', undefined, ['demo', 'env', 'a'], 'env'],
  ['the user’s last one', undefined, ['demo', 'a', 'b'], 'b'],
  ['the demo pool if there is nothing else', undefined, ['demo'], 'demo'],
])('selects %s', (_, chosen, ids, expected) => {
  expect(selectProfile(chosen, ids)).toBe(expected);
});

describe('client authentication', () => {
  const basic = 'client_secret_basic';
  const post = 'client_secret_post';
  test.each([
    ['automatic without a secret', 'automatic', [basic, post], false, 'none'],
    ['basic without a secret', basic, [basic], false, 'none'],
    ['none with a secret, which isn’t sent then', 'none', [basic], true, 'none'],
    ['automatic if both are supported', 'automatic', [post, basic], true, basic],
    ['automatic if only post is', 'automatic', ['private_key_jwt', post], true, post],
    ['automatic if the metadata doesn’t list it', 'automatic', undefined, true, basic],
    ['automatic if neither is supported', 'automatic', ['private_key_jwt'], true, basic],
    ['post against the metadata, as was chosen', post, [basic], true, post],
  ] as const)('%s', (_, client_authentication, supported, has_secret, expected) => {
    const { token_endpoint_auth_methods_supported: __, ...rest } = metadata;
    const provider = supported ? { ...rest, token_endpoint_auth_methods_supported: [...supported] } : rest;
    expect(resolveClientAuthentication({ ...profile, client_authentication }, provider, has_secret)).toBe(
      expected,
    );
  });
});

test.each([
  [issuer, pool_id],
  ['http://localhost:3001/us-east-1_demo', 'us-east-1_demo'],
  ['https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Abc', 'us-gov-west-1_Abc'],
  [`${issuer}/`, null],
  ['http://localhost:9229/local_abc', null],
  ['https://accounts.google.com', null],
  ['https://id.example/us-east-1_Abc/x', null],
  ['', null],
])('the pool id of %s', (text, expected) => {
  expect(poolIdOf(text)).toBe(expected);
  expect(isPoolIssuer(text)).toBe(expected !== null);
});
