import { describe, expect, test } from 'vitest';
import { readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import type { FailureContext } from '@/lib/oidc/explanation';
import { explain } from '@/lib/run/explain';
import { callback_url, client_id, metadata } from '../configure/pool-fixture';
import { expectWhole } from '../words';

const pool: FailureContext = { metadata, client_id, scope: 'openid email', has_secret: true, callback_url };
const elsewhere: FailureContext = { ...pool, metadata: { ...metadata, issuer: 'https://id.example' } };

function explanationOf(error: string, error_description: string, context: FailureContext) {
  const query = new URLSearchParams({ error, error_description, state: 's' });
  const response = readAuthorizationResponse(query);
  if (response.kind !== 'failure') throw new Error('nothing to explain');
  const explanation = explain(response.failure, context);
  expectWhole(explanation);
  return explanation;
}

const words = (error: string, description: string, context = pool) => {
  const { title, causes, fix } = explanationOf(error, description, context);
  return [title, ...causes, fix].join(' ');
};

describe('Cognito’s texts at the callback, all of them invalid_request', () => {
  test.each([
    ['user.email: Attribute cannot be updated. ', /immutable.*mapping/],
    ['user.custom:tenant: Attribute cannot be updated.', /immutable/],
    ['Already found an entry for username google_1234', /sign in once more/],
    ['Already found an entry for username Facebook_10203040', /Start again/],
    ['Client is not enabled for OAuth2.0 flows', /OAuth 2\.0 grant type/],
    ['Bad token response: 401 invalid_client', /token endpoint rejected/],
    ['Bad id_token issuer https://idp.example', /issuer in the pool’s settings/],
    ['Exception processing authorization code', /no tokens from the identity provider/],
    ['User is disabled.', /Enable the user/],
    ['User is not enabled', /Enable the user/],
    ['Invalid samlResponse or relayState from identity provider', /started at the identity provider/],
    ['attributes required: [email]', /omitted a required attribute/],
    ['Error in SAML response processing: Invalid audience', /urn:amazon:cognito:sp:/],
    ['Timeout occurred in calling IdP token endpoint', /didn’t respond in time/],
    ['Timeout in calling jwks uri', /didn’t respond in time/],
    ['Okta Error - 400 error getting token', /no tokens from the identity provider/],
    ['Connection reset', /can’t reach it/],
    ['Read timed out', /didn’t respond in time/],
  ])('%s', (description, expected) => {
    expect(words('invalid_request', description)).toMatch(expected);
    // None of them is about the request.
    expect(words('invalid_request', description)).not.toMatch(/extra parameters/);
  });
});

describe('other providers’ texts', () => {
  test.each([
    ['temporarily_unavailable', 'authentication_expired', /open for too long/],
    ['access_denied', 'AADSTS65004: User declined to consent to access the app.', /agreed/],
    ['access_denied', 'AADB2C90118: The user has forgotten their password.', /Forgot password/],
    ['access_denied', 'AADB2C90091: The user has cancelled entering self-asserted information.', /canceled/],
    ['invalid_request', 'AADSTS50011: The redirect URI … does not match', /platform “Web”/],
    ['access_denied', 'End-User aborted interaction', /denied or canceled/],
    ['invalid_request', 'Missing parameter: code_challenge_method', /PKCE with S256/],
  ])('%s, %s', (error, description, expected) => {
    expect(words(error, description, elsewhere)).toMatch(expected);
  });
});

test.each([
  ['invalid_request', 'something new'],
  ['server_error', 'something new'],
  ['temporarily_unavailable', 'something new'],
  // Auth0 returns the error that an Action throws.
  ['access_denied', 'Please verify your email before logging in.'],
  ['unauthorized_client', 'user is blocked'],
  ['invalid_grant', 'something new'],
  ['access_denied', 'AADSTS99999999: something new'],
])('%s, “%s”: the raw words, and no causes', (error, description) => {
  for (const context of [pool, elsewhere]) {
    const { causes, seen } = explanationOf(error, description, context);
    expect(causes).toEqual([]);
    expect(seen).toContain(description);
  }
});

test('another provider isn’t explained by a Lambda trigger or by Cognito’s scopes', () => {
  for (const [error, description] of [
    ['invalid_request', 'Upstream failed with error 500'],
    ['invalid_scope', 'invalid_scope'],
    ['unauthorized_client', ''],
  ] as const)
    expect(words(error, description, { ...elsewhere, scope: 'openid offline_access' })).not.toMatch(
      /cognito|lambda|cloudwatch|pool/i,
    );
});
