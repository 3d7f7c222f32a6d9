import { expect, test } from 'vitest';
import { authorizationUrl } from '@/lib/authorize/authorization-request';
import { asSomeoneElse } from '@/lib/authorize/someone-else';
import { auth0, cognito } from '../server/login/redeem';

const request = (metadata: typeof cognito) => ({
  authorization_endpoint: metadata.authorization_endpoint,
  parameters: { response_type: 'code', client_id: 'c', redirect_uri: 'http://localhost:3000/callback' },
  state: 's',
  nonce: 'n',
  redirect_uri: 'http://localhost:3000/callback',
});
const addressed = (metadata: typeof cognito) =>
  new URL(authorizationUrl(asSomeoneElse(request(metadata), metadata)));

test('Cognito: sends the same request to /logout, which redirects to the sign-in page with it', () => {
  const { origin, pathname, searchParams } = addressed(cognito);
  expect(`${origin}${pathname}`).toBe('https://shop.auth.us-east-1.amazoncognito.com/logout');
  expect(Object.fromEntries(searchParams)).toEqual(request(cognito).parameters);
});

test('any other provider: prompt=login, even with a session', () => {
  const url = addressed(auth0);
  expect(url.href).toContain(auth0.authorization_endpoint);
  expect(url.searchParams.get('prompt')).toBe('login');
});

test('Google supports only select_account', () => {
  const google = { ...auth0, issuer: 'https://accounts.google.com' };
  expect(addressed(google).searchParams.get('prompt')).toBe('select_account');
});
