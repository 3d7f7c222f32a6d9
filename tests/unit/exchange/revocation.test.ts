import { describe, expect, test } from 'vitest';
import { explainRevocation } from '@/lib/exchange/explain-revocation';
import { type RevocationFailure, readRevocation, revocationOf } from '@/lib/exchange/revocation';
import { auth0, cognito } from '../server/login/redeem';
import { expectWhole } from '../words';

test.each([
  ['on the host of the token endpoint', cognito, 'possible'],
  ['nowhere', { ...auth0, revocation_endpoint: undefined as never }, 'not-offered'],
  ['on an unconfirmed host', { ...cognito, revocation_endpoint: 'https://x.example/r' }, 'elsewhere'],
  [
    'on another port of the host',
    { ...cognito, revocation_endpoint: cognito.token_endpoint.replace('.com/', '.com:444/') },
    'elsewhere',
  ],
] as const)('a revocation endpoint %s', (_, metadata, expected) => {
  expect(revocationOf(metadata)).toBe(expected);
});

describe('the answer', () => {
  test.each(['', '{}', '<html>', 'null', '{"error":""}'])('200 with %o succeeds without details', (body) => {
    expect(readRevocation({ status: 200, body })).toEqual({ ok: true });
  });

  test.each([
    ['Cognito’s for an access token', 400, '{"error":"unsupported_token_type"}', 'provider-error'],
    ['Cognito’s for an incorrect secret', 401, '{"error":"invalid_client"}', 'provider-error'],
    ['an error with 200', 200, '{"error":"invalid_request","error_description":"no"}', 'provider-error'],
    ['HTML', 503, '<html>', 'http-status'],
    ['204, which the specification doesn’t define', 204, '', 'http-status'],
  ])('%s', (_, status, body, kind) => {
    expect(readRevocation({ status, body })).toMatchObject({ ok: false, failure: { kind, status, body } });
  });
});

const error = (code: string): RevocationFailure => ({
  kind: 'provider-error',
  status: 400,
  error: code,
  error_description: null,
  body: '{}',
});

test.each<RevocationFailure>([
  { kind: 'outbound', fault: { kind: 'unreachable', url: 'https://x.example/', reason: 'ECONNREFUSED' } },
  { kind: 'http-status', status: 404, body: '' },
  { kind: 'http-status', status: 503, body: '' },
  ...['invalid_client', 'invalid_request', 'unauthorized_client', 'unsupported_token_type'].map(error),
  ...['invalid_grant', 'teapot'].map(error),
])('every failure has its words: %o', (failure) => {
  for (const metadata of [cognito, auth0]) {
    for (const has_secret of [true, false]) {
      const context = {
        metadata,
        client_id: 'c',
        scope: 'openid',
        has_secret,
        callback_url: 'http://localhost/',
      };
      expectWhole(explainRevocation(failure, context));
    }
  }
});
