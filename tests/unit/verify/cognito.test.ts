import { describe } from 'vitest';
import { testFaults } from './outcome';
import { accessToken, expected, expectedAccess, idToken } from './tokens';

const claims = (changes: Record<string, unknown>) => ({ token: idToken(changes) });

describe('user pool claims', () => {
  const local = 'http://localhost:3001/us-east-1_demo';
  testFaults({
    'token-use-access': () => ({ ...claims({ token_use: 'access' }), fails: ['token_use'] }),
    'missing-token-use': () => ({ ...claims({ token_use: undefined }), fails: ['token_use'] }),
    'missing-token-use-at-a-local-pool': () => ({
      ...claims({ iss: local, token_use: undefined }),
      expected: { ...expected, issuer: local },
      fails: ['token_use'],
    }),
    'missing-token-use-at-another-provider': () => ({
      ...claims({ iss: 'https://op.example', token_use: undefined, 'cognito:groups': 'admins' }),
      expected: { ...expected, issuer: 'https://op.example' },
    }),
    'groups-a-string': () => ({ ...claims({ 'cognito:groups': 'admins' }), fails: ['cognito:groups'] }),
    'groups-with-a-number': () => ({ ...claims({ 'cognito:groups': ['a', 1] }), fails: ['cognito:groups'] }),
    'identities-as-text': () => ({
      ...claims({ identities: '[{}]' }),
      fails: ['identities'],
      says: /userInfo/,
    }),
    'identities-an-object': () => ({ ...claims({ identities: {} }), fails: ['identities'] }),
    'email-verified-as-text': () => ({ ...claims({ email_verified: 'false' }), warns: ['email_verified'] }),
    'phone-number-verified-as-text': () => ({
      ...claims({ phone_number_verified: 'true' }),
      warns: ['phone_number_verified'],
    }),
    'id-token-where-an-access-token-is-wanted': () => ({
      ...claims({}),
      expected: expectedAccess,
      fails: ['token_use', 'client_id'],
    }),
    'access-token-where-an-id-token-is-wanted': () => ({
      token: accessToken(),
      fails: ['aud', 'nonce', 'token_use'],
      says: /This is an access token/,
    }),
    'access-token': () => ({ token: accessToken(), expected: expectedAccess }),
    'access-token-of-another-client': () => ({
      token: accessToken({ client_id: 'other' }),
      expected: expectedAccess,
      fails: ['client_id'],
    }),
    'access-token-without-client-id': () => ({
      token: accessToken({ client_id: undefined }),
      expected: expectedAccess,
      fails: ['client_id'],
    }),
    'access-token-for-an-api': () => ({
      token: accessToken({ aud: 'https://api.example' }),
      expected: expectedAccess,
    }),
    'access-token-aud-a-number': () => ({
      token: accessToken({ aud: 1 }),
      expected: expectedAccess,
      fails: ['aud'],
    }),
    'access-token-without-sub-and-iat': () => ({
      token: accessToken({ sub: undefined, iat: undefined }),
      expected: expectedAccess,
      warns: ['sub', 'iat'],
    }),
  });
});

describe('types', () => {
  testFaults({
    'jti-a-number': () => ({ ...claims({ jti: 5 }), fails: ['types'] }),
    'scope-a-list': () => ({ ...claims({ scope: ['openid'] }), fails: ['types'] }),
    'amr-a-string': () => ({ ...claims({ amr: 'pwd' }), fails: ['types'] }),
    'acr-null': () => ({ ...claims({ acr: null }), warns: ['null-values'] }),
    'email-a-list': () => ({ ...claims({ email: ['a@example.com'] }), warns: ['profile-types'] }),
    'address-text': () => ({ ...claims({ address: 'Street 1' }), warns: ['profile-types'] }),
    'updated-at-text': () => ({ ...claims({ updated_at: '1' }), warns: ['profile-types'] }),
  });
});
