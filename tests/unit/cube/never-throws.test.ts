import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cubeVariables } from '@/lib/configure/profile/cube-settings';
import { replay } from '@/lib/cube/replay';
import { b64u, idClaims, idHeader, jwks, now, sign, signTexts } from '../verify/tokens';
import { ask, settingsWith } from './scene';

// Whatever a token, a key set, or a setting contains, there is a result, and it can be sent as JSON.

const json = fc.json({ maxDepth: 3 });
const part = fc.oneof(json, fc.string(), fc.constantFrom('null', '5', '[]', '{"alg":"RS256","kid":{}}'));
const token = fc.oneof(
  fc.string(),
  fc.tuple(part, part).map(([header, payload]) => signTexts(header, payload)),
  fc
    .tuple(part, part, fc.string())
    .map(([header, payload, rest]) => `${b64u(header)}.${b64u(payload)}.${rest}`),
);
const variables = fc.dictionary(fc.constantFrom(...cubeVariables), fc.oneof(fc.string(), fc.webUrl(), json));
const keys = fc.oneof(
  fc.constant(null),
  fc.constant({ document: jwks }),
  fc.jsonValue().map((document) => ({ document })),
  fc
    .array(
      fc.oneof(
        fc.jsonValue(),
        fc.record({
          kid: fc.jsonValue(),
          kty: fc.constantFrom('RSA', 'EC'),
          n: fc.jsonValue(),
          e: fc.jsonValue(),
          crv: fc.string(),
          x: fc.string(),
          y: fc.string(),
        }),
      ),
    )
    .map((list) => ({ document: { keys: list } })),
);

test('any text, any settings, any keys', async () => {
  await fc.assert(
    fc.asyncProperty(token, variables, keys, async (text, changes, source) => {
      const told = await replay({ token: text, settings: settingsWith(changes), keys: source, now });
      expect([200, 403]).toContain(told.enforced.meta.status);
      // API scopes are enforced in dev mode too.
      const { CUBEJS_DEFAULT_API_SCOPES: scopes } = changes as Record<string, string>;
      if (scopes === undefined) expect(told.dev.meta.status).toBe(200);
      expect(JSON.parse(JSON.stringify(told))).toHaveProperty('findings');
    }),
    { numRuns: 400 },
  );
});

const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

test('claims with 20,000 levels are verified, and left out of the response', async () => {
  const token = signTexts(
    JSON.stringify(idHeader),
    JSON.stringify(idClaims).replace('{', `{"deep":${deep},`),
  );
  const told = await ask({ token });
  expect(told.enforced).toMatchObject({ meta: { status: 200 }, securityContext: null, modelContext: null });
  expect(JSON.parse(JSON.stringify(told))).toHaveProperty('findings');
});

test.each([
  ['20,000 levels', JSON.parse(deep)],
  ['an object that isn’t text', { toString: 1 }],
])('a kid of %s', async (_, kid) => {
  const keys = { document: { keys: [{ ...jwks.keys[0], kid }] } };
  const { enforced } = await ask({ token: sign({ ...idHeader, kid: 'x' }, idClaims), keys });
  expect(enforced.reason).toBe('Unable to verify, JWK with kid: "x" not found');
  const other = await ask({ token: sign({ ...idHeader, kid: { toString: 1 } }, idClaims), keys });
  expect(other.enforced.reason).toBe('Cannot convert object to primitive value');
});
