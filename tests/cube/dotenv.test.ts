import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeVariables } from '@/lib/configure/profile/cube-settings';
import { readCubeEnv } from '@/lib/cube/env-file';
import { cubeOptions } from '@/lib/cube/options';
import { jwtOptionsOf, parseEnv } from './gateway';

const name = fc.constantFrom(...cubeVariables, 'CUBEJS_API_SECRET', 'X', 'export CUBEJS_JWK_URL', '# X');
const piece = fc.constantFrom(
  '"',
  "'",
  '`',
  ' ',
  '#',
  '=',
  ',',
  'a',
  'RS256',
  '\\n',
  '\u2028',
  '\uFEFF',
  '\t',
  '$',
);
const value = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.tuple(name, fc.constantFrom('=', ' = ', ':', ''), value).map((parts) => parts.join('')),
  },
  value,
);
const text = fc
  .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r', '\n\n')))
  .map((lines) => lines.flat().join(''));

test('reads any text of a .env file like Cube’s own dotenv', () => {
  fc.assert(
    fc.property(text, (env) => {
      const theirs = parseEnv(env);
      const { settings } = readCubeEnv(env);
      const expected = Object.entries(theirs).filter(
        ([key]) =>
          // Cube's server sets NODE_ENV before it reads the file.
          (cubeVariables as readonly string[]).includes(key) && key !== 'NODE_ENV',
      );
      expect(settings.variables).toEqual(Object.fromEntries(expected));
      expect(settings.has_api_secret).toBe(Boolean(theirs.CUBEJS_API_SECRET));
    }),
    { numRuns: 3000 },
  );
});

test('reads any value like Cube’s own getEnv', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...cubeVariables), value), (variables) => {
      const ours = cubeOptions({ variables, has_api_secret: false, has_jwt_key: false });
      const theirs = jwtOptionsOf(variables);
      expect(ours).toEqual({
        jwk_url: theirs.jwkUrl || undefined,
        issuer: theirs.issuer,
        audience: theirs.audience || undefined,
        algorithms: theirs.algorithms,
        subject: theirs.subject || undefined,
        claims_namespace: theirs.claimsNamespace || undefined,
        scopes: theirs.scopes,
      });
    }),
    { numRuns: 1000 },
  );
});
