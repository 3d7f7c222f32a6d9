import { describe, expect, test } from 'vitest';
import { explainRefresh } from '@/lib/exchange/explain-refresh';
import type { ExchangeFailure, ExchangeFailureKind } from '@/lib/exchange/failure';
import { errorCodes } from '@/lib/exchange/provider-errors';
import { auth0, cognito } from '../server/login/redeem';
import { expectWhole } from '../words';

const contexts = [cognito, auth0].flatMap((metadata) =>
  [true, false].map((has_secret) => ({
    metadata,
    client_id: '1example23456789abcdefghij',
    scope: 'openid email',
    has_secret,
    callback_url: 'http://localhost:3000/callback',
  })),
);
const [context] = contexts as [(typeof contexts)[0]];
const body = '{}';
const error = (code: string, error_description: string | null = null): ExchangeFailure => ({
  step: 'exchange',
  kind: 'provider-error',
  status: 400,
  error: code,
  error_description,
  body,
});

const one: { [Kind in ExchangeFailureKind['kind']]: Extract<ExchangeFailureKind, { kind: Kind }> } = {
  outbound: {
    kind: 'outbound',
    fault: { kind: 'timed-out', url: 'https://x.example/token', limit_ms: 10_000 },
  },
  'answer-lost': { kind: 'answer-lost' },
  'provider-error': { kind: 'provider-error', status: 400, error: 'teapot', error_description: null, body },
  'http-status': { kind: 'http-status', status: 502, body },
  'not-json': { kind: 'not-json', status: 200, content_type: null, body },
  'member-missing': { kind: 'member-missing', member: 'access_token', body },
  'member-malformed': { kind: 'member-malformed', member: 'token_type', actual: '1', body },
  'repeated-member': { kind: 'repeated-member', member: 'id_token', body },
  'no-id-token': { kind: 'no-id-token', scope: 'openid' },
};

describe('every failure has its words, for every provider, with a secret and without', () => {
  test.each(Object.values(one))('$kind', (kind) => {
    for (const each of contexts) expectWhole(explainRefresh({ step: 'exchange', ...kind }, each));
  });

  test.each(errorCodes)('%s, and they are of a refresh, not of a code', (code) => {
    for (const each of contexts) {
      const { title, causes, fix } = explainRefresh(error(code), each);
      expectWhole(explainRefresh(error(code), each));
      expect([title, fix, ...causes].join(' ')).not.toMatch(/this code|Exchange|fresh code|code_verifier/);
    }
  });
});

test('explains a refresh token that was revoked, expired, or rotated', () => {
  const { causes, fix } = explainRefresh(error('invalid_grant'), context);
  expect(causes.join(' ')).toMatch(/revoked.*expired: 30 days.*rotates/);
  expect(fix).toMatch(/Sign in again/);
});

test('names a trigger that threw at the refresh, whatever the code', () => {
  const failure = error('invalid_request', 'PreTokenGeneration failed with error no tenant.');
  const { title, seen } = explainRefresh(failure, context);
  expect(title).toBe('The Pre token generation function threw an error.');
  expect(seen).toContain('no tenant');
});
