import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  authorizationUrl,
  buildAuthorizationRequest,
  describeRequest,
} from '@/lib/authorize/authorization-request';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import { callback_url, client_id, domain, metadata, profile, visible } from '../configure/pool-fixture';

const made = { redirect_uri: callback_url, state: 's', nonce: 'n', code_challenge: 'c' };
const request = buildAuthorizationRequest({ profile, metadata, ...made });

test('the request of a real pool: endpoint on its domain, PKCE S256, state and nonce', () => {
  const url = new URL(authorizationUrl(request));
  expect(url.origin + url.pathname).toBe(`${domain}/oauth2/authorize`);
  expect([...url.searchParams]).toEqual([
    ['response_type', 'code'],
    ['client_id', client_id],
    ['redirect_uri', callback_url],
    ['scope', 'openid email'],
    ['state', 's'],
    ['nonce', 'n'],
    ['code_challenge', 'c'],
    ['code_challenge_method', 'S256'],
    ['lang', 'de'],
    ['identity_provider', 'Google'],
  ]);
});

test('sends the values that the run stores', () => {
  expect(request).toMatchObject({ state: 's', nonce: 'n', redirect_uri: callback_url });
  expect(request.parameters).toMatchObject({ state: 's', nonce: 'n', redirect_uri: callback_url });
});

test('extra parameters can’t override the values that the run depends on', () => {
  const forged = {
    response_type: 'token',
    client_id: 'x',
    redirect_uri: 'https://evil.example',
    state: 'x',
    nonce: 'x',
    code_challenge: 'x',
    code_challenge_method: 'plain',
    scope: 'x',
  };
  const built = buildAuthorizationRequest({
    profile: { ...profile, extra_parameters: forged },
    metadata,
    ...made,
  });
  expect(built.parameters).toEqual({
    response_type: 'code',
    client_id,
    redirect_uri: callback_url,
    scope: 'openid email',
    state: 's',
    nonce: 'n',
    code_challenge: 'c',
    code_challenge_method: 'S256',
  });
});

test('keeps the endpoint’s own query', () => {
  const authorization_endpoint = 'https://id.example/authorize?p=B2C_1_login&state=old';
  const url = new URL(authorizationUrl({ ...request, authorization_endpoint }));
  expect(url.searchParams.get('p')).toBe('B2C_1_login');
  expect(url.searchParams.getAll('state')).toEqual(['s']);
});

test('every value arrives unchanged, whatever characters it contains', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (scope, state, extra) => {
      const from = { profile: { ...profile, scope, extra_parameters: { extra } }, metadata, ...made, state };
      const { searchParams } = new URL(authorizationUrl(buildAuthorizationRequest(from)));
      expect(Object.fromEntries(searchParams)).toMatchObject({ scope, state, extra });
    }),
  );
});

describe('the request as shown on the page', () => {
  const before = describeRequest(profile, callback_url);
  const after = describeRequest(profile, callback_url, request);

  test('has the parameters that will be sent, in the same order', () => {
    expect(before.map(({ name }) => name)).toEqual(Object.keys(request.parameters));
    expect(after.map(({ name }) => name)).toEqual(Object.keys(request.parameters));
  });

  test('before Start, state, nonce, and challenge are not generated yet', () => {
    const unmade = before.filter(({ value }) => value === null);
    expect(unmade.map(({ name }) => name)).toEqual(['state', 'nonce', 'code_challenge']);
  });

  test('afterwards: the values that were sent', () => {
    expect(Object.fromEntries(after.map(({ name, value }) => [name, value]))).toEqual(request.parameters);
    for (const { note } of after) expect(note).not.toContain('Start');
  });

  test('a value links to the field that sets it', () => {
    const fields = Object.fromEntries(before.flatMap(({ name, field }) => (field ? [[name, field]] : [])));
    expect(fields).toEqual({
      client_id: 'client_id',
      scope: 'scope',
      lang: 'extra_parameters',
      identity_provider: 'extra_parameters',
    });
    for (const field of Object.values(fields)) expect(toDraft(visible)).toHaveProperty(field as string);
  });
});
