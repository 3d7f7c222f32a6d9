import { describe, expect, test } from 'vitest';
import { bearerErrors, explainUserInfo } from '@/lib/exchange/explain-user-info';
import { readUserInfo, type UserInfoFailure } from '@/lib/exchange/user-info';
import { auth0, cognito } from '../server/login/redeem';
import { expectWhole } from '../words';

const read = (body: string, status = 200, headers: Record<string, string> = {}) =>
  readUserInfo({ status, headers: { 'content-type': 'application/json', ...headers }, body });

const gone = 'Access token is expired, disabled, or deleted, or the user has globally signed out.';

describe('the answer', () => {
  test('a JSON object, unread', () => {
    const answer = { form: 'json', text: '{"sub":"a"}', content_type: 'application/json' };
    expect(read('{"sub":"a"}')).toEqual({ ok: true, answer });
  });

  test.each([
    ['by its content type', 'a.b.c', 'application/jwt'],
    ['with a parameter to the type', 'a.b.c', 'Application/JWT; charset=utf-8'],
    ['by its content, if the type is wrong', 'eyJh.eyJz.c2ln', 'text/plain'],
    ['encrypted, in five parts', 'eyJh..aXY.Y3Q.dGFn', 'application/octet-stream'],
  ])('a JWT %s', (_, body, type) => {
    expect(read(body, 200, { 'content-type': type })).toMatchObject({ ok: true, answer: { form: 'jwt' } });
  });

  test.each([
    ['Cognito’s header, without a scheme', `error="invalid_token", error_description="${gone}"`, gone],
    [
      'the header of RFC 6750',
      'Bearer realm="x", error="invalid_token", error_description="a \\"b\\""',
      'a "b"',
    ],
    ['no description', 'Bearer error="invalid_token"', null],
    ['no quotes', 'Bearer error=invalid_token', null],
  ])('an error in %s', (_, header, error_description) => {
    expect(read('', 401, { 'www-authenticate': header })).toMatchObject({
      ok: false,
      failure: { kind: 'bearer-error', status: 401, error: 'invalid_token', error_description },
    });
  });

  test('only an error in the body', () => {
    expect(read('{"error":"invalid_token"}', 401)).toMatchObject({
      failure: { kind: 'bearer-error', error: 'invalid_token', error_description: null },
    });
  });

  test.each([
    ['only 401', '', 401, {}, 'http-status'],
    ['only a realm', '', 401, { 'www-authenticate': 'Bearer realm="error"' }, 'http-status'],
    ['HTML', '<html>', 200, { 'content-type': 'text/html' }, 'not-claims'],
    ['a list', '[]', 200, {}, 'not-claims'],
    ['nothing', '', 200, {}, 'not-claims'],
  ])('%s', (_, body, status, headers, kind) => {
    expect(read(body, status, headers as Record<string, string>)).toMatchObject({
      ok: false,
      failure: { kind },
    });
  });

  test('a megabyte of any text gets a result', () => {
    for (const part of ['{', '.', 'a.', '"', 'error=']) {
      const text = part.repeat(1_000_000 / part.length);
      expect(read(text).ok || read(text, 401, { 'www-authenticate': text }).ok).toBeDefined();
    }
  });
});

const contexts = [cognito, auth0].map((metadata) => ({
  metadata,
  client_id: 'client',
  scope: 'openid',
  has_secret: true,
  callback_url: 'http://localhost:3000/callback',
}));
const [context] = contexts as [(typeof contexts)[0]];
const states = [
  { revoked: false, expired: false },
  { revoked: true, expired: false },
  { revoked: false, expired: true },
];
const bearer = (error: string): UserInfoFailure => ({
  kind: 'bearer-error',
  status: 401,
  error,
  error_description: gone,
  body: '{}',
});
const one: { [Kind in UserInfoFailure['kind']]: Extract<UserInfoFailure, { kind: Kind }>[] } = {
  outbound: [
    { kind: 'outbound', fault: { kind: 'unreachable', url: 'https://x.example/', reason: 'ENOTFOUND' } },
  ],
  'bearer-error': [...bearerErrors, 'teapot'].map(
    (error) => ({ ...bearer(error), kind: 'bearer-error' }) as never,
  ),
  'http-status': [401, 404, 500].map((status) => ({ kind: 'http-status', status, body: '' })),
  'not-claims': [{ kind: 'not-claims', status: 200, content_type: null, body: '' }],
};

describe('every failure has its words', () => {
  test.each(Object.values(one).flat())('%o', (failure) => {
    for (const each of contexts)
      for (const state of states) expectWhole(explainUserInfo(failure, each, state));
  });
});

describe('userInfo 401 in words', () => {
  const words = (state: (typeof states)[0]) => {
    const { causes, fix } = explainUserInfo(bearer('invalid_token'), context, state);
    return [...causes, fix].join(' ');
  };

  test('a known problem of the token is shown first, without other causes', () => {
    expect(words({ revoked: false, expired: true })).toMatch(/expired.*Refresh/);
    expect(words({ revoked: true, expired: false })).toMatch(/revoked here.*such as Cube/);
  });

  test('otherwise the usual causes: signed out everywhere, no openid, a token of the API', () => {
    expect(words({ revoked: false, expired: false })).toMatch(/signed out everywhere.*openid.*InitiateAuth/);
  });

  test('a plain 401 shows the same', () => {
    const bare: UserInfoFailure = { kind: 'http-status', status: 401, body: '' };
    expect(explainUserInfo(bare, context, { revoked: true, expired: false }).causes).toEqual(
      explainUserInfo(bearer('invalid_token'), context, { revoked: true, expired: false }).causes,
    );
  });
});
