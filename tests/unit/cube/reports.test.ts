// biome-ignore-all lint/suspicious/noTemplateCurlyInString: Compose has them, too.
import { describe, expect, test } from 'vitest';
import { filterBy } from '@/lib/cube/model-filter';
import { readersOf } from '@/lib/cube/readers';
import { replay } from '@/lib/cube/replay';
import { readCubeSettings } from '@/lib/cube/settings-text';
import { but, idClaims, jwks, now, nowSeconds, sign, signHmac } from '../verify/tokens';
import { ask, cubeToken, ids, namespace, provider, settingsWith } from './scene';

// Inputs from public reports about Cube, with the value that a real Cube returned.

const flat = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: null });
const withEnv = async (env: string, token: string, filter = ['company_id']) => {
  const { settings, secrets } = readCubeSettings(env);
  const keys = settings.variables.CUBEJS_JWK_URL ? { document: jwks } : null;
  return replay({ token, settings, secrets, keys, now, filter });
};
const own = (claims: object, secret = 's') => signHmac({ alg: 'HS256', typ: 'JWT' }, { ...claims }, secret);

describe('with a claim', () => {
  test('the model filters by the named claim', async () => {
    const token = cubeToken({ [namespace]: undefined, tenantid: 'company1' });
    const { enforced, findings } = await ask({ token, settings: flat, filter: ['tenantid'] });
    expect(enforced.load).toMatchObject({ status: 200, rows: 'own', values: ['company1'] });
    expect(findings).toEqual([]);
  });
  test('a claim named by a URL', async () => {
    const path = ['https://app.example/tenant'];
    const token = cubeToken({ [namespace]: undefined, 'https://app.example/tenant': 'company1' });
    expect((await ask({ token, settings: flat, filter: path })).enforced.load.rows).toBe('own');
    const prefix = settingsWith({ CUBEJS_JWT_CLAIMS_NAMESPACE: 'https://app.example/' });
    const told = await ask({ token, settings: prefix, filter: path });
    expect(told.enforced.load.rows).toBe('all');
    expect(told.findings[0]).toMatchObject({ id: 'namespace', claim: 'https://app.example/tenant' });
  });
  test('without a filter, nothing is reported about rows', async () => {
    const token = cubeToken({ [namespace]: undefined, tenantid: 'x' });
    const { filter: _, ...input } = { token, settings: flat, keys: { document: jwks }, now, filter: [] };
    const { enforced, findings } = await replay(input);
    expect(enforced.load).toEqual({ status: 200, body: null, rows: 'unknown' });
    expect(findings).toEqual([]);
  });
});

test('an at+jwt for two audiences gets the result of Cube’s check', async () => {
  const aud = ['https://api.example', 'https://tenant.example/userinfo'];
  const claims = but(idClaims, { aud, token_use: undefined, [namespace]: { company_id: 'company1' } });
  const token = sign({ alg: 'RS256', kid: jwks.keys[0]?.kid, typ: 'at+jwt' }, claims);
  const settings = settingsWith({ CUBEJS_JWT_AUDIENCE: 'https://api.example' });
  const told = await ask({ token, settings, provider });
  expect(told.enforced.load.rows).toBe('own');
  expect(told.findings).toEqual([]);
});

test.each([
  ['data', 403, 200],
  ['meta, data', 200, 403],
  ['meta,data', 200, 200],
  ['', 403, 403],
])('API scopes %o, in dev mode too', async (scopes, meta, load) => {
  const told = await ask({ settings: settingsWith({ CUBEJS_DEFAULT_API_SCOPES: scopes }) });
  for (const outcome of [told.dev, told.enforced]) {
    expect([outcome.meta.status, outcome.load.status]).toEqual([meta, load]);
  }
  expect(told.enforced.sql?.status ?? told.enforced.load.status).toBe(403);
});

describe('the user’s own secret', () => {
  const token = own({ company_id: 'company1', exp: nowSeconds + 60 });
  test.each([
    ['the correct one', 'CUBEJS_API_SECRET=s', 200, null],
    ['another one', 'CUBEJS_API_SECRET=t', 403, 'invalid signature'],
    ['JWT_KEY wins', 'CUBEJS_API_SECRET=s\nCUBEJS_JWT_KEY=t', 403, 'invalid signature'],
    ['one of API_SECRETS', 'CUBEJS_API_SECRET=x\nCUBEJS_API_SECRETS=a, s', 200, null],
    ['only API_SECRETS', 'CUBEJS_API_SECRETS=s', null, 'apiSecret is required option(s)'],
    ['a remaining ALGS', 'CUBEJS_API_SECRET=s\nCUBEJS_JWT_ALGS=RS256', 403, null],
  ])('%s', async (_, env, status, reason) => {
    const { enforced } = await withEnv(env, token);
    expect(enforced.meta.status).toBe(status);
    if (reason !== null) expect(enforced.reason).toBe(reason);
  });
  test('a token of the Playground with public keys', async () => {
    const env = 'CUBEJS_JWK_URL=https://a.example/keys\nCUBEJS_PLAYGROUND_AUTH_SECRET=s';
    expect((await withEnv(env, token)).enforced.load.rows).toBe('own');
  });
});

test.each([
  ['list', ['a', 'b'], 'broken', 'own'],
  ['empty list', [], 'broken', 'none'],
  ['list of one', ['a'], 'own', 'own'],
  ['number', 7, 'own', 'own'],
  ['zero', 0, 'all', 'all'],
  ['true', true, 'own', 'own'],
  ['false', false, 'all', 'all'],
  ['object', { id: 'a' }, 'none', 'none'],
])('a value that is a %s, in 0.33 and in 1.x', (_, value, old, current) => {
  const kinds = (['0.33', '1'] as const).map((version) => filterBy({ t: value }, ['t'], version).kind);
  expect(kinds).toEqual([old, current]);
});

test('a rounded number is another tenant’s', async () => {
  const payload = `{"company_id":9007199254740993,"exp":${nowSeconds + 60}}`;
  const token = own({ company_id: 1 }).split('.');
  const text = [token[0], Buffer.from(payload).toString('base64url'), token[2]].join('.');
  const told = await withEnv('CUBEJS_API_SECRET=x', text);
  expect(told.findings.find(({ id }) => id === 'rounded-number')?.status).toBe('fail');
});

test('reports exp in milliseconds', async () => {
  expect(ids(await ask({ token: cubeToken({ exp: (nowSeconds + 60) * 1000 }) }))).toEqual([
    'exp-milliseconds',
  ]);
});

test('a YAML policy binds the text "undefined" if the namespace hides the claim', async () => {
  const { enforced } = await ask({});
  const [model, hooks, policy] = readersOf(enforced, ['company_id'], { version: '1', namespace });
  expect(model).toMatchObject({ effect: 'own', value: '"company1"' });
  expect(hooks).toMatchObject({ effect: 'fails', value: 'undefined' });
  expect(policy).toMatchObject({ effect: 'none', value: '"undefined"' });
});

test('a token of another issuer speaks for itself, whichever profile is selected', async () => {
  const iss = 'https://other.example';
  const token = cubeToken({ iss, aud: 'mine' });
  const settings = settingsWith({ CUBEJS_JWT_ISSUER: iss, CUBEJS_JWT_AUDIENCE: 'mine' });
  expect((await ask({ token, settings, provider })).findings).toEqual([]);
});

describe('settings in other forms', () => {
  test.each([
    [
      'a Compose map',
      'services:\n  cube:\n    environment:\n      CUBEJS_JWT_AUDIENCE: "abc" # web\n',
      'compose',
      4,
    ],
    [
      'a Compose list',
      'services:\n  cube:\n    environment:\n      - CUBEJS_JWT_AUDIENCE=abc\n',
      'compose',
      4,
    ],
    ['docker run', 'docker run -p 4000:4000 \\\n  -e CUBEJS_JWT_AUDIENCE="abc" cubejs/cube', 'docker', 2],
    ['Kubernetes', 'env:\n  - name: CUBEJS_JWT_AUDIENCE\n    value: abc\n', 'kubernetes', 2],
    ['a ConfigMap', 'kind: ConfigMap\ndata:\n  CUBEJS_JWT_AUDIENCE: abc\n', 'kubernetes', 3],
    ['Helm', 'jwt:\n  audience: abc\n', 'helm', 2],
    [
      'a Compose anchor',
      'x-env: &env\n  CUBEJS_JWT_AUDIENCE: abc\nservices:\n  cube:\n    environment:\n      <<: *env\n',
      'compose',
      2,
    ],
    ['a quoted Compose entry', "environment:\n  - 'CUBEJS_JWT_AUDIENCE=abc'\n", 'compose', 2],
    ['PowerShell', 'docker run -d `\n  --env "CUBEJS_JWT_AUDIENCE=abc" cubejs/cube', 'docker', 2],
    ['docker run --env=', 'docker run --env=CUBEJS_JWT_AUDIENCE=abc cubejs/cube:latest', 'docker', 1],
    [
      'a task definition of ECS',
      '{"containerDefinitions":[{"environment":[{"name":"CUBEJS_JWT_AUDIENCE","value":"abc"}]}]}',
      'kubernetes',
      1,
    ],
    [
      'a ConfigMap in a list',
      'kind: List\nitems:\n- kind: ConfigMap\n  data:\n    CUBEJS_JWT_AUDIENCE: abc\n',
      'kubernetes',
      5,
    ],
    [
      'the environment of a container',
      '[{"Config":{"Env":["PATH=/x","CUBEJS_JWT_AUDIENCE=abc"]}}]',
      'compose',
      1,
    ],
    ['an indented list', '      - CUBEJS_JWT_AUDIENCE=abc\n', 'compose', 1],
    ['a chart within another', 'cube:\n  jwt:\n    audience: abc\n', 'helm', 3],
  ])('%s', (_, text, form, line) => {
    const read = readCubeSettings(text);
    expect(read.settings.variables).toEqual({ CUBEJS_JWT_AUDIENCE: 'abc' });
    expect([read.form, read.lines.CUBEJS_JWT_AUDIENCE]).toEqual([form, line]);
  });
  test.each([
    ['Compose', 'environment:\n  CUBEJS_JWT_AUDIENCE: https://${HOST}/x\n'],
    ['Compose, with a default', 'environment:\n  CUBEJS_JWT_AUDIENCE: ${AUD:-abc}\n'],
    ['Compose, passed on', 'environment:\n  - CUBEJS_JWT_AUDIENCE\n'],
    ['docker run', 'docker run -e CUBEJS_JWT_AUDIENCE="https://$HOST/x" cubejs/cube'],
    ['docker run, passed on', 'docker run -e CUBEJS_JWT_AUDIENCE cubejs/cube'],
    ['docker run, from a command', 'docker run -e CUBEJS_JWT_AUDIENCE=$(cat aud) cubejs/cube'],
    ['Kubernetes', 'kind: Pod\nenv:\n- name: CUBEJS_JWT_AUDIENCE\n  value: $(AUD)\n'],
    [
      'Kubernetes, from elsewhere',
      'env:\n- name: CUBEJS_JWT_AUDIENCE\n  valueFrom: {configMapKeyRef: {name: a, key: b}}\n',
    ],
  ])('%s: a value that is filled in elsewhere gets a note, and isn’t used', (_, text) => {
    const { settings, notes } = readCubeSettings(text);
    expect(settings.variables).toEqual({});
    expect(notes).toMatchObject([{ kind: 'outside', variable: 'CUBEJS_JWT_AUDIENCE' }]);
  });
  test.each([
    ['Compose', "environment:\n  CUBEJS_JWT_AUDIENCE: 'a$$b'\n"],
    ['docker run', "docker run -e CUBEJS_JWT_AUDIENCE='a$b' cubejs/cube"],
    ['docker run, escaped', 'docker run -e "CUBEJS_JWT_AUDIENCE=a\\$b" cubejs/cube'],
    ['Kubernetes', 'kind: Pod\nenv:\n- name: CUBEJS_JWT_AUDIENCE\n  value: a$b\n'],
    ['.env', 'CUBEJS_JWT_AUDIENCE=a$b\n'],
  ])('%s: a dollar sign that is one', (_, text) => {
    expect(readCubeSettings(text).settings.variables).toEqual({ CUBEJS_JWT_AUDIENCE: 'a$b' });
  });
  test.each([
    ['a Secret', 'kind: Secret\ndata:\n  CUBEJS_API_SECRET: cw==\n'],
    ['a Secret in a list', 'kind: List\nitems:\n- kind: Secret\n  data:\n    CUBEJS_API_SECRET: cw==\n'],
    ['a Secret as text', 'kind: Secret\nstringData:\n  CUBEJS_API_SECRET: s\n'],
    ['Helm', 'config:\n  apiSecret: s\n'],
    ['Compose', 'environment:\n  - CUBEJS_API_SECRET=s\n'],
  ])('the secret of %s', (_, text) => {
    const { settings, secrets } = readCubeSettings(text);
    expect(settings.has_api_secret).toBe(true);
    expect(secrets).toEqual({ apiSecret: 's' });
  });
  test('NODE_ENV is read from the environment, and not from .env', () => {
    expect(readCubeSettings('NODE_ENV=development\nCUBEJS_DEV_MODE=false').settings.variables).toEqual({
      CUBEJS_DEV_MODE: 'false',
    });
    expect(readCubeSettings('docker run -e NODE_ENV=development x').settings.variables).toEqual({
      NODE_ENV: 'development',
    });
  });
});
