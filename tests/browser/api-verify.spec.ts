import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { expect, test } from './app';
import { ask } from './ask';

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
const clientId = '1example23456789abcdefghij';

async function signed(claims: JWTPayload = {}) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const now = Math.floor(Date.now() / 1000);
  const token = await new SignJWT({
    sub: 'alice',
    token_use: 'id',
    auth_time: now,
    iat: now,
    exp: now + 3600,
    iss: issuer,
    aud: clientId,
    ...claims,
  })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .sign(privateKey);
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }] };
  return { token, jwks, key: jwks.keys[0] };
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${url}/api/verify`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test('one token, with a given key', async ({ app }) => {
  const { token, jwks, key } = await signed();
  for (const keys of [{ jwks }, { key }]) {
    const answer = await (await post(app.url, { token, issuer, clientId, ...keys })).json();
    expect(answer).toMatchObject({ verdict: 'valid', header: { alg: 'RS256' }, claims: { sub: 'alice' } });
    expect(answer.checks.filter(({ status }: { status: string }) => status === 'fail')).toEqual([]);
  }
});

test('without an issuer or a client ID, the checks that need them are skipped', async ({ app }) => {
  const { token, jwks } = await signed();
  const { verdict, checks } = await (await post(app.url, { token, jwks })).json();
  expect(verdict).toBe('unverified');
  const status = (id: string) => checks.find((check: { id: string }) => check.id === id)?.status;
  expect([status('signature'), status('iss'), status('aud')]).toEqual(['pass', 'skip', 'skip']);
});

test('a list gets a list as its response, in the same order', async ({ app }) => {
  const { token, jwks } = await signed();
  const tokens = [token, `${token}x`, 'garbage', token];
  const answers = await (await post(app.url, { tokens, jwks, issuer, clientId })).json();
  expect(answers.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
    'valid',
    'invalid',
    'invalid',
    'valid',
  ]);
});

test('accepts a time', async ({ app }) => {
  const { token, jwks } = await signed({ exp: 2_000_000_000 });
  const at = async (now: number) =>
    (await (await post(app.url, { token, jwks, issuer, clientId, now })).json()).verdict;
  expect(await at(1_999_999_999)).toBe('valid');
  expect(await at(2_000_000_001)).toBe('invalid');
});

test('the issuer’s keys are fetched if none are given', async ({ app }) => {
  const { token } = await signed({ iss: app.pool });
  const answer = await (await post(app.url, { token, issuer: app.pool, clientId })).json();
  // Its keys were fetched, and the token's key isn't one of them.
  expect(answer.checks).toEqual(
    expect.arrayContaining([expect.objectContaining({ id: 'kid', status: 'fail' })]),
  );
  expect(answer.verdict).toBe('invalid');
});

test('the response is Unicode and has the numbers verbatim, whatever a token contains', async ({ app }) => {
  const claims = '{"id":12345678901234567890,"half":"\\ud83d","aud":[1,null],"exp":1e21}';
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const token = `${part('{"alg":"\\u0052S256","kid":"\\udc00"}')}.${part(claims)}.AAAA`;
  const answer = await post(app.url, {
    tokens: [token, `${part('\ufeff{}')}.${part(`${'😀'.repeat(400)}`)}.x`],
  });
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await answer.arrayBuffer());
  expect(text).toContain(`"claims":${claims}`);
  expect(text.isWellFormed()).toBe(true);
  expect(JSON.parse(text)).toHaveLength(2);
});

for (const [fault, body, status, words] of [
  ['no JSON', '{', 400, 'not JSON'],
  ['no token', {}, 400, 'either'],
  ['a thousand tokens that aren’t valid', { tokens: Array(1000).fill(1) }, 400, 'and 980 more'],
  ['an unknown field', { token: 'a', clientID: 'b' }, 400, 'clientID'],
] as const) {
  test(`${fault}: a clear error`, async ({ app }) => {
    const response = await post(app.url, body);
    expect(response.status).toBe(status);
    expect(JSON.stringify(await response.json())).toContain(words);
  });
}

test('accepts only JSON, and only from a program or the app’s own page', async ({ app }) => {
  expect((await post(app.url, '{}', { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await post(app.url, '{}', { origin: 'https://evil.example' })).status).toBe(403);
  expect((await fetch(`${app.url}/api/verify`)).status).toBe(405);
});

test('a foreign Host or page is rejected, and every response has the security headers, even without the proxy', async ({
  app,
}) => {
  const json = { 'content-type': 'application/json' };
  const host = `localhost:${app.port}`;
  for (const [headers, status] of [
    [{ ...json, host }, 400],
    [{ ...json, host: 'evil.example' }, 421],
    [{ ...json, host, origin: 'https://evil.example' }, 403],
    [{ ...json, host, 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'content-type': 'application/json; charset=utf-8', host: 'evil.example' }, 421],
  ] as const) {
    const answer = await ask(`${app.url}/api/verify`, { method: 'POST', headers });
    expect(answer.status, JSON.stringify(headers)).toBe(status);
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['cache-control']).toContain('no-store');
  }
});

test('every other method is rejected, with the guard and the headers', async ({ app }) => {
  const headers = { 'content-type': 'application/json', host: `localhost:${app.port}` };
  for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
    const answer = await ask(`${app.url}/api/verify`, { method, headers });
    expect(answer.status, method).toBe(405);
    expect(answer.headers['content-security-policy'], method).toContain("frame-ancestors 'none'");
    const foreign = await ask(`${app.url}/api/verify`, {
      method,
      headers: { ...headers, host: 'evil.example' },
    });
    expect(foreign.status, method).toBe(421);
  }
});

test('many megabytes of tokens are read completely, and too many are rejected with a message', async ({
  app,
}) => {
  const { token, jwks } = await signed();
  const long = `${token}${'x'.repeat(1200)}`;
  const many = await post(app.url, { tokens: Array.from({ length: 7000 }, () => long), jwks });
  expect(await many.json()).toHaveLength(7000);
  const answer = await post(app.url, { token: 'x'.repeat(17_000_000) });
  expect(answer.status).toBe(413);
  expect((await answer.json()).error).toContain('larger');
});

test('20,000 claims, or 20,000 levels, get a response, and the server keeps running', async ({ app }) => {
  const wide = await signed(
    Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`claim_${index}`, index])),
  );
  const { verdict } = await (await post(app.url, { ...wide, key: undefined, issuer, clientId })).json();
  expect(verdict).toBe('valid');
  const part = (text: string) => Buffer.from(text).toString('base64url');
  const deep = `${part('{"alg":"RS256"}')}.${part(`{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`)}.AAAA`;
  const response = await post(app.url, { token: deep, jwks: wide.jwks, issuer, clientId });
  expect(response.status).toBe(200);
  expect((await response.json()).verdict).toBe('invalid');
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
});
