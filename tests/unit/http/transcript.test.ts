import { expect, test } from 'vitest';
import { toHar } from '@/lib/http/har';
import { maskTokens } from '@/lib/http/mask-tokens';
import { type HttpExchange, maskForm, maskHeaders, unmask } from '@/lib/http/transcript';

test('a form keeps its structure and shows no secret', () => {
  expect(
    maskForm('grant_type=authorization_code&code=abc&code_verifier=v&client_secret=s%3D&client_id=c'),
  ).toBe(
    'grant_type=authorization_code&code=‹code›&code_verifier=‹code_verifier›&client_secret=‹client_secret›&client_id=c',
  );
});

test('headers: the scheme stays, the credentials are removed', () => {
  expect(maskHeaders({ authorization: 'Basic YTpi', 'set-cookie': 'a=b', accept: '*/*' })).toEqual({
    authorization: 'Basic ‹credentials›',
    'set-cookie': '‹set-cookie›',
    accept: '*/*',
  });
});

test.each([
  ['{"id_token":"a.b.c","expires_in":3600}', '{"id_token":"‹id_token›","expires_in":3600}'],
  ['{ "access_token" : "a\\"b" }', '{ "access_token" : "‹access_token›" }'],
  ['{"refresh_token":"x","id_token":"y"}', '{"refresh_token":"‹refresh_token›","id_token":"‹id_token›"}'],
  ['<html>id_token</html>', '<html>id_token</html>'],
])('tokens of %s', (body, masked) => {
  expect(maskTokens(body)).toBe(masked);
});

const exchange: HttpExchange = {
  method: 'POST',
  url: 'https://issuer.example/token?tenant=a',
  request: {
    headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: 'Basic ‹credentials›' },
    body: 'code=‹code›&code_verifier=‹code_verifier›',
  },
  response: {
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: '{"id_token":"‹id_token›"}',
  },
  started_at: 1_700_000_000_000,
  duration: 12.5,
};

test('the unmasked version is exactly the input', () => {
  const { request, response } = unmask(exchange, { code: 'the $& code' }, { id_token: 'a.b.c' });
  expect(request.body).toBe('code=the $& code&code_verifier=‹code_verifier›');
  expect(request.headers.authorization).toBe('Basic ‹credentials›');
  expect(response?.body).toBe('{"id_token":"a.b.c"}');
});

test('an archive has the exchange as recorded', () => {
  const [entry] = toHar([exchange]).log.entries;
  expect(entry).toMatchObject({
    startedDateTime: '2023-11-14T22:13:20.000Z',
    time: 12.5,
    request: {
      method: 'POST',
      url: 'https://issuer.example/token?tenant=a',
      queryString: [{ name: 'tenant', value: 'a' }],
      postData: {
        mimeType: 'application/x-www-form-urlencoded',
        text: 'code=‹code›&code_verifier=‹code_verifier›',
      },
    },
    response: {
      status: 200,
      content: { mimeType: 'application/json', text: '{"id_token":"‹id_token›"}', size: 29 },
    },
  });
});

test('the archive includes an exchange without a response', () => {
  const { response: _, ...asked } = exchange;
  const unanswered: HttpExchange = {
    ...asked,
    fault: { kind: 'timed-out', url: exchange.url, limit_ms: 10_000 },
  };
  expect(toHar([unanswered]).log.entries[0]?.response).toMatchObject({ status: 0, _error: 'timed-out' });
});
