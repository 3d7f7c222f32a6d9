import { describe, expect, test } from 'vitest';
import { readCubeEnv } from '@/lib/cube/env-file';

const audience = (text: string) => readCubeEnv(text).settings.variables.CUBEJS_JWT_AUDIENCE;

describe('a value, as Cube’s dotenv reads it', () => {
  test.each([
    ['plain', 'CUBEJS_JWT_AUDIENCE=abc', 'abc'],
    ['spaces around the = and the value', '  CUBEJS_JWT_AUDIENCE = abc  ', 'abc'],
    ['an = in it', 'CUBEJS_JWT_AUDIENCE=a=b', 'a=b'],
    ['empty', 'CUBEJS_JWT_AUDIENCE=', ''],
    ['double quotes', 'CUBEJS_JWT_AUDIENCE="abc "', 'abc '],
    ['single quotes', "CUBEJS_JWT_AUDIENCE='a\\nb'", 'a\\nb'],
    ['a line feed written out, in double quotes', 'CUBEJS_JWT_AUDIENCE="a\\nb"', 'a\nb'],
    ['backticks aren’t quotes', 'CUBEJS_JWT_AUDIENCE=`abc`', '`abc`'],
    ['a comment after it is part of it', 'CUBEJS_JWT_AUDIENCE=abc # web', 'abc # web'],
    ['a variable is not expanded', 'X=1\nCUBEJS_JWT_AUDIENCE=$X', '$X'],
    ['the last of two lines', 'CUBEJS_JWT_AUDIENCE=a\nCUBEJS_JWT_AUDIENCE=b', 'b'],
    ['a lone quote', 'CUBEJS_JWT_AUDIENCE="', '"'],
    ['several lines in quotes', 'CUBEJS_JWT_AUDIENCE="a\nb"\nX=1', 'a\nb'],
    ['a space after a quote makes it part of the value', 'CUBEJS_JWT_AUDIENCE="a" \nX="1"\nY=2', 'a" \nX="1'],
    ['ends with the file', 'CUBEJS_JWT_AUDIENCE="a\nb', 'a\nb'],
    ['CRLF', 'X=1\r\nCUBEJS_JWT_AUDIENCE=abc\r\n', 'abc'],
    ['a byte order mark', '\uFEFFCUBEJS_JWT_AUDIENCE=abc', 'abc'],
    ['export', 'export CUBEJS_JWT_AUDIENCE=abc', undefined],
    ['a comment', '# CUBEJS_JWT_AUDIENCE=abc', undefined],
    ['lower case', 'cubejs_jwt_audience=abc', undefined],
    ['YAML', '  CUBEJS_JWT_AUDIENCE: abc', undefined],
  ])('%s', (_, text, value) => {
    expect(audience(text)).toBe(value);
  });
});

test('only the named variables are read, and of the secrets only that there are some', () => {
  const text = 'CUBEJS_API_SECRET=s3cret\nCUBEJS_JWT_KEY=k3y\nCUBEJS_DB_PASS=p4ss\nNODE_ENV=production\n';
  const env = readCubeEnv(text);
  expect(env.settings).toEqual({
    variables: {},
    has_api_secret: true,
    has_jwt_key: true,
  });
  expect(JSON.stringify({ ...env, secrets: {} })).not.toMatch(/s3cret|k3y|p4ss/);
  expect(env.secrets).toEqual({ apiSecret: 's3cret', jwtKey: 'k3y' });
  expect(env.notes).toEqual([{ kind: 'no-effect', variable: 'NODE_ENV', line: 4 }]);
});

test.each([
  ['CUBEJS_API_SECRET=', false],
  ['CUBEJS_API_SECRET=""', false],
  // Cube starts only if the singular one is also set.
  ['CUBEJS_API_SECRETS=a,b', false],
  ['CUBEJS_API_SECRET=a\nCUBEJS_API_SECRETS=', true],
  ['CUBEJS_API_SECRET=a\nCUBEJS_API_SECRET=', false],
])('whether there is a secret: %o', (text, has) => {
  expect(readCubeEnv(text).settings.has_api_secret).toBe(has);
});

describe('the lines', () => {
  test('are numbered from 1, each on the line of its value, with or without CRLF', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = ['# Cube', '', 'CUBEJS_JWK_URL=u', 'X="a', 'b"', 'CUBEJS_JWT_ALGS=RS256', ''].join(end);
      expect(readCubeEnv(text).lines).toEqual({ CUBEJS_JWK_URL: 3, CUBEJS_JWT_ALGS: 6 });
    }
  });

  test.each([
    ['export', 'X=1\nexport CUBEJS_JWT_ALGS=RS256', 'ignored', 2],
    ['YAML', 'CUBEJS_JWT_ALGS: RS256', 'ignored', 1],
    ['a list of docker compose', '  - CUBEJS_JWT_ALGS=RS256', 'ignored', 1],
    ['twice', 'CUBEJS_JWT_ALGS=RS256\nCUBEJS_JWT_ALGS=ES256', 'overruled', 1],
    ['a quote with a comment behind it', 'CUBEJS_JWT_ALGS="RS256" # one', 'unclosed-quote', 1],
    [
      'a variable in braces',
      `A=RS256
CUBEJS_JWT_ALGS=\${A}`,
      'reference',
      2,
    ],
    ['a variable with a default', `CUBEJS_JWT_ALGS="\${A:-RS256}"`, 'reference', 1],
    ['a variable without braces', 'CUBEJS_JWT_ALGS=$A', 'reference', 1],
  ])('reports a value that Cube reads differently: %s', (_, text, kind, line) => {
    expect(readCubeEnv(text).notes).toEqual([{ kind, variable: 'CUBEJS_JWT_ALGS', line }]);
  });

  test.each(['# CUBEJS_JWT_ALGS=RS256', 'MY_CUBEJS_JWT_ALGS2=x', 'Some words', 'CUBEJS_JWT_ALGS=$5', 'X=$A'])(
    '%s isn’t a mistake',
    (text) => {
      expect(readCubeEnv(text).notes).toEqual([]);
    },
  );
});

test('a long file is read in a moment', () => {
  const text = 'X="\n'.repeat(200_000);
  expect(readCubeEnv(`${text}"\nCUBEJS_JWT_ALGS=RS256`).settings.variables).toEqual({
    CUBEJS_JWT_ALGS: 'RS256',
  });
});
