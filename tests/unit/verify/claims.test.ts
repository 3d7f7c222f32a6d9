import { describe } from 'vitest';
import { testFaults } from './outcome';
import { accessToken, client_id, expected, expectedAccess, idToken, issuer, now, now_s } from './tokens';

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
      says: /not trusted/,
    }),
    'aud-list-with-others-and-azp': () => claims({ aud: ['other', client_id], azp: client_id }),
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

describe('times', () => {
  testFaults({
    'missing-exp': () => ({ ...claims({ exp: undefined }), fails: ['exp'] }),
    'exp-a-string': () => ({ ...claims({ exp: String(now_s + 60) }), fails: ['exp'] }),
    'exp-null': () => ({ ...claims({ exp: null }), fails: ['exp'] }),
    'exp-this-very-second': () => ({ ...claims({ exp: now_s }), fails: ['exp'] }),
    'exp-a-second-ago': () => ({ ...claims({ exp: now_s - 1 }), fails: ['exp'] }),
    'exp-in-a-second': () => claims({ exp: now_s + 1 }),
    'exp-half-a-second-ago': () => ({ ...claims({ exp: now_s + 0.5 }), now: now + 999, fails: ['exp'] }),
    'exp-in-milliseconds': () => ({ ...claims({ exp: now + 60_000 }), fails: ['exp'], says: /milliseconds/ }),
    'exp-beyond-every-calendar': () => ({ ...claims({ exp: 1e300 }), fails: ['exp'] }),
    'exp-negative': () => ({ ...claims({ exp: -1 }), fails: ['exp'] }),
    'exp-within-the-tolerance': () => ({
      ...claims({ exp: now_s - 29 }),
      expected: { ...expected, clock_tolerance: 30 },
    }),
    'exp-at-the-end-of-the-tolerance': () => ({
      ...claims({ exp: now_s - 30 }),
      expected: { ...expected, clock_tolerance: 30 },
      fails: ['exp'],
      says: /give or take 30 s/,
    }),
    'nbf-in-a-second': () => ({ ...claims({ nbf: now_s + 1 }), fails: ['nbf'] }),
    'nbf-this-very-second': () => claims({ nbf: now_s }),
    'nbf-later-in-this-second': () => ({ ...claims({ nbf: now_s + 0.5 }), now: now + 999, fails: ['nbf'] }),
    'nbf-within-the-tolerance': () => ({
      ...claims({ nbf: now_s + 30 }),
      expected: { ...expected, clock_tolerance: 30 },
    }),
    'nbf-null': () => ({ ...claims({ nbf: null }), fails: ['nbf'] }),
    'nbf-in-milliseconds': () => ({ ...claims({ nbf: now - 60_000 }), fails: ['nbf'] }),
    'missing-iat': () => ({ ...claims({ iat: undefined }), fails: ['iat'] }),
    'iat-a-string': () => ({ ...claims({ iat: String(now_s) }), fails: ['iat'] }),
    'iat-in-the-future': () => ({ ...claims({ iat: now_s + 60 }), warns: ['iat'] }),
    'iat-in-milliseconds': () => ({ ...claims({ iat: now - 60_000 }), fails: ['iat'] }),
    'iat-ten-years-ago': () => claims({ iat: now_s - 315_360_000 }),
    'auth-time-in-the-future': () => ({ ...claims({ auth_time: now_s + 60 }), warns: ['auth_time'] }),
    'auth-time-a-string': () => ({ ...claims({ auth_time: 'now' }), fails: ['auth_time'] }),
    'auth-time-absent': () => claims({ auth_time: undefined }),
    'auth-time-older-than-max-age': () => ({
      ...claims({ auth_time: now_s - 61 }),
      expected: { ...expected, max_age: 60 },
      fails: ['auth_time'],
    }),
    'auth-time-as-old-as-max-age': () => ({
      ...claims({ auth_time: now_s - 60 }),
      expected: { ...expected, max_age: 60 },
    }),
    'auth-time-absent-with-max-age': () => ({
      ...claims({ auth_time: undefined }),
      expected: { ...expected, max_age: 60 },
      fails: ['auth_time'],
      says: /Lite/,
    }),
  });
});

describe('clock', () => {
  const withDate = (seconds: number) => ({
    expected: { ...expected, provider_clock: { date: now + seconds * 1000, at: now } },
  });
  testFaults({
    'clock-agrees': () => ({ ...claims({}), ...withDate(-1) }),
    'clock-behind': () => ({
      ...claims({}),
      ...withDate(42),
      warns: ['clock'],
      says: /42 s behind the provider/,
    }),
    'clock-ahead': () => ({ ...claims({}), ...withDate(-90), warns: ['clock'], says: /1 min 30 s ahead/ }),
    'exp-blamed-on-the-clock': () => ({
      ...claims({ exp: now_s - 1 }),
      ...withDate(-90),
      fails: ['exp'],
      warns: ['clock'],
      says: /simply over.*clock of this machine is 1 min 30 s ahead/,
    }),
  });
});

describe('nonce and hashes', () => {
  const access_token = 'eyJ0b2tlbg';
  testFaults({
    'nonce-missing': () => ({ ...claims({ nonce: undefined }), fails: ['nonce'] }),
    'nonce-of-another-login': () => ({ ...claims({ nonce: 'other' }), fails: ['nonce'] }),
    'nonce-a-number': () => ({ ...claims({ nonce: 1 }), fails: ['nonce'] }),
    'nonce-in-a-login-begun-elsewhere': () => ({
      ...claims({}),
      expected: { ...expected, nonce: null },
      warns: ['nonce'],
    }),
    'nonce-a-number-in-a-login-begun-elsewhere': () => ({
      ...claims({ nonce: 1 }),
      expected: { ...expected, nonce: null },
      warns: ['nonce'],
    }),
    'no-nonce-in-a-login-begun-elsewhere': () => ({
      ...claims({ nonce: undefined }),
      expected: { ...expected, nonce: null },
    }),
    'nonce-of-no-known-login': () => ({ ...claims({}), expected: { issuer, client_id } }),
    'at-hash-of-another-access-token': () => ({
      ...claims({}),
      expected: { ...expected, access_token },
      fails: ['at_hash'],
    }),
    // SHA-256("eyJ0b2tlbg"), its left half, by openssl dgst.
    'at-hash-of-this-access-token': () => ({
      ...claims({ at_hash: 'hXBVX0RBwu5ynnv-530ioQ' }),
      expected: { ...expected, access_token },
    }),
    'at-hash-a-number': () => ({ ...claims({ at_hash: 1 }), fails: ['at_hash'] }),
    'at-hash-absent': () => ({ ...claims({ at_hash: undefined }), expected: { ...expected, access_token } }),
    'c-hash-of-another-code': () => ({
      ...claims({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
      expected: { ...expected, code: 'other' },
      fails: ['c_hash'],
    }),
    // OpenID Connect Core 1.0 Appendix A.4: the code and the c_hash of its example.
    'c-hash-of-this-code': () => ({
      ...claims({ c_hash: 'LDktKdoQak3Pk0cnXxCltA' }),
      expected: { ...expected, code: 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk' },
    }),
  });
});

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
    'acr-null': () => ({ ...claims({ acr: null }), fails: ['types'] }),
    'email-a-list': () => ({ ...claims({ email: ['a@example.com'] }), warns: ['profile-types'] }),
    'address-text': () => ({ ...claims({ address: 'Street 1' }), warns: ['profile-types'] }),
    'updated-at-text': () => ({ ...claims({ updated_at: '1' }), warns: ['profile-types'] }),
  });
});
