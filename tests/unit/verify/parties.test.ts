import { describe } from 'vitest';
import { testFaults } from './outcome';
import { accessToken, client_id, expected, idToken, issuer } from './tokens';

const claims = (changes: Record<string, unknown>) => ({ token: idToken(changes) });

describe('iss', () => {
  testFaults({
    'missing-iss': () => ({ ...claims({ iss: undefined }), fails: ['iss'] }),
    'iss-null': () => ({ ...claims({ iss: null }), fails: ['iss'] }),
    'iss-an-array': () => ({ ...claims({ iss: [issuer] }), fails: ['iss'] }),
    'iss-trailing-slash': () => ({
      ...claims({ iss: `${issuer}/` }),
      fails: ['iss'],
      says: /slash at the end/,
    }),
    'iss-another-pool': () => ({
      ...claims({ iss: issuer.replace('Example', 'Other') }),
      fails: ['iss'],
      says: /another user pool/,
    }),
    'iss-updated-form': () => ({
      ...claims({ iss: issuer.replace('cognito-idp', 'issuer-cognito-idp') }),
      fails: ['iss'],
      says: /same user pool under another name/,
    }),
    'iss-replica-region': () => ({
      ...claims({ iss: issuer.replace('us-east-1.', 'eu-west-1.') }),
      fails: ['iss'],
      says: /replica in another Region/,
    }),
    'iss-http-instead-of-https': () => ({
      ...claims({ iss: issuer.replace('https:', 'http:') }),
      fails: ['iss'],
      says: /proxy/,
    }),
    'iss-another-provider': () => ({
      ...claims({ iss: 'https://accounts.google.com', token_use: undefined }),
      expected: { ...expected, issuer: 'https://tenant.auth0.com/' },
      fails: ['iss'],
      says: /another provider or tenant/,
    }),
    'no-issuer-given': () => ({ ...claims({}), expected: { client_id }, verdict: 'unverified' }),
    'no-issuer-given-and-iss-a-number': () => ({
      ...claims({ iss: 5 }),
      expected: { client_id },
      fails: ['iss'],
    }),
    'no-issuer-given-and-none-there': () => ({
      ...claims({ iss: undefined }),
      expected: { client_id },
      verdict: 'unverified',
    }),
  });
});

describe('aud and azp', () => {
  testFaults({
    'missing-aud': () => ({ ...claims({ aud: undefined }), fails: ['aud'] }),
    'aud-null': () => ({ ...claims({ aud: null }), fails: ['aud'] }),
    'aud-a-number': () => ({ ...claims({ aud: 7 }), fails: ['aud'] }),
    'aud-another-client': () => ({ ...claims({ aud: 'other' }), fails: ['aud'], says: /another app client/ }),
    'aud-empty-list': () => ({ ...claims({ aud: [] }), fails: ['aud'] }),
    'aud-list-with-a-number': () => ({ ...claims({ aud: [client_id, 7] }), fails: ['aud'] }),
    'aud-list-of-this-client': () => claims({ aud: [client_id] }),
    'aud-list-with-others': () => ({
      ...claims({ aud: [client_id, 'other'] }),
      fails: ['aud'],
      says: /aren’t trusted/,
    }),
    'aud-list-with-others-and-azp': () => ({
      ...claims({ aud: ['other', client_id], azp: client_id }),
      warns: ['azp'],
      says: /"other\\"/,
    }),
    'aud-list-of-this-client-and-azp': () => claims({ aud: [client_id], azp: client_id }),
    'aud-list-with-others-and-another-azp': () => ({
      ...claims({ aud: [client_id, 'other'], azp: 'other' }),
      fails: ['aud', 'azp'],
    }),
    'aud-of-an-access-token': () => ({
      ...claims({ aud: undefined, client_id }),
      fails: ['aud'],
      says: /This is an access token/,
    }),
    'azp-another-client': () => ({ ...claims({ azp: 'other' }), fails: ['azp'] }),
    'azp-a-number': () => ({ ...claims({ azp: 1 }), fails: ['azp'] }),
    'azp-this-client': () => claims({ azp: client_id }),
    'no-client-id-given': () => ({ ...claims({}), expected: { issuer }, verdict: 'unverified' }),
    'no-client-id-given-and-aud-a-number': () => ({
      ...claims({ aud: 7 }),
      expected: { issuer },
      fails: ['aud'],
    }),
  });
});

describe('sub', () => {
  testFaults({
    'missing-sub': () => ({ ...claims({ sub: undefined }), fails: ['sub'] }),
    'sub-empty': () => ({ ...claims({ sub: '' }), fails: ['sub'] }),
    'sub-a-number': () => ({ ...claims({ sub: 1 }), fails: ['sub'] }),
    'sub-of-256-characters': () => ({ ...claims({ sub: 'x'.repeat(256) }), fails: ['sub'] }),
    'sub-of-255-characters': () => claims({ sub: 'x'.repeat(255) }),
  });
});

describe('types, without a client id to compare with', () => {
  testFaults({
    'azp-a-number-without-client-id': () => ({
      ...claims({ azp: 7 }),
      expected: { issuer },
      fails: ['azp'],
    }),
    'client-id-a-number-without-client-id': () => ({
      token: accessToken({ client_id: 7 }),
      expected: { issuer, token_use: 'access' },
      fails: ['client_id'],
    }),
  });
});
