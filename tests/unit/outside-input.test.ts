import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { readAuthorizationResponse } from '@/lib/authorize/authorization-response';
import { readDiscoveryDocument, readKeyDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import { readOperatorProfiles } from '@/lib/configure/profile/operator-profiles';
import { readProfileDraft } from '@/lib/configure/profile/profile-draft';
import { readProfileImport } from '@/lib/configure/profile/profile-import';
import { readStoredProfiles } from '@/lib/configure/profile/stored-profiles';
import { readProviderInput } from '@/lib/configure/provider-input';
import { readCubeEnv } from '@/lib/cube/env-file';
import { readRevocation } from '@/lib/exchange/revocation';
import { readTokenResponse } from '@/lib/exchange/token-response';
import { readUserInfo } from '@/lib/exchange/user-info';
import { maskTokens } from '@/lib/http/mask-tokens';
import { maskForm } from '@/lib/http/transcript';
import { readEvent } from '@/lib/pre-token/read-event';
import { visibleText } from '@/lib/text/visible-text';
import { decode } from '@/lib/verify/decode';
import { readKeyInput } from '@/lib/verify/keys/key-input';
import { readJwks } from '@/lib/verify/keys/source';
import { readPaste } from '@/lib/verify/paste/paste';
import { verify } from '@/lib/verify/verify';
import { readVerifyRequest } from '@/lib/verify/verify-request';
import { anyValue, hostile, textsNear } from './hostile-input';
import { client_id, expected, idToken, issuer, jwks, keys, now, pair, sign } from './verify/tokens';

// Runs every parser of outside input on malicious input. The parser returns data that JSON can represent, with a size
// that the size of the input bounds.

// On a busy machine, a megabyte takes a while. Work that grows faster than the input takes days.
vi.setConfig({ testTimeout: 60_000 });

const url = `${issuer}/.well-known/openid-configuration`;
const answered = (body: string) => ({
  url,
  status: 200,
  headers: { 'content-type': 'application/json' },
  body,
});
const endpoint = 'https://shop.auth.us-east-1.amazoncognito.com/oauth2';
const metadata = {
  issuer,
  authorization_endpoint: `${endpoint}/authorize`,
  token_endpoint: `${endpoint}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  id_token_signing_alg_values_supported: ['RS256'],
};
const profile = {
  id: 'p',
  name: 'p',
  template: 'cognito',
  discovery_url: url,
  metadata,
  client_id,
  client_authentication: 'automatic',
  scope: 'openid',
  extra_parameters: { lang: 'de' },
  cube_url: 'http://localhost:4000',
};

/** Parses JSON first, like the route before the parser. */
const parsed = (read: (json: unknown) => unknown) => (text: string) => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  return read(json);
};

/** With a text that each one accepts. */
const parsers: [name: string, read: (text: string) => unknown, right: string][] = [
  [
    'discovery',
    (text) => {
      const read = readDiscoveryDocument(answered(text), issuer);
      return read.ok ? read : explainConfigure(read.failure);
    },
    JSON.stringify(metadata),
  ],
  ['discovery for its keys', (text) => readKeyDocument(answered(text), issuer), JSON.stringify(metadata)],
  [
    'callback',
    (text) => readAuthorizationResponse(new URLSearchParams(text)),
    'code=c&state=s&iss=https%3A%2F%2Fid.example',
  ],
  [
    'token response',
    (text) => readTokenResponse({ status: 200, content_type: 'application/json', body: text }),
    JSON.stringify({ access_token: 'a', token_type: 'Bearer', id_token: idToken(), expires_in: 3600 }),
  ],
  [
    'error of the token endpoint',
    (text) => readTokenResponse({ status: 400, content_type: null, body: text }),
    '{"error":"invalid_grant","error_description":"no"}',
  ],
  ['userInfo', (text) => readUserInfo(answered(text)), '{"sub":"someone","email_verified":"true"}'],
  [
    'error of userInfo',
    (text) => readUserInfo({ status: 401, headers: { 'www-authenticate': text }, body: text }),
    'Bearer realm="x", error="invalid_token", error_description="The access token \\"expired\\""',
  ],
  ['revocation', (text) => readRevocation({ status: 400, body: text }), '{"error":"unsupported_token_type"}'],
  ['JWK Set', (text) => readJwks(answered(text)), JSON.stringify(jwks)],
  ['given keys', readKeyInput, pair.id.publicKey.export({ format: 'pem', type: 'spki' }).toString()],
  ['JWT', decode, idToken()],
  ['paste', readPaste, `Authorization: Bearer ${idToken()}`],
  ['location of the provider', readProviderInput, 'us-east-1_AbCdEfGhI'],
  ['.env', readCubeEnv, `CUBEJS_JWT_ISSUER=${issuer}\nexport CUBEJS_JWT_ALGS="RS256\n`],
  [
    'profile file',
    readStoredProfiles,
    JSON.stringify({ version: 1, profiles: [profile], client_secrets: { p: 's' } }),
  ],
  ['profiles to import', readProfileImport, JSON.stringify({ version: 1, profiles: [profile] })],
  ['operator’s profiles', readOperatorProfiles, JSON.stringify({ version: 1, profiles: [profile] })],
  [
    'Configuration dialog',
    parsed((json) => readProfileDraft(json, undefined)),
    JSON.stringify({ ...profile, ...metadata, extra_parameters: 'lang=de', client_secret: 's' }),
  ],
  [
    'API',
    parsed(readVerifyRequest),
    JSON.stringify({ token: idToken(), jwks, client_id, issuer, nonce: 'n' }),
  ],
  [
    'event of the trigger',
    parsed(readEvent),
    JSON.stringify({ version: '1', request: { userAttributes: { sub: 's' } }, response: {} }),
  ],
  ['transcript', (text) => [maskTokens(text), maskForm(text)], `{"id_token":"${idToken()}"}`],
  ['the shown parts', visibleText, 'gpj.\u202eexe'],
];

/** Whatever it returns, it is data of a bounded size, and nothing else has changed. */
function expectData(read: (text: string) => unknown, text: string): void {
  // The length of bytes is their number.
  const written =
    JSON.stringify(read(text), (_, each) => (each instanceof Uint8Array ? each.length : each)) ?? '';
  // One character can take six (\u0000), and a check or a failure can show it twice.
  expect(written.length).toBeLessThan(20_000 + 15 * text.length);
  expect(Object.prototype).not.toHaveProperty('polluted');
}

describe.each(parsers)('%s', (_, read, right) => {
  test('accepts valid input', () => {
    expect(JSON.stringify(read(right))).toBeTruthy();
  });

  test('returns a result for any similar input', () => {
    fc.assert(
      fc.property(textsNear(right), (text) => expectData(read, text)),
      { numRuns: 300 },
    );
  });

  // A megabyte each, the limit for a response. Superlinear work at that size never ends.
  const long = (piece: string) => piece.repeat(Math.floor(1_048_576 / piece.length));
  test.each([
    ['nested 20,000 deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
    ['lists nested as deep', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    [
      '10,000 fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`m${i}`, i]))),
    ],
    ['10,000 duplicate fields', `{${'"a":1,"b":2,'.repeat(10_000)}"c":3}`],
    ['__proto__', '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'],
    ...[
      '{"a":',
      '[',
      '"',
      '\\',
      '\\"',
      '{',
      ' ',
      '\n',
      '=',
      '&a=b',
      '%',
      '.',
      'a.',
      'eyJ',
      'eyJhbGciOiJub25lIn0.',
      '-----BEGIN X-----',
      'A=\n',
      '"A"="',
      'Bearer ',
      '<',
      '&lt;',
      '/',
      '_',
      '\u202e',
      '\ud800',
    ].map((piece): [string, string] => [`a megabyte of ${JSON.stringify(piece)}`, long(piece)]),
  ])('returns a result for %s', (_, text) => {
    expectData(read, text);
    expectData(read, right + text);
    expectData(read, text + right);
  });
});

test('verifies a JWT with any parts', async () => {
  const header = fc.oneof(
    fc.constant({ alg: 'RS256' }),
    fc.dictionary(fc.constantFrom('alg', 'kid', 'typ', 'crit', 'jwk', 'x5c', ...hostile), anyValue),
  );
  const claims = fc.dictionary(
    fc.constantFrom('iss', 'aud', 'exp', 'iat', 'nonce', 'sub', 'azp', ...hostile),
    anyValue,
  );
  await fc.assert(
    fc.asyncProperty(header, claims, fc.jsonValue({ maxDepth: 2 }), async (first, second, key) => {
      for (const source of [keys, { kind: 'jwks' as const, keys: [key, { kty: 'RSA', ...first }] }]) {
        const answer = await verify(sign({ alg: 'RS256', ...first }, second), source, expected, now);
        JSON.stringify(answer);
        expect(answer.checks.length).toBeGreaterThan(20);
      }
    }),
    { numRuns: 200 },
  );
});
