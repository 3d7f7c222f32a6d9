import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingIdToken, readTokenResponse } from '@/lib/exchange/token-response';

const tokens = {
  id_token: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl',
  access_token: 'eyJhbGciOiJSUzI1NiJ9.eyJ0b2tlbl91c2UiOiJhY2Nlc3MifQ.c2lnbmF0dXJl',
  refresh_token: 'eyJjdHkiOiJKV1QifQ.a.b.c.d',
  expires_in: 3600,
  token_type: 'Bearer',
};
const read = (body: unknown, status = 200, content_type: string | null = 'application/json') =>
  readTokenResponse({ status, content_type, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('reads', () => {
  test('Cognito’s response', () => {
    expect(read(tokens)).toEqual({ ok: true, token_response: tokens, notes: [] });
  });

  test('only known fields', () => {
    const answer = read({ ...tokens, scope: 'openid', extra: 1, 'not-before-policy': 0 });
    expect(answer).toMatchObject({ token_response: { ...tokens, scope: 'openid' } });
    expect(answer.ok && Object.keys(answer.token_response)).not.toContain('extra');
  });

  test.each(['bearer', 'BEARER', 'Bearer'])('the token type %s', (token_type) => {
    expect(read({ ...tokens, token_type })).toMatchObject({ ok: true, token_response: { token_type } });
  });

  test('the least that is allowed', () => {
    const least = { access_token: 'a', token_type: 'Bearer' };
    expect(read(least)).toEqual({ ok: true, token_response: least, notes: [] });
  });

  test('an opaque access token and another JSON media type', () => {
    expect(read({ ...tokens, access_token: 'opaque' }, 200, 'application/json; charset=utf-8').ok).toBe(true);
  });

  test('expires_in in quotes, with a note', () => {
    expect(read({ ...tokens, expires_in: '3600' })).toMatchObject({
      token_response: { expires_in: 3600 },
      notes: [{ id: 'expires_in', status: 'warn' }],
    });
  });

  test.each(['text/html', 'text/plain; charset=utf-8', 'application/jsonp', '', null])(
    'another content type, with a note: %s',
    (type) => {
      expect(read(tokens, 200, type)).toMatchObject({
        token_response: tokens,
        notes: [{ id: 'content-type', status: 'warn', actual: type ?? 'no Content-Type' }],
      });
    },
  );

  test.each(['APPLICATION/JSON', 'application/json;charset=UTF-8', 'application/json '])(
    'JSON by another spelling, without one: %s',
    (type) => {
      expect(read(tokens, 200, type)).toMatchObject({ notes: [] });
    },
  );

  test('expires_in of 0 and an empty scope', () => {
    expect(read({ ...tokens, expires_in: 0, scope: '' })).toMatchObject({
      token_response: { expires_in: 0, scope: '' },
    });
  });

  test('nested fields with a known name', () => {
    const body = JSON.stringify(tokens).replace('{', '{"x":{"access_token":1,"y":"}\\"access_token\\":"},');
    expect(read(body)).toMatchObject({ ok: true, token_response: tokens });
  });
});

describe('keeps the provider’s first response', () => {
  test.each([
    ['Cognito’s invalid_grant', { error: 'invalid_grant' }, 400, null],
    [
      'an error with a description',
      { error: 'unauthorized_client', error_description: 'invalid_redirect' },
      400,
      'invalid_redirect',
    ],
    ['401', { error: 'invalid_client', error_description: 'no' }, 401, 'no'],
    ['an error with the status 200', { error: 'bad_verification_code' }, 200, null],
    ['a description of another type', { error: 'invalid_grant', error_description: { a: 1 } }, 400, null],
  ])('%s', (_, body, status, error_description) => {
    const failure = {
      kind: 'provider-error',
      status,
      error: body.error,
      error_description,
      body: JSON.stringify(body),
    };
    expect(read(body, status)).toMatchObject({ ok: false, failure });
  });
});

describe('refuses', () => {
  const doubled = (name: string) => JSON.stringify(tokens).replace('{', `{"${name}":"x",`);

  test.each([
    ['HTML with 200', '<html>', 200, 'not-json'],
    ['an empty body with 200', '', 200, 'not-json'],
    ['an array', [tokens], 200, 'not-json'],
    ['a string', '"x"', 200, 'not-json'],
    ['the old form encoding', 'access_token=a&token_type=bearer', 200, 'not-json'],
    ['HTML with 404', '<html>', 404, 'http-status'],
    ['tokens with 201', tokens, 201, 'http-status'],
    ['500', 'oops', 500, 'http-status'],
    ['an empty object', {}, 200, 'member-missing'],
    ['id_token twice', doubled('id_token'), 200, 'repeated-member'],
    ['id_token twice, one of them escaped', doubled('\\u0069d_token'), 200, 'repeated-member'],
  ])('%s', (_, body, status, kind) => {
    expect(read(body, status)).toMatchObject({ ok: false, failure: { step: 'exchange', kind } });
  });

  test.each([
    ['an unknown token type, and no id_token', { ...tokens, token_type: 'mac', id_token: undefined }],
    ['a duplicate field', JSON.stringify(tokens).replace('{', '{"id_token":"x",')],
    ['only a refresh_token', { refresh_token: [tokens.refresh_token], token_type: 'Bearer' }],
    ['tokens in a body that is cut off', JSON.stringify(tokens).slice(0, -1)],
    ['tokens with another status', tokens],
  ])('%s, without tokens in the failure', (name, body) => {
    const answer = read(body, name.includes('status') ? 500 : 200);
    const failure = JSON.stringify('failure' in answer ? answer.failure : answer);
    for (const token of [tokens.id_token, tokens.access_token, tokens.refresh_token]) {
      expect(failure).not.toContain(token.slice(10, 40));
    }
  });

  test('and keeps only as much of a body as a user can read', () => {
    const body = JSON.stringify({ error: 'x'.repeat(500_000), error_description: 'y'.repeat(500_000) });
    expect(JSON.stringify(read(body, 400)).length).toBeLessThan(10_000);
  });
});

test('a response without an id_token is well formed, and a failure if an id_token is required', () => {
  const { id_token: _, ...without } = tokens;
  expect(missingIdToken(tokens, 'openid')).toBeNull();
  expect(missingIdToken(without, 'email')).toEqual({ step: 'exchange', kind: 'no-id-token', scope: 'email' });
  expect(missingIdToken({ ...without, scope: 'phone' }, 'email')).toMatchObject({ scope: 'phone' });
});

describe('an unusable field causes a warning, and the tokens are kept', () => {
  const { access_token, id_token, refresh_token } = tokens;
  const kept = { access_token, id_token, refresh_token };

  test.each([
    ['a scope that is a list', { scope: ['openid'] }, kept, ['scope']],
    ['a scope that is an object', { scope: {} }, kept, ['scope']],
    ['expires_in of null', { expires_in: null }, kept, []],
    ['expires_in below 0', { expires_in: -1 }, kept, ['expires_in']],
    ['expires_in in words', { expires_in: '1h' }, kept, ['expires_in']],
    ['expires_in as an empty string', { expires_in: '' }, kept, ['expires_in']],
    ['a refresh_token of null', { refresh_token: null }, { access_token, id_token }, []],
    ['a refresh_token that is a number', { refresh_token: 1 }, { access_token, id_token }, ['refresh_token']],
    ['an id_token of null', { id_token: null }, { access_token, refresh_token }, []],
    ['an id_token that is an object', { id_token: {} }, { access_token, refresh_token }, ['id_token']],
    ['no access_token', { access_token: undefined }, { id_token, refresh_token }, ['access_token']],
    ['an access_token of null', { access_token: null }, { id_token, refresh_token }, ['access_token']],
    [
      'an empty access_token',
      { access_token: '' },
      { id_token, refresh_token },
      ['access_token', 'access_token'],
    ],
    ['no token_type', { token_type: undefined }, kept, ['no-token-type']],
    [
      'the token type N_A',
      { token_type: 'N_A' },
      { id_token, refresh_token },
      ['token_type', 'access_token'],
    ],
    [
      'the token type DPoP',
      { token_type: 'DPoP' },
      { id_token, refresh_token },
      ['token_type', 'access_token'],
    ],
  ])('%s', (_, changes, expected, notes) => {
    const answer = read({ ...tokens, ...changes });
    if (!answer.ok) throw new Error(answer.failure.kind);
    const { token_type: _type, expires_in: _seconds, scope: _scope, ...found } = answer.token_response;
    expect(found).toEqual(expected);
    expect(
      answer.notes
        .filter(({ id }) => id !== 'content-type')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(notes.toSorted());
  });

  test.each(['access_token', 'refresh_token', 'scope', 'expires_in', 'token_type'])('%s twice', (name) => {
    const body = JSON.stringify({ ...tokens, scope: 'openid' });
    const answer = read(body.replace('{', `{"${name}":"x",`));
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(answer.token_response).toMatchObject(kept);
    expect(answer.notes.map(({ id }) => id)).toContain(`repeated-${name}`);
  });

  test('an unused field that appears twice', () => {
    expect(read(JSON.stringify(tokens).replace('{', '{"x":1,"x":2,'))).toMatchObject({ ok: true });
  });

  test('returns a rotated refresh_token, whatever else is invalid', () => {
    expect(read({ token_type: 'Bearer', refresh_token: 'new' })).toMatchObject({
      ok: false,
      failure: { kind: 'member-missing' },
      refresh_token: 'new',
    });
    expect(read({ error: 'invalid_grant', refresh_token: 'new' }, 400)).not.toHaveProperty('refresh_token');
  });

  test('an id_token that isn’t a string is a failure if one is required, and the failure names it', () => {
    const answer = read({ ...tokens, id_token: 7 });
    if (!answer.ok) throw new Error(answer.failure.kind);
    expect(missingIdToken(answer.token_response, 'openid', answer.notes)).toMatchObject({
      kind: 'member-malformed',
      member: 'id_token',
      actual: '7',
    });
  });
});

describe('an error in the provider’s own format', () => {
  test.each([
    [
      'Okta',
      { errorCode: 'invalid_client', errorSummary: 'No client.' },
      401,
      'invalid_client',
      'No client.',
    ],
    [
      'Google',
      { error: { code: 403, message: 'Denied.', status: 'PERMISSION_DENIED' } },
      403,
      'PERMISSION_DENIED',
      'Denied.',
    ],
    [
      'AWS',
      { __type: 'ForbiddenException', message: 'blocked by WAF' },
      403,
      'ForbiddenException',
      'blocked by WAF',
    ],
    ['only a message', { message: 'x' }, 400, 'HTTP 400', 'x'],
  ])('%s', (_, body, status, error, error_description) => {
    expect(read(body, status)).toMatchObject({
      ok: false,
      failure: { kind: 'provider-error', status, error, error_description },
    });
  });
});

describe('for any input', () => {
  const names = fc.constantFrom(
    ...Object.keys(tokens),
    'scope',
    'error',
    'error_description',
    '__proto__',
    'toString',
  );
  const changed = fc
    .dictionary(names, fc.jsonValue())
    .map((changes) => JSON.stringify({ ...tokens, ...changes }));

  test('never throws, and an accepted response has its types', () => {
    fc.assert(
      fc.property(
        fc.oneof(changed, fc.json(), fc.string()),
        fc.constantFrom(200, 200, 200, 400, 500),
        (body, status) => {
          const answer = readTokenResponse({ status, content_type: null, body });
          if (!answer.ok) return;
          const { token_response } = answer;
          expect(token_response.access_token).not.toBe('');
          expect(token_response.token_type?.toLowerCase() ?? 'bearer').toBe('bearer');
          expect(token_response.access_token ?? token_response.id_token).toBeTypeOf('string');
          expect(typeof (token_response.id_token ?? '')).toBe('string');
          expect(token_response.expires_in ?? 0).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test.each([
    ['quotes', '"'],
    ['backslashes', '\\'],
    ['brackets', '['],
    ['the start of a token', 'eyJ'],
    ['a field name', '"access_token":"'],
    ['dots', 'eyJabcdefghijkl.'],
  ])('a megabyte of %s gets a result', (_, part) => {
    const body = part.repeat(1_000_000 / part.length);
    expect(read(body).ok).toBe(false);
    expect(read({ ...tokens, x: body }).ok).toBe(true);
  });

  test('a response nested 100,000 deep gets a result', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(read(JSON.stringify(tokens).replace('{', `{"x":${deep},`)).ok).toBe(true);
    expect(read(`{"access_token":${deep},"token_type":"Bearer"}`)).toMatchObject({
      failure: { kind: 'member-missing' },
    });
  });
});
