import { expect, test } from 'vitest';
import type { HttpExchange } from '@/lib/http/transcript';
import { type Message, sequenceOf } from '@/lib/run/sequence';
import { metadata, now, profile } from '../components/views';

type SeenRun = Parameters<typeof sequenceOf>[0];

const exchange = (
  at: number,
  method: string,
  url: string,
  more: Partial<HttpExchange> = {},
): HttpExchange => ({
  method,
  url,
  request: { headers: {}, body: null },
  response: { status: 200, headers: {}, body: '' },
  started_at: now + at,
  duration: 5,
  ...more,
});

const run: SeenRun = {
  created_at: now + 10,
  has_state: true,
  profile: { ...profile, metadata },
  response: { code: 'c', iss: null, received_at: now + 3000 },
  token_response: { id_token: 'eyJ', access_token: 'a', token_type: 'Bearer' },
  verification: { verdict: 'valid', checks: [], verified_at: now + 3060, clock_tolerance: 0 },
  transcript: [
    exchange(0, 'GET', profile.discovery_url),
    exchange(3010, 'POST', metadata.token_endpoint),
    exchange(3040, 'GET', metadata.jwks_uri),
  ],
};

const told = (messages: Message[]) => messages.map(({ from, to, kind }) => `${from} > ${to}: ${kind}`);

test('a sign-in, from start to verdict', () => {
  expect(told(sequenceOf(run))).toEqual([
    'browser > claimcheck: start',
    'claimcheck > provider: discovery',
    'provider > claimcheck: answer',
    'claimcheck > browser: to-provider',
    'browser > provider: authorization-request',
    'provider > browser: authorization-response',
    'browser > claimcheck: callback',
    'claimcheck > provider: token-request',
    'provider > claimcheck: answer',
    'claimcheck > provider: keys',
    'provider > claimcheck: answer',
    'claimcheck > claimcheck: verify',
    'browser > cube: paste',
  ]);
});

test('a token without a user: no trip of the browser', () => {
  const { response: _, ...rest } = run;
  const messages = sequenceOf({
    ...rest,
    grant: 'client_credentials',
    has_state: false,
    token_response: { access_token: 'a', token_type: 'Bearer' },
    transcript: rest.transcript,
  });
  expect(told(messages)).toEqual([
    'browser > claimcheck: request',
    'claimcheck > provider: discovery',
    'provider > claimcheck: answer',
    'claimcheck > provider: machine-request',
    'provider > claimcheck: answer',
    'claimcheck > provider: keys',
    'provider > claimcheck: answer',
    'claimcheck > claimcheck: verify',
    'browser > cube: paste',
  ]);
  expect(messages.at(-1)?.label).toContain('access_token');
});

test('the times are relative to the start of the run', () => {
  const by = (kind: string) => sequenceOf(run).find((message) => message.kind === kind);
  expect(by('start')?.at).toBe(0);
  expect(by('to-provider')?.at).toBe(10);
  expect(by('callback')?.at).toBe(3000);
  expect(sequenceOf(run).filter(({ kind }) => kind === 'answer')[1]).toMatchObject({ at: 3015, duration: 5 });
});

test('a code started elsewhere has no Start, and no state', () => {
  const { has_state: _, ...rest } = run;
  const messages = sequenceOf({
    ...rest,
    has_state: false,
    created_at: now + 3000,
    transcript: run.transcript.slice(1),
  });
  expect(told(messages).slice(0, 3)).toEqual([
    'browser > provider: launch',
    'provider > browser: authorization-response',
    'browser > claimcheck: callback',
  ]);
  expect(messages[1]?.label).toBe('302 with code');
});

test.each([
  [
    { kind: 'provider-error', error: 'access_denied', error_description: null, state: 's' },
    '302 with error, state',
  ],
  [{ kind: 'issuer-mismatch', expected: 'a', actual: 'b' }, '302 with code, state'],
  [{ kind: 'empty-response' }, '302 with neither code nor error, state'],
  [{ kind: 'repeated-parameter', parameter: 'code' }, '302 with code twice, state'],
] as const)('a rejected response ends it at the callback, with its time: %o', (failure, label) => {
  const { response: _, token_response: __, verification: ___, ...rest } = run;
  const messages = sequenceOf({
    ...rest,
    refused_at: now + 2000,
    transcript: run.transcript.slice(0, 1),
    failure: { step: 'authorize', ...failure },
  });
  expect(messages.slice(-2)).toMatchObject([
    { kind: 'authorization-response', label, failed: true, at: 2000 },
    { kind: 'callback', failed: true, at: 2000 },
  ]);
});

test('a run that failed before its time was stored is drawn without it', () => {
  const { response: _, token_response: __, verification: ___, ...rest } = run;
  const messages = sequenceOf({
    ...rest,
    transcript: run.transcript.slice(0, 1),
    failure: { step: 'authorize', kind: 'unknown-state' },
  });
  expect(messages.at(-1)).toMatchObject({ kind: 'callback', failed: true, at: null });
});

test('marks rejected and missing responses as failed', () => {
  const refused = exchange(3010, 'POST', metadata.token_endpoint, {
    response: { status: 400, headers: {}, body: '' },
  });
  const { response: _, ...silent } = exchange(3040, 'GET', metadata.jwks_uri);
  const lost: HttpExchange = { ...silent, fault: { kind: 'timed-out', url: metadata.jwks_uri, limit_ms: 1 } };
  const answers = sequenceOf({ ...run, transcript: [refused, lost] }).filter(({ kind }) => kind === 'answer');
  expect(answers.map(({ label, failed }) => [label, failed])).toEqual([
    ['400', true],
    ['no answer', true],
  ]);
});

test('each endpoint has a name, and a queried Cube needs no pasting', () => {
  const full = {
    ...metadata,
    userinfo_endpoint: 'http://127.0.0.1:3001/oauth2/userInfo',
    revocation_endpoint: 'http://127.0.0.1:3001/oauth2/revoke',
  };
  const body = 'grant_type=refresh_token&refresh_token=x';
  const messages = sequenceOf({
    ...run,
    profile: { ...profile, metadata: full },
    transcript: [
      exchange(4000, 'POST', full.token_endpoint, { request: { headers: {}, body } }),
      exchange(4010, 'GET', full.userinfo_endpoint),
      exchange(4020, 'POST', full.revocation_endpoint),
      exchange(4030, 'GET', `${profile.cube_url}/cubejs-api/v1/meta`),
      exchange(4040, 'GET', 'http://elsewhere.example/'),
    ],
  });
  expect(
    messages
      .map(({ kind }) => kind)
      .filter((kind) => kind !== 'answer')
      .slice(-5),
  ).toEqual(['refresh', 'user-info', 'revocation', 'ask-cube', 'other']);
});
