import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cubeVariables } from '@/lib/configure/profile/cube-settings';
import { readCubeEnv } from '@/lib/cube/env-file';
import { envText } from '@/lib/cube/env-text';
import { generateEnv } from '@/lib/cube/generated-env';
import { replay } from '@/lib/cube/replay';
import { hostile } from '../hostile-input';
import { idClaims, idHeader, jwks, now } from '../verify/tokens';
import { company, cubeToken, namespace, provider, right } from './scene';

const claims = { ...idClaims, [namespace]: company };

test('the file configures Cube correctly and has no findings', async () => {
  const text = envText(generateEnv(provider, undefined, { header: idHeader, claims }));
  const { settings, notes } = readCubeEnv(text);
  expect(settings).toEqual({ variables: right, has_api_secret: false, has_jwt_key: false });
  expect(notes).toEqual([]);
  const { enforced, findings } = await replay({
    token: cubeToken(),
    // The user adds the secret to the file.
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

test('without a token, the namespace is a comment to fill in', () => {
  const text = envText(generateEnv(provider, undefined, null));
  expect(text).toContain('\n# CUBEJS_JWT_CLAIMS_NAMESPACE=\n');
  expect(readCubeEnv(text).notes).toEqual([]);
});

describe('uses the namespace of the token', () => {
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
  test('reports a string', () => {
    expect(line({ [namespace]: JSON.stringify(company) })).toMatchObject({ value: namespace, comment: /./ });
    expect(line({ [namespace]: JSON.stringify(company) })?.comment).toContain('extendContext');
  });
  test('none', () => {
    expect(line({})).toMatchObject({ value: null });
    expect(line({ 'https://a.example/': 'a word' })?.value).toBeNull();
  });
});

test.each([
  ['the token’s', { alg: 'ES384' }, ['RS256'], 'ES384'],
  ['the metadata’s', null, ['RS256', 'ES256'], 'RS256,ES256'],
  ['no algorithm that needs a secret', { alg: 'HS256' }, ['HS256', 'none', 'RS512'], 'RS512'],
  ['RS256 by default', null, undefined, 'RS256'],
])('the algorithms: %s', (_, header, supported, expected) => {
  const lines = generateEnv(provider, supported, { header, claims: null });
  expect(lines.find(({ variable }) => variable === 'CUBEJS_JWT_ALGS')?.value).toBe(expected);
});

test.each(['"quoted"', "'a'", ' around ', 'a # b', 'plain'])('a value is read back verbatim: %o', (value) => {
  const text = envText([{ variable: 'CUBEJS_JWT_AUDIENCE', value, comment: 'x' }]);
  expect(readCubeEnv(text).settings.variables.CUBEJS_JWT_AUDIENCE).toBe(value);
});

describe('nothing that a provider sends changes the file', () => {
  const variable = fc.constantFrom(...cubeVariables.filter((name) => name.startsWith('CUBEJS_')));
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        'a',
        ' ',
        '"',
        "'",
        '\\',
        'n',
        '$',
        '`',
        '#',
        '=',
        '~',
        ';',
        '\n',
        '\r',
        '\u2028',
      ),
    }),
    fc.constantFrom(...hostile),
  );
  const lines = fc.uniqueArray(fc.record({ variable, value: fc.option(value), comment: value }), {
    selector: (line) => line.variable,
    maxLength: 6,
  });

  test('Cube reads exactly the written value, or a comment explains why not', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const text = envText(all);
        const { variables } = readCubeEnv(text).settings;
        for (const { variable, value } of all) {
          if (variables[variable] === undefined) expect(text).toContain(`# ${variable}=\n`);
          else expect(variables[variable]).toBe(value);
        }
        expect(
          Object.keys(variables).filter((name) => !all.some(({ variable }) => variable === name)),
        ).toEqual([]);
        // No other reader finds an extra line either.
        for (const line of text.split(/[\n\r\u2028\u2029\u0085\v\f]/)) {
          expect(line).toMatch(/^(#.*|CUBEJS_\w*=[^\p{Cc}]*|)$/u);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('accepts a value that can be a line', () => {
    for (const plain of [
      'https://a.example/b?c=d&e=f',
      'a b',
      "it's",
      '"x"',
      '$HOME',
      'a\\n',
      '',
      '~',
      'ü',
    ]) {
      const text = envText([{ variable: 'CUBEJS_JWT_ISSUER', value: plain, comment: 'x' }]);
      expect(readCubeEnv(text).settings.variables.CUBEJS_JWT_ISSUER).toBe(plain);
    }
  });

  test.skipIf(process.platform === 'win32')(
    'a shell that reads the file gets the same value and runs none of it',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'claimcheck-env-'));
      try {
        fc.assert(
          fc.property(lines, (all) => {
            writeFileSync(join(folder, '.env'), envText(all));
            const names = all.map((line) => line.variable);
            const script = `. ./.env; ${names.map((name) => `printf '%s\\0' "\${${name}-}"`).join('; ')}`;
            const env = { PATH: process.env.PATH ?? '' } as unknown as NodeJS.ProcessEnv;
            const said = execFileSync('sh', ['-c', script], { cwd: folder, env })
              .toString()
              .split('\0')
              .slice(0, -1);
            const { variables } = readCubeEnv(envText(all)).settings;
            expect(said).toEqual(names.map((name) => variables[name] ?? ''));
            expect(readdirSync(folder)).toEqual(['.env']);
          }),
          { numRuns: 60 },
        );
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
  );

  test('omits a claim with several lines in its name, and shows the reason', () => {
    const name = 'https://my.app/\nCUBEJS_DEV_MODE=true\nCUBEJS_API_SECRET=known';
    const generated = generateEnv(provider, undefined, {
      header: null,
      claims: { ...idClaims, [namespace]: undefined, [name]: { x: 1 } },
    });
    expect(generated.at(-1)).toMatchObject({ variable: 'CUBEJS_JWT_CLAIMS_NAMESPACE', value: null });
    expect(readCubeEnv(envText(generated))).toMatchObject({
      settings: { variables: { CUBEJS_JWT_ISSUER: provider.issuer }, has_api_secret: false },
    });
    expect(readCubeEnv(envText(generated)).settings.variables).not.toHaveProperty('CUBEJS_DEV_MODE');
  });
});
