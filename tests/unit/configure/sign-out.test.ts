import { describe, expect, test } from 'vitest';
import { signOutHelp, signOutOf, signOutUrl } from '@/lib/configure/sign-out';
import { auth0, cognito } from '../server/login/redeem';

const { end_session_endpoint: _, ...auth0_of_before } = auth0;
const { end_session_endpoint: __, ...cognito_of_before } = cognito;
const google = {
  issuer: 'https://accounts.google.com',
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
};
const asked = {
  client_id: 'client',
  landing_url: 'http://localhost:3000/signed-out',
  state: 's',
  id_token: 'a.b.c',
};
const query = (url: string | null) => Object.fromEntries(new URL(url ?? '').searchParams);

test('Cognito: its own parameters, and none of the standard, which lead to an error page', () => {
  const url = signOutUrl(signOutOf(cognito), asked);
  expect(url).toMatch(/^https:\/\/shop\.auth\.us-east-1\.amazoncognito\.com\/logout\?/);
  expect(query(url)).toEqual({ client_id: 'client', logout_uri: asked.landing_url });
});

test('Cognito, with a document from before it named the endpoint: /logout on the domain', () => {
  expect(signOutOf(cognito_of_before)).toEqual({
    way: 'cognito',
    endpoint: 'https://shop.auth.us-east-1.amazoncognito.com/logout',
  });
});

describe('any provider with an end_session_endpoint: RP-Initiated Logout', () => {
  test('the session, the redirect URL, and the state to return', () => {
    expect(query(signOutUrl(signOutOf(auth0), asked))).toEqual({
      client_id: 'client',
      post_logout_redirect_uri: asked.landing_url,
      state: 's',
      id_token_hint: 'a.b.c',
    });
  });

  test('without an id_token there is no hint, and the endpoint keeps its query', () => {
    const end_session_endpoint = 'https://x.example/logout?tenant=a';
    const url = signOutUrl(signOutOf({ ...auth0, end_session_endpoint }), { ...asked, id_token: undefined });
    expect(query(url)).toEqual({
      tenant: 'a',
      client_id: 'client',
      post_logout_redirect_uri: asked.landing_url,
      state: 's',
    });
  });
});

test.each([
  [1_000, true],
  [3_000, true],
  [3_001, false],
  [10_000, false],
  [200_000, false],
])('an id_token of %i characters as a hint: %s', (length, sent) => {
  const url = signOutUrl(signOutOf(auth0), { ...asked, id_token: 'x'.repeat(length) });
  expect('id_token_hint' in query(url)).toBe(sent);
  expect(url?.length).toBeLessThan(4_096);
  // The client is still named, and the help explains what is left out.
  expect(query(url)).toMatchObject({ client_id: 'client', state: 's' });
  expect(signOutHelp('rp-initiated').trouble).toMatch(/long id_token is left out/);
});

test('Auth0 without an endpoint in its document: /v2/logout', () => {
  const url = signOutUrl(signOutOf(auth0_of_before), asked);
  expect(url).toMatch(/^https:\/\/tenant\.eu\.auth0\.com\/v2\/logout\?/);
  expect(query(url)).toEqual({ client_id: 'client', returnTo: asked.landing_url });
});

test('Google has no such URL', () => {
  expect(signOutUrl(signOutOf(google), asked)).toBeNull();
});

test.each(['cognito', 'rp-initiated', 'auth0'] as const)(
  '%s: what to register, and what happens if it is missing',
  (way) => {
    const { register, trouble, source } = signOutHelp(way);
    expect(register).toMatch(/exact URL.*\.$/);
    expect(trouble).toMatch(/isn’t registered/);
    expect(source.url).toMatch(/^https:/);
  },
);
