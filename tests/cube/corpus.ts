import type { CubeVersion } from '@/lib/cube/version';
import { configurations } from './configurations';
import {
  apiSecret,
  b64u,
  client_id as clientId,
  issuer,
  type Json,
  namespace,
  publicPem,
  sign,
} from './signing';

export type Row = {
  name: string;
  env: Record<string, string>;
  /** The path that the model filters by. */
  path: string[];
  cubeJs?: string;
  tokens: { name: string; token: string }[];
};

const paths = [['company_id'], ['tenant', 'id'], ['https://app.example/tenant']];

/** Every possible type of a tenant's value. */
const values: [string, unknown][] = [
  ['text', 'company1'],
  ['number', 7],
  ['zero', 0],
  ['rounded', 9007199254740992],
  ['true', true],
  ['false', false],
  ['null', null],
  ['empty text', ''],
  ['list of one', ['company1']],
  ['list', ['company1', 'company2']],
  ['empty list', []],
  ['object', { id: 'company1' }],
  ['the text "false"', 'false'],
  ['Unicode', '株式会社 😀'],
];

export function corpus(version: CubeVersion, keysUrl: string): Row[] {
  const keys = { CUBEJS_JWK_URL: `${keysUrl}/good` };
  const provider = {
    ...keys,
    CUBEJS_JWT_ISSUER: issuer,
    CUBEJS_JWT_AUDIENCE: clientId,
    CUBEJS_JWT_ALGS: 'RS256',
    CUBEJS_API_SECRET: apiSecret,
  };
  const own = { CUBEJS_API_SECRET: apiSecret };
  const settings: [string, Record<string, string>][] = [
    ['provider', provider],
    ['provider, namespace', { ...provider, CUBEJS_JWT_CLAIMS_NAMESPACE: namespace }],
    ['provider, API audience', { ...provider, CUBEJS_JWT_AUDIENCE: 'https://api.example' }],
    [
      'provider, namespace that is a prefix',
      { ...provider, CUBEJS_JWT_CLAIMS_NAMESPACE: 'https://app.example/' },
    ],
    ['provider, two issuers', { ...provider, CUBEJS_JWT_ISSUER: `https://other.example,${issuer}` }],
    ['provider, playground secret', { ...provider, CUBEJS_PLAYGROUND_AUTH_SECRET: 'play' }],
    ['own secret', own],
    ['own secret, namespace', { ...own, CUBEJS_JWT_CLAIMS_NAMESPACE: namespace }],
    ['own secret, audience', { ...own, CUBEJS_JWT_AUDIENCE: clientId }],
    ['own secret, another in JWT_KEY', { ...own, CUBEJS_JWT_KEY: 'other' }],
    ['a secret in JWT_KEY', { CUBEJS_API_SECRET: 'other', CUBEJS_JWT_KEY: apiSecret }],
    ['a PEM in JWT_KEY', { ...own, CUBEJS_JWT_KEY: publicPem, CUBEJS_JWT_ALGS: 'RS256' }],
    ['only JWT_KEY', { CUBEJS_JWT_KEY: apiSecret }],
    ['API_SECRETS', { CUBEJS_API_SECRET: 'other', CUBEJS_API_SECRETS: `first, ${apiSecret}` }],
    ['only API_SECRETS', { CUBEJS_API_SECRETS: apiSecret }],
    ['no secret', {}],
    ['scopes: data', { ...own, CUBEJS_DEFAULT_API_SCOPES: 'data' }],
    ['scopes: meta, data', { ...own, CUBEJS_DEFAULT_API_SCOPES: 'meta, data' }],
    ['scopes: meta,data,sql', { ...own, CUBEJS_DEFAULT_API_SCOPES: 'meta,data,sql' }],
    ['scopes: meta,data', { ...own, CUBEJS_DEFAULT_API_SCOPES: 'meta,data' }],
    ['scopes: empty', { ...own, CUBEJS_DEFAULT_API_SCOPES: '' }],
  ];
  const all = tokensNow();
  const rows = settings.map(
    ([name, env], index): Row => ({
      name,
      env,
      path: paths[index % paths.length] as string[],
      tokens: sample(
        all.filter(({ only }) => only === undefined || only.test(name)),
        index,
      ),
    }),
  );
  const few = all.filter(({ forHooks }) => forHooks);
  return [
    ...rows,
    ...configurations(version).map(
      ({ name, cubeJs, env = own }, index): Row => ({
        name: `cube.js: ${name}`,
        env,
        path: paths[index % 2] as string[],
        cubeJs,
        tokens: few,
      }),
    ),
  ];
}

/**
 * Uses another part of the tokens for each of the settings, so that every token is combined with every kind of them.
 */
const sample = (tokens: Token[], offset: number): Token[] =>
  tokens.filter((_, index) => (index + offset) % 5 < 2 || tokens.length - index < 2);

type Token = { name: string; token: string; forHooks?: true; only?: RegExp };

function tokensNow(): Token[] {
  const seconds = Math.floor(Date.now() / 1000);
  const base: Json = { sub: 'u-1', iss: issuer, aud: clientId, iat: seconds - 60, exp: seconds + 86_400 };
  const made = (claims: Json): Json =>
    Object.fromEntries(Object.entries({ ...base, ...claims }).filter(([, value]) => value !== undefined));
  const rsa = (claims: Json, header: Json = {}) =>
    sign({ alg: 'RS256', kid: 'rsa', ...header }, made(claims));
  const shared = (claims: Json, how = 'HS256') => sign({ alg: 'HS256', typ: 'JWT' }, made(claims), how);
  const everywhere = (value: unknown): Json => ({
    company_id: value,
    tenant: { id: value },
    'https://app.example/tenant': value,
    [namespace]: { company_id: value, tenant: { id: value }, 'https://app.example/tenant': value },
  });
  const own = everywhere('company1');
  return [
    ...values.flatMap(([name, value]): Token[] => [
      { name: `RS256, ${name}`, token: rsa(everywhere(value)), only: /^provider|PEM/ },
      {
        name: `HS256, ${name}`,
        token: shared(everywhere(value)),
        only: /own|secret|API_SECRETS|JWT_KEY|scopes/,
      },
    ]),
    { name: 'RS256', token: rsa(own) },
    { name: 'HS256', token: shared(own), forHooks: true },
    { name: 'HS256, company2', token: shared(everywhere('company2')), forHooks: true },
    { name: 'no tenant', token: shared({}), forHooks: true },
    { name: 'the tenant is a text', token: shared({ tenant: 'x' }), forHooks: true },
    { name: 'expired', token: shared({ ...own, exp: seconds - 60 }), forHooks: true },
    { name: 'scope as a text', token: shared({ ...own, scope: 'meta data' }), forHooks: true },
    { name: 'groups', token: shared({ ...own, 'cognito:groups': ['admin'] }), forHooks: true },
    { name: 'none', token: '', forHooks: true },
    { name: 'Bearer', token: `Bearer ${shared(own)}` },
    { name: 'another secret', token: shared(own, 'HS256-other') },
    { name: 'the playground’s secret', token: shared(own, 'HS256-play') },
    {
      name: 'access token',
      token: rsa({ ...own, aud: undefined, client_id: clientId, token_use: 'access' }),
    },
    {
      name: 'at+jwt for two audiences',
      token: rsa(
        { ...own, aud: ['https://api.example', 'https://tenant.example/userinfo'] },
        { typ: 'at+jwt' },
      ),
    },
    { name: 'u', token: shared({ u: { company_id: 'company1' } }) },
    { name: 'namespace text', token: rsa({ [namespace]: '{"company_id":"company1"}' }) },
    { name: 'exp in milliseconds', token: shared({ ...own, exp: (seconds + 60) * 1000 }) },
    { name: 'nbf', token: shared({ ...own, nbf: seconds + 3600 }) },
    { name: 'unknown kid', token: rsa(own, { kid: 'rotated' }) },
    {
      name: 'changed',
      token: shared(own).replace(/\.[^.]+\./, `.${b64u(JSON.stringify(made({ sub: 'x' })))}.`),
    },
  ];
}

/** A model that filters by this path, and passes its whole context to the SQL. */
export const modelFor = (path: string[]) => [
  {
    fileName: 'orders.js',
    content: `cube('orders', {
  sql: \`SELECT * FROM orders WHERE '\${encodeURIComponent(JSON.stringify(SECURITY_CONTEXT.unsafeValue())).replace(/'/g, '%27')}' <> '' AND \${SECURITY_CONTEXT${path.map((name) => `[${JSON.stringify(name)}]`).join('')}.filter('company_id')}\`,
  measures: { count: { type: 'count' } },
  dimensions: { company: { sql: 'company_id', type: 'string' }, id: { sql: 'id', type: 'number', primaryKey: true } },
});`,
  },
];
