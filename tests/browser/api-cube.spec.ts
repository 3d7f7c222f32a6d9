import { CompactSign, exportJWK, generateKeyPair, type JWTPayload } from 'jose';
import { expect, test } from './app';
import { ask } from './ask';

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
const clientId = '1example23456789abcdefghij';
const namespace = 'http://localhost:4000/';
const company = { company_id: 'company1' };

const env = `CUBEJS_JWK_URL=${issuer}/.well-known/jwks.json
CUBEJS_JWT_ISSUER=${issuer}
CUBEJS_JWT_AUDIENCE=${clientId}
CUBEJS_JWT_ALGS=RS256
CUBEJS_JWT_CLAIMS_NAMESPACE=${namespace}
CUBEJS_API_SECRET=never-told-again
`;

/** Too deep for anything except a parser. It replaces a claim with the value `deep`. */
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;

async function signed(claims: JWTPayload = {}) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const now = Math.floor(Date.now() / 1000);
  const payload = JSON.stringify({ sub: 'alice', exp: now + 3600, iss: issuer, aud: clientId, ...claims });
  const token = await new CompactSign(new TextEncoder().encode(payload.replace('"deep"', deep)))
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .sign(privateKey);
  return { token, jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] } };
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/cube`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('a token that Cube can read', async ({ app }) => {
  const { token, jwks } = await signed({ [namespace]: company });
  const { dev, enforced, findings } = await (
    await post(app.url, { token, env, jwks, filter: 'company_id' })
  ).json();
  expect(enforced).toEqual({
    meta: { status: 200, body: null },
    load: { status: 200, body: null, rows: 'own', values: ['company1'] },
    reason: null,
    securityContext: expect.objectContaining({ sub: 'alice', [namespace]: company }),
    modelContext: company,
  });
  expect(dev).toEqual(enforced);
  expect(findings).toEqual([]);
});

test('the guide’s own claim: a string, with both fixes', async ({ app }) => {
  const { token, jwks } = await signed({ [namespace]: JSON.stringify(company) });
  const { enforced, findings } = await (
    await post(app.url, { token, env, jwks, filter: 'company_id' })
  ).json();
  expect(enforced.load).toEqual({
    status: 500,
    body: { error: 'TypeError: Cannot create proxy with a non-object as target or handler' },
  });
  expect(findings).toEqual([expect.objectContaining({ id: 'stringified-namespace', status: 'fail' })]);
  expect(findings[0].remedies.map(({ code }: { code: string }) => code).join()).toMatch(
    /extendContext[\s\S]*claimsAndScopeOverrideDetails/,
  );
});

test('a token that is rejected, and why; in dev mode everyone’s rows', async ({ app }) => {
  const { token, jwks } = await signed({ [namespace]: company, aud: 'other' });
  const { dev, enforced, findings } = await (
    await post(app.url, { token, env, jwks, filter: 'company_id' })
  ).json();
  const answer = { status: 403, body: { error: 'Invalid token' } };
  const reason = `jwt audience invalid. expected: ${clientId}`;
  expect(enforced).toEqual({ meta: answer, load: answer, reason, securityContext: null, modelContext: null });
  expect(dev).toMatchObject({ load: { status: 200, rows: 'all' }, reason: null, securityContext: null });
  expect(findings.map(({ id }: { id: string }) => id)).toEqual(['audience', 'as-nobody']);
});

test('names a line of the .env file by its number', async ({ app }) => {
  const { token, jwks } = await signed({ [namespace]: company });
  const wrong = env
    .replace(clientId, 'http://localhost:4000')
    .replace('CUBEJS_JWT_ALGS', 'export CUBEJS_JWT_ALGS');
  const { findings } = await (await post(app.url, { token, env: wrong, jwks, filter: 'company_id' })).json();
  expect(findings).toMatchObject([
    { id: 'line-ignored', variable: 'CUBEJS_JWT_ALGS', line: 4 },
    { id: 'algorithms', variable: 'CUBEJS_JWT_ALGS' },
    { id: 'audience', variable: 'CUBEJS_JWT_AUDIENCE', line: 3 },
    { id: 'as-nobody' },
  ]);
});

test('the keys are fetched from CUBEJS_JWK_URL if none are given', async ({ app }) => {
  const { token } = await signed({ [namespace]: company });
  const at = async (url: string) => {
    const body = { token, env: env.replace(/^CUBEJS_JWK_URL=.*/, `CUBEJS_JWK_URL=${url}`) };
    return (await (await post(app.url, body)).json()).enforced.reason;
  };
  expect(await at(`${app.pool}/.well-known/jwks.json`)).toBe('Unable to verify, JWK with kid: "k" not found');
  expect(await at(`${app.pool}/.well-known/openid-configuration`)).toBe(
    'Unable to find keys inside response from JWK_URL',
  );
  expect(await at(`${app.url}/healthz`)).toMatch(/^invalid json response body at .*\/healthz reason: /);
});

test('accepts a time', async ({ app }) => {
  const { token, jwks } = await signed({ [namespace]: company, exp: 2_000_000_000 });
  const at = async (now: number) =>
    (await (await post(app.url, { token, env, jwks, now })).json()).enforced.reason;
  expect(await at(1_999_999_999)).toBeNull();
  expect(await at(2_000_000_000)).toBe('jwt expired');
});

test('returns no secret of the file', async ({ app }) => {
  const { token, jwks } = await signed();
  for (const url of [env, env.replace(/^CUBEJS_JWK_URL=.*\n/, '')]) {
    expect(await (await post(app.url, { token, env: url, jwks })).text()).not.toContain('never-told-again');
  }
});

for (const [fault, body, words] of [
  ['no JSON', '{', 'not JSON'],
  ['no token', { env }, 'token: must be the token'],
  ['no env', { token: 'a' }, 'env: must be the text of a .env file'],
  ['an unknown field', { token: 'a', env, secret: 'b' }, 'secret'],
  [
    'keys over an insecure connection',
    { token: 'a', env: 'CUBEJS_JWK_URL=http://a.example/' },
    'must start with https',
  ],
] as const) {
  test(`${fault}: a clear error`, async ({ app }) => {
    const response = await post(app.url, body);
    expect(response.status).toBe(400);
    expect(JSON.stringify(await response.json())).toContain(words);
  });
}

test('accepts only JSON, and only from a program or the app’s own page', async ({ app }) => {
  expect((await post(app.url, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(app.url, '{}', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await fetch(`${app.url}/api/cube`)).status).toBe(405);
  const json = { 'content-type': 'application/json' };
  expect(
    (await ask(`${app.url}/api/cube`, { method: 'POST', headers: { ...json, host: 'evil.example' } })).status,
  ).toBe(421);
});

test('20,000 levels get a response, and the server keeps running', async ({ app }) => {
  const { token, jwks } = await signed({ levels: 'deep', [namespace]: company });
  const response = await post(app.url, { token, env, jwks, filter: 'company_id' });
  expect(response.status).toBe(200);
  expect((await response.json()).enforced.load.rows).toBe('own');
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});
