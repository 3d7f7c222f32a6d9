import { describe, expect, test } from 'vitest';
import { readCubeEnv } from '@/lib/cube/env-file';
import { envText, generateEnv } from '@/lib/cube/generated-env';
import { replay } from '@/lib/cube/replay';
import { idClaims, idHeader, jwks, now } from '../verify/tokens';
import { company, cubeToken, namespace, provider, right } from './scene';

const claims = { ...idClaims, [namespace]: company };

test('the file gives a Cube the right settings, and nothing is found in them', async () => {
  const text = envText(generateEnv(provider, undefined, { header: idHeader, claims }));
  const { settings, notes } = readCubeEnv(text);
  expect(settings).toEqual({ variables: right, has_api_secret: false, has_jwt_key: false });
  expect(notes).toEqual([]);
  const { enforced, findings } = await replay({
    token: cubeToken(),
    // The file leaves a secret to its owner.
    settings,
    keys: { document: jwks },
    now,
    provider,
    filter: ['company_id'],
  });
  expect(enforced.load.rows).toBe('own');
  expect(findings).toEqual([]);
});

test('every line has a comment', () => {
  const text = envText(generateEnv(provider, undefined, null));
  expect(text).toMatch(
    /^# .+\nCUBEJS_JWK_URL=.+\n\n# .+\nCUBEJS_JWT_ISSUER=.+\n\n# .+\nCUBEJS_JWT_AUDIENCE=/,
  );
});

test('without a token the namespace is left to be written, as a comment', () => {
  const text = envText(generateEnv(provider, undefined, null));
  expect(text).toContain('\n# CUBEJS_JWT_CLAIMS_NAMESPACE=\n');
  expect(readCubeEnv(text).notes).toEqual([]);
});

describe('the namespace is that of the token', () => {
  const line = (more: object) =>
    generateEnv(provider, undefined, {
      header: null,
      claims: { ...idClaims, [namespace]: undefined, ...more },
    }).at(-1);

  test('an object before a string', () => {
    expect(line({ 'https://a.example/': '{"x":1}', 'https://b.example/': { x: 1 } })?.value).toBe(
      'https://b.example/',
    );
  });
  test('a string is said to be one', () => {
    expect(line({ [namespace]: JSON.stringify(company) })).toMatchObject({ value: namespace, comment: /./ });
    expect(line({ [namespace]: JSON.stringify(company) })?.comment).toContain('extendContext');
  });
  test('none', () => {
    expect(line({})).toMatchObject({ value: null });
    expect(line({ 'https://a.example/': 'a word' })?.value).toBeNull();
  });
});

test.each([
  ['that of the token', { alg: 'ES384' }, ['RS256'], 'ES384'],
  ['those of the metadata', null, ['RS256', 'ES256'], 'RS256,ES256'],
  ['none that needs a secret', { alg: 'HS256' }, ['HS256', 'none', 'RS512'], 'RS512'],
  ['RS256 where nobody says', null, undefined, 'RS256'],
])('the algorithms: %s', (_, header, supported, expected) => {
  const lines = generateEnv(provider, supported, { header, claims: null });
  expect(lines.find(({ variable }) => variable === 'CUBEJS_JWT_ALGS')?.value).toBe(expected);
});

test.each(['"quoted"', "'a'", ' around ', 'a # b', 'plain'])(
  'a value comes back to the letter: %o',
  (value) => {
    const text = envText([{ variable: 'CUBEJS_JWT_AUDIENCE', value, comment: 'x' }]);
    expect(readCubeEnv(text).settings.variables.CUBEJS_JWT_AUDIENCE).toBe(value);
  },
);
