import { describe, expect, test } from 'vitest';
import { compare } from '@/lib/cube/compare';
import { generateEnv } from '@/lib/cube/generated-env';
import type { RealCube } from '@/lib/cube/real-cube';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import { decode } from '@/lib/verify/decode';
import {
  accessClaims,
  b64u,
  but,
  client_id,
  idClaims,
  issuer,
  type Json,
  jwks,
  kids,
  now,
  nowSeconds,
  pair,
  sign,
  signHmac,
} from '../verify/tokens';
import { askConfigured } from './configured';
import { ask, company, cubeToken, ids, namespace, provider, settingsWith } from './scene';

// Problems that people reported, each with the response of a real Cube 0.33.65 and 1.7.43. The numbers are issues of
// cube-js/cube.

const flat = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null });
const flatToken = (claims: Json) => cubeToken({ [namespace]: undefined, ...claims });
const own = (claims: Json, secret = 's') => signHmac({ alg: 'HS256', typ: 'JWT' }, claims, secret);
const lasting = { exp: nowSeconds + 60 };
const withEnv = (env: string, token: string, filter = ['company_id']) => {
  const { settings, secrets } = readCubeSettings(env);
  const keys = settings.variables.CUBEJS_JWK_URL ? { document: jwks } : null;
  return replay({ token, settings, secrets, keys, now, filter });
};
const rejectedFor = async (env: string, token: string) => {
  const { enforced, dev } = await withEnv(env, token);
  expect(enforced.meta.status).toBe(403);
  expect(dev.meta.status).toBe(200);
  return enforced.reason;
};

describe('#2511: the model filters by the user’s own claim', () => {
  test.each([
    ['tenantid', { tenantid: 'company1' }, ['tenantid']],
    ['organization', { org: { id: 'company1' } }, ['org', 'id']],
    ['a Cognito attribute', { 'custom:tenant': 'company1' }, ['custom:tenant']],
    ['a name with dots', { 'tenant.id': 'company1' }, ['tenant.id']],
  ])('%s, by a secret and by keys', async (_, claims, filter) => {
    for (const told of [
      await withEnv('CUBEJS_API_SECRET=s', own({ ...claims, ...lasting }), filter),
      await ask({ token: flatToken(claims), settings: flat, filter }),
    ]) {
      expect(told.enforced.load).toMatchObject({ rows: 'own', values: ['company1'] });
      expect(told.findings.filter(({ status }) => status === 'fail')).toEqual([]);
    }
  });
  test('a bound value of the context passes, whichever filter was entered', async () => {
    const { filter: _, ...input } = {
      token: flatToken({ tenantid: 'company1' }),
      settings: flat,
      filter: [],
    };
    const told = await replay({ ...input, keys: { document: jwks }, now });
    const [, , rows] = compare(told, real({ values: ['company1'] }));
    expect(rows).toMatchObject({ agrees: true, real: 'rows where tenantid = "company1"' });
  });
});

describe('#4811: a trigger of V1_0 adds a string', () => {
  const named = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: 'cubejs' });
  test.each([
    ['an object', '{"org_id":"company1"}', true],
    ['an object in an object', '{"tenant":{"id":"a"}}', true],
    ['no JSON', 'company1', false],
    ['a list', '["company1"]', false],
  ])('the JSON of %s', async (_, text, isRemedied) => {
    const { enforced, findings } = await ask({ token: cubeToken({ cubejs: text }), settings: named });
    expect(enforced.meta.status).toBe(200);
    expect(enforced.load).toMatchObject({
      status: 500,
      body: { error: 'TypeError: Cannot create proxy with a non-object as target or handler' },
    });
    const [first] = findings.filter(({ id }) => id === 'stringified-namespace');
    expect((first?.remedies ?? []).length > 0).toBe(isRemedied);
  });
  test('the fix for cube.js restores the rows', async () => {
    const token = cubeToken({ cubejs: '{"org_id":"company1"}' });
    const { findings } = await ask({ token, settings: named });
    const code = findings.find(({ remedies }) => remedies)?.remedies?.[0]?.code ?? '';
    const { replay: told } = await askConfigured(code, { token, settings: named, filter: ['org_id'] });
    expect(told.enforced.load).toMatchObject({ rows: 'own', values: ['company1'] });
  });
  test('an object of a V2_0 trigger is read', async () => {
    const token = cubeToken({ cubejs: { org_id: 'company1' } });
    const told = await ask({ token, settings: named, filter: ['org_id'] });
    expect(told.enforced.load.rows).toBe('own');
    expect(ids(told)).toEqual([]);
  });
});

describe('Cube’s Auth0 guide: claims in the access token', () => {
  const api = 'https://cube.example';
  const claims = {
    ...but(accessClaims, { token_use: undefined, client_id: undefined }),
    aud: [api, `${issuer}/userinfo`],
    azp: client_id,
    [namespace]: company,
    exp: nowSeconds + 60,
  };
  const token = sign({ alg: 'RS256', typ: 'at+jwt', kid: kids.id }, claims, pair.id.privateKey);
  test('the recommended settings include the API, and return own rows', async () => {
    const { header, payload } = decode(token);
    const lines = generateEnv({ ...provider, audience: api }, ['RS256'], {
      header: header.object,
      claims: payload?.object ?? null,
    });
    const said = Object.fromEntries(lines.map(({ variable, value }) => [variable, value]));
    expect(said.CUBEJS_JWT_AUDIENCE).toBe(api);
    const settings = settingsWith({ CUBEJS_JWT_AUDIENCE: api });
    const told = await ask({ token, settings, provider: { ...provider, audience: api } });
    expect(told.enforced.load.rows).toBe('own');
    expect(ids(told)).toEqual([]);
  });
  test.each([
    ['typ JWT', { typ: 'JWT' }, api],
    ['one audience', {}, api],
    ['the other of its audiences', {}, `${issuer}/userinfo`],
  ])('%s', async (_, header, audience) => {
    const other = sign({ alg: 'RS256', typ: 'at+jwt', kid: kids.id, ...header }, claims, pair.id.privateKey);
    const told = await ask({ token: other, settings: settingsWith({ CUBEJS_JWT_AUDIENCE: audience }) });
    expect(told.enforced.load.rows).toBe('own');
  });
});

describe('the provider’s key in CUBEJS_JWT_KEY', () => {
  const pem = String(pair.id.publicKey.export({ type: 'spki', format: 'pem' }));
  const token = flatToken({ company_id: 'company1' });
  const rest = `CUBEJS_API_SECRET=s\nCUBEJS_JWT_ALGS=RS256\nCUBEJS_JWT_AUDIENCE=${client_id}\nCUBEJS_JWT_ISSUER=${issuer}\n`;
  test.each([
    ['a PEM in lines', `CUBEJS_JWT_KEY="${pem.trim()}"`],
    ['a PEM in one line', `CUBEJS_JWT_KEY="${pem.trim().replaceAll('\n', '\\n')}"`],
  ])('%s: 200, own rows', async (_, line) => {
    const told = await withEnv(`${rest}${line}\n`, token);
    expect(told.enforced.load).toMatchObject({ status: 200, rows: 'own' });
    expect(told.findings.filter(({ status }) => status === 'fail')).toEqual([]);
  });
  test.each([
    ['a JWK', JSON.stringify(jwks.keys[0])],
    ['a JWK Set', JSON.stringify(jwks)],
  ])('%s, as the docs have it: 403', async (_, key) => {
    expect(await rejectedFor(`${rest}CUBEJS_JWT_KEY=${key}\n`, token)).toMatch(/secretOrPublicKey|PEM/);
  });
});

describe('#4801, #7562: a token of another secret', () => {
  test('in production it is rejected, in dev mode it has no security context', async () => {
    expect(await rejectedFor('CUBEJS_API_SECRET=t', own({ company_id: 'a', ...lasting }))).toBe(
      'invalid signature',
    );
  });
  test('CUBEJS_JWT_KEY wins over CUBEJS_API_SECRET', async () => {
    const env = 'CUBEJS_API_SECRET=s\nCUBEJS_JWT_KEY=t';
    expect(await rejectedFor(env, own({ company_id: 'a', ...lasting }))).toBe('invalid signature');
  });
  test('does not recommend an audience that would reject the token', async () => {
    for (const claims of [{ tenantid: 'x' }, { user_id: 42, ...lasting }, { u: { id: 1 }, ...lasting }]) {
      const { findings } = await withEnv('CUBEJS_API_SECRET=s', own(claims));
      expect(findings.filter(({ variable }) => variable === 'CUBEJS_JWT_AUDIENCE')).toEqual([]);
    }
  });
});

describe('#6500, #8624, #1904: functions without a security context', () => {
  const reading =
    "module.exports = { contextToAppId: ({ securityContext }) => 'APP_' + securityContext.tenant }";
  const expired = cubeToken({ exp: nowSeconds - 60, tenant: 'a' });
  test('an expired token in dev mode: /meta 500', async () => {
    const { replay: told, scenarios } = await askConfigured(reading, { token: expired });
    expect(told.dev.meta).toMatchObject({
      status: 500,
      body: { error: expect.stringContaining('Cannot read properties of undefined') },
    });
    expect(told.enforced.meta.status).toBe(403);
    expect(scenarios?.none.steps[0]).toMatchObject({ hook: 'contextToAppId', status: 'fail' });
  });
  test('a namespaced claim: one ID for every tenant', async () => {
    const { scenarios, replay: told } = await askConfigured(reading);
    expect(told.enforced.meta.status).toBe(200);
    expect(scenarios?.token.steps[0]).toMatchObject({ returned: 'APP_undefined', status: 'warn' });
  });
  test.each([
    ['driverFactory', 'module.exports = { driverFactory: ({ securityContext }) => securityContext.tenant }'],
    [
      'contextToOrchestratorId',
      'module.exports = { contextToOrchestratorId: ({ securityContext }) => securityContext?.tenant }',
    ],
  ])('%s is shown with its result', async (hook, text) => {
    const { scenarios } = await askConfigured(text);
    expect(scenarios?.token.steps[0]).toMatchObject({ hook });
    expect(JSON.stringify(scenarios?.token.steps[0]?.given)).toContain('company1');
  });
});

describe('#8753, #8585, #1963: the value that checkAuth returns', () => {
  const context = { company_id: 'company1' };
  const json = JSON.stringify(context);
  test.each([
    ['security_context', `() => ({ security_context: ${json} })`, 'all', 'own'],
    ['securityContext', `() => ({ securityContext: ${json} })`, 'all', 'all'],
    ['a request that it changes', `(req) => { req.securityContext = ${json}; }`, 'own', 'own'],
    ['a text', `() => 'company1'`, 'all', 'all'],
    ['nothing', `() => {}`, 'all', 'all'],
  ])('%s', async (_, checkAuth, old, current) => {
    for (const [version, rows] of [
      ['0.33', old],
      ['1', current],
    ] as const) {
      const settings = { ...flat, version };
      const { replay: told } = await askConfigured(`module.exports = { checkAuth: ${checkAuth} }`, {
        settings,
      });
      expect(told.enforced.load.rows, version).toBe(rows);
    }
  });
  test('an error is 500, in dev mode too', async () => {
    const text = `module.exports = { checkAuth: () => { throw new Error('no'); } }`;
    const { replay: told } = await askConfigured(text);
    expect([told.dev.meta.status, told.enforced.meta.status]).toEqual([500, 500]);
  });
});

test('#5853: a key set URL that answers {}', async () => {
  const told = await ask({ keys: { document: {} } });
  expect(told.enforced.reason).toBe('Unable to find keys inside response from JWK_URL');
  expect(ids(told)).toContain('keys');
});

test('#7860: two issuers and one key set', async () => {
  const settings = settingsWith({ CUBEJS_JWT_ISSUER: `https://other.example,${issuer}` });
  expect((await ask({ settings })).enforced.load.rows).toBe('own');
  const token = cubeToken({ iss: 'https://other.example' }, { kid: 'of the other' });
  const told = await ask({ settings, token });
  expect(told.enforced.reason).toBe('Unable to verify, JWK with kid: "of the other" not found');
  expect(told.findings.find(({ id }) => id === 'unknown-kid')?.fix).toContain('jwt.jwkUrl');
});

test.each([
  [
    'an issuer by another host name',
    cubeToken({ iss: 'http://host.docker.internal:9011/x' }),
    'jwt issuer invalid',
  ],
  ['Bearer Bearer', `Bearer Bearer ${cubeToken()}`, 'Unable to decode JWT key'],
])('dotCMS/core#31019: %s', async (_, token, reason) => {
  const told = await ask({ token });
  expect(told.enforced.reason).toContain(reason);
  expect(told.findings[0]?.status).toBe('fail');
});

describe('cognito-local#402: claims only in the access token', () => {
  const made = (aud: string) =>
    sign(
      { alg: 'RS256', kid: kids.id },
      { ...accessClaims, aud, [namespace]: company, exp: nowSeconds + 60 },
      pair.id.privateKey,
    );
  test('with aud, Cube accepts it', async () => {
    const told = await ask({ token: made(client_id) });
    expect(told.enforced.load.rows).toBe('own');
    expect(ids(told)).toEqual([]);
  });
  test('with another aud, or without one, it is rejected for its aud', async () => {
    for (const token of [made('other'), cubeToken({ aud: undefined, token_use: 'access' })]) {
      const told = await ask({ token });
      expect(told.enforced.reason).toBe(`jwt audience invalid. expected: ${client_id}`);
      expect(ids(told)).toContain('audience');
    }
  });
});

test.each([
  ['an accent', 'koľ'],
  ['Chinese', '贾翼 使'],
  ['Polish, Japanese and an emoji', 'Łódź 株式会社 😀'],
])('auth0/node-jsonwebtoken#329: %s is bound exactly', async (_, company_id) => {
  const told = await ask({ token: cubeToken({ [namespace]: { company_id } }) });
  expect(told.enforced.load).toMatchObject({ rows: 'own', values: [company_id] });
});

test.each([
  ['fractional', nowSeconds + 60.5, 200, null],
  ['a text', `${nowSeconds + 60}`, 403, 'invalid exp value'],
  ['negative', -1, 403, 'jwt expired'],
])('benmcollins/libjwt#188: exp that is %s', async (_, exp, status, reason) => {
  const { enforced } = await ask({ token: cubeToken({ exp }) });
  expect([enforced.meta.status, enforced.reason]).toEqual([status, reason]);
});

test('MSAL-js#815: a token of Microsoft Graph is named, before the signature is blamed', async () => {
  const iss = 'https://sts.windows.net/1/';
  const claims = but(idClaims, { iss, aud: '00000003-0000-0000-c000-000000000000' });
  const token = sign({ alg: 'RS256', kid: kids.id, nonce: 'x' }, claims, pair.stranger.privateKey);
  const settings = settingsWith({ CUBEJS_JWT_ISSUER: iss, CUBEJS_JWT_AUDIENCE: String(claims.aud) });
  const told = await ask({ token, settings });
  expect(told.enforced.reason).toBe('invalid signature');
  expect(ids(told)[0]).toBe('graph-token');
  expect(ids(told)).not.toContain('refused');
});

test.each([
  ['contextToRoles', '1', 'module.exports = { contextToRoles: () => [] }'],
  ['contextToGroups', '0.33', 'module.exports = { contextToGroups: () => [] }'],
  ['an issuer that is a text', '1', `module.exports = { jwt: { issuer: 'https://a.example' } }`],
])('#11055: Cube doesn’t start with %s in %s', async (_, version, text) => {
  const settings = { ...settingsWith(), version: version as '1' | '0.33' };
  const { replay: told, problem } = await askConfigured(text, { settings });
  expect(told.enforced.meta.status).toBeNull();
  expect(problem?.text).toContain('Invalid cube-server-core options');
});

test('Latin-1 bytes aren’t a context', async () => {
  const [header = ''] = cubeToken().split('.');
  const payload = b64u(Buffer.from('{"company_id":"\xe9"}', 'latin1'));
  const told = await ask({ token: `${header}.${payload}.AAAA` });
  expect(told.enforced.meta.status).toBe(403);
});

type Up = Extract<RealCube, { up: true }>;

function real({ values }: { values: string[] }): Up {
  const ok = { status: 200, error: null };
  return {
    cube_url: 'http://localhost:4000',
    asked_at: 0,
    up: true,
    version: '1.7.43',
    enforced: true,
    base_path: '/cubejs-api',
    meta: ok,
    cubes: 1,
    sql: { query: { measures: ['orders.count'] }, reply: ok, sql: 'SELECT 1 WHERE tenant = $1', values },
  };
}
