import { describe, expect, test } from 'vitest';
import { readCubeRequest } from '@/lib/cube/cube-request';

const env = 'CUBEJS_JWK_URL=https://example.com/jwks.json\n';
const read = (body: unknown) => {
  const result = readCubeRequest(body);
  return result.ok ? result.request : result.problems;
};

describe('the source of the keys', () => {
  test.each([
    ['the given set', { env, jwks: { keys: [] } }, { document: { keys: [] } }],
    ['their URL', { env }, { url: 'https://example.com/jwks.json' }],
    ['nowhere, without CUBEJS_JWK_URL', { env: '', jwks: { keys: [] } }, null],
    ['nowhere, with an empty one', { env: 'CUBEJS_JWK_URL=' }, null],
    [
      'an invalid URL, in the words of Cube’s log',
      { env: 'CUBEJS_JWK_URL=x' },
      { failure: 'Only absolute URLs are supported' },
    ],
    [
      'a URL on this machine',
      { env: 'CUBEJS_JWK_URL=http://localhost:3001/jwks' },
      { url: 'http://localhost:3001/jwks' },
    ],
    [
      'an insecure URL isn’t requested if the set was given',
      { env: 'CUBEJS_JWK_URL=http://a.example/', jwks: {} },
      { document: {} },
    ],
  ])('%s', (_, body, keys) => {
    expect(read({ token: 'x', ...body })).toMatchObject({ keys });
  });
});

test('the time can be in seconds or milliseconds', () => {
  expect(read({ token: 'x', env, now: 1_795_352_400 })).toMatchObject({ now: 1_795_352_400_000 });
  expect(read({ token: 'x', env, now: 1_795_352_400_000 })).toMatchObject({ now: 1_795_352_400_000 });
});

test('the token is used verbatim', () => {
  expect(read({ token: ' "x"\n', env })).toMatchObject({ token: ' "x"\n' });
  expect(read({ token: '', env })).toMatchObject({ token: '' });
});

describe('names the field that isn’t valid', () => {
  test.each([
    ['no token', { env }, /^token: must be the token/],
    ['a token that isn’t text', { token: 7, env }, /^token:/],
    ['no env', { token: 'x' }, /^env: must be the text of a \.env file/],
    ['env as an object', { token: 'x', env: { CUBEJS_JWK_URL: 'x' } }, /^env: must be the text/],
    ['env too long', { token: 'x', env: 'x'.repeat(100_001) }, /^env: /],
    ['jwks as a list', { token: 'x', env, jwks: [] }, /^jwks: must be a JWK Set/],
    ['another field', { token: 'x', env, secret: 's' }, /secret/],
    ['an invalid time', { token: 'x', env, now: 'today' }, /^now:/],
    ['no object', [], /./],
    [
      'keys over an insecure connection',
      { token: 'x', env: 'CUBEJS_JWK_URL=http://a.example/' },
      /^env: the keys at CUBEJS_JWK_URL .* must start with https/,
    ],
  ])('%s', (_, body, problem) => {
    expect(read(body)).toEqual([expect.stringMatching(problem)]);
  });
});
