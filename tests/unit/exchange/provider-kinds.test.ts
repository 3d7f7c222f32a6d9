import { describe, expect, test } from 'vitest';
import { explainRefresh } from '@/lib/exchange/explain-refresh';
import { explainUserInfo } from '@/lib/exchange/explain-user-info';
import { readRevocation } from '@/lib/exchange/revocation';
import { readTokenResponse } from '@/lib/exchange/token-response';
import { readUserInfo } from '@/lib/exchange/user-info';
import type { FailureContext } from '@/lib/oidc/explanation';
import { explain } from '@/lib/run/explain';
import { callback_url, client_id, metadata } from '../configure/pool-fixture';
import { expectWhole } from '../words';

const pool: FailureContext = { metadata, client_id, scope: 'openid email', has_secret: true, callback_url };
const elsewhere: FailureContext = { ...pool, metadata: { ...metadata, issuer: 'https://id.example' } };

function failureOf(body: unknown, status: number) {
  const read = readTokenResponse({ status, content_type: 'application/json', body: JSON.stringify(body) });
  if (read.ok) throw new Error('nothing to explain');
  return read.failure;
}

function explanationOf(body: unknown, status = 400, context = elsewhere) {
  const explanation = explain(failureOf(body, status), context);
  expectWhole(explanation);
  return explanation;
}

const words = (body: unknown, status = 400, context = elsewhere) => {
  const { title, causes, fix } = explanationOf(body, status, context);
  return [title, ...causes, fix].join(' ');
};

describe('the provider’s own words at the token endpoint', () => {
  test.each([
    [
      'Entra ID, registered as SPA',
      { error: 'invalid_request', error_description: 'AADSTS9002327: Tokens issued for the …' },
      /platform “Web”/,
    ],
    [
      'Entra ID, secret’s ID for its value',
      { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' },
      /ID was copied instead of its value/,
    ],
    [
      'Entra ID, expired secret',
      { error: 'invalid_client', error_description: 'AADSTS7000222: The provided client secret keys …' },
      /secret has expired/,
    ],
    [
      'Entra ID, unknown application',
      { error: 'unauthorized_client', error_description: 'AADSTS700016: Application with identifier …' },
      /tenant doesn’t have this application/,
    ],
    [
      'Entra ID, no secret',
      { error: 'invalid_client', error_description: 'AADSTS7000218: The request body must contain …' },
      /requires a client secret/,
    ],
    [
      'private_key_jwt is required',
      { error: 'invalid_client', error_description: 'client must use private_key_jwt' },
      /signed assertion/,
    ],
    [
      'PKCE with a secret, or Basic that isn’t decoded',
      { error: 'invalid_client', error_description: 'Client authentication failed' },
      /doesn’t decode the header.*LinkedIn/,
    ],
    [
      'Keycloak, an incorrect secret',
      { error: 'unauthorized_client', error_description: 'Invalid client or Invalid client credentials' },
      /rejected this client ID with this secret/,
    ],
    [
      'Google, no secret',
      { error: 'invalid_request', error_description: 'client_secret is missing.' },
      /requires a client secret/,
    ],
    ['Google, another redirect URI', { error: 'redirect_uri_mismatch' }, /redirect_uri of the exchange/],
    [
      'no code_verifier',
      { error: 'invalid_request', error_description: 'Missing required parameter: code_verifier' },
      /no code_verifier/,
    ],
  ])('%s', (_, body, expected) => {
    expect(words(body)).toMatch(expected);
  });

  test.each([
    ['a code of Entra ID', { error: 'invalid_grant', error_description: 'AADSTS99999999: x' }],
    ['Salesforce', { error: 'invalid_grant', error_description: 'ip restricted' }],
    ['an inactive user', { error: 'invalid_grant', error_description: 'inactive user' }],
    ['invalid_request', { error: 'invalid_request', error_description: 'teapot' }],
    ['unauthorized_client', { error: 'unauthorized_client', error_description: 'teapot' }],
    ['an unknown code', { error: 'user_blocked', error_description: 'teapot' }],
    ['Okta’s form', { errorCode: 'E0000011', errorSummary: 'teapot' }],
    ['Google’s form', { error: { code: 403, message: 'teapot', status: 'PERMISSION_DENIED' } }],
    ['AWS’ form', { __type: 'TooManyRequestsException', message: 'teapot' }],
    ['only a message', { message: 'teapot' }],
    ['a framework’s detail', { detail: 'teapot' }],
    ['RFC 9457', { type: 'about:blank', title: 'teapot', status: 403 }],
    ['a list of errors', { errors: [{ message: 'teapot' }] }],
  ])('%s: the raw words, and no causes', (_, body) => {
    for (const context of [pool, elsewhere]) {
      const { causes, seen } = explanationOf(body, 403, context);
      expect(causes).toEqual([]);
      expect(seen).toMatch(/teapot|ip restricted|inactive user|AADSTS/);
    }
  });

  test('Okta’s invalid_client is its own response, not a proxy’s', () => {
    const body = { errorCode: 'invalid_client', errorSummary: 'The client secret is wrong' };
    expect(words(body, 401)).toMatch(/rejected this client ID with this secret/);
  });

  test('a web ACL in front of a user pool', () => {
    const body = { __type: 'ForbiddenException', message: 'Request not allowed due to WAF block.' };
    expect(words(body, 403, pool)).toMatch(/web ACL/);
  });
});

test.each([
  ['the words of the code', 'Token is not active', /revoked/, false],
  ['Entra ID, unused for too long', 'AADSTS700082: The refresh token has expired', /reset/, false],
  ['its own words', 'teapot', /message/, true],
])('a refresh: %s', (_, error_description, expected, none) => {
  const explanation = explainRefresh(
    failureOf({ error: 'invalid_grant', error_description }, 400),
    elsewhere,
  );
  expectWhole(explanation);
  expect([...explanation.causes, explanation.fix].join(' ')).toMatch(expected);
  expect(explanation.causes.length === 0).toBe(none);
});

test.each([
  ['Microsoft Graph’s form', { error: { code: 'InvalidAuthenticationToken', message: 'teapot' } }],
  ['Google’s form', { error: { code: 401, message: 'teapot', status: 'UNAUTHENTICATED' } }],
  ['an API gateway’s form', { message: 'teapot' }],
])('UserInfo: %s is the provider’s response', (_, body) => {
  const read = readUserInfo({ status: 401, headers: {}, body: JSON.stringify(body) });
  if (read.ok) throw new Error('read');
  expect(read.failure).toMatchObject({ kind: 'bearer-error', error_description: 'teapot' });
  const explanation = explainUserInfo(read.failure, elsewhere, { revoked: false, expired: false });
  expectWhole(explanation);
  expect(explanation.causes).toEqual([]);
});

test('a revocation: Okta’s format is the provider’s response', () => {
  const body = JSON.stringify({ errorCode: 'invalid_client', errorSummary: 'teapot' });
  expect(readRevocation({ status: 401, body })).toMatchObject({
    failure: { kind: 'provider-error', error: 'invalid_client', error_description: 'teapot' },
  });
});
