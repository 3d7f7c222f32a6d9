import { type Configuration, exported } from './exported';
import { apiSecret } from './signing';

const other = { CUBEJS_API_SECRET: 'other' };

/** Options of cube.js: those that stop Cube, those that count over the settings, and those that change nothing. */
export const options: Configuration[] = [
  exported('an option that isn’t one', `foo: 1`),
  exported('two of them', `foo: 1, contextToUser: () => 1`),
  exported('functions that are texts', `contextToAppId: 'x', contextToOrchestratorId: 'y', foo: 1`),
  exported('functions that are null', `checkAuth: null, queryRewrite: null`),
  exported('functions that are undefined', `checkAuth: undefined, contextToAppId: undefined, foo: undefined`),
  exported('an extendContext that is an object', `extendContext: { securityContext: {} }`),
  exported('a base path that is a number', `basePath: 5`),
  exported('an empty base path', `basePath: ''`),
  exported('the type of the database', `dbType: 'postgres'`),
  exported('options of other releases', `fastReload: true, contextToCubeStoreRouterId: () => 'a'`),
  exported(
    'usual options',
    `telemetry: false, scheduledRefreshTimer: false, http: { cors: { origin: '*' } }`,
  ),
  exported(
    'a driver that reads the context',
    `driverFactory: ({ securityContext }) => ({ type: 'postgres' })`,
  ),
  exported('checkSqlAuth', `checkSqlAuth: () => ({ password: 'x', securityContext: {} })`),
  exported('a secret', `apiSecret: '${apiSecret}'`, other),
  exported('a secret, where no other is set', `apiSecret: '${apiSecret}'`, {}),
  exported('another secret', `apiSecret: 'other'`),
  exported('an empty secret', `apiSecret: ''`),
  exported('secrets', `apiSecrets: ['first', '${apiSecret}']`, other),
  exported('jwt: null', `jwt: null`),
  exported('jwt: a list', `jwt: []`),
  exported('jwt: nothing', `jwt: {}`),
  exported('jwt: what it doesn’t know', `jwt: { foo: 1, audience: [] }`),
  exported('jwt: a list of audiences', `jwt: { audience: ['a', 'b'] }`),
  exported('jwt: an issuer that isn’t set', `jwt: { issuer: [process.env.NOT_SET] }`),
  exported('jwt: issuers that are empty', `jwt: { issuer: ['', 5] }`),
  exported('jwt: algorithms that are a text', `jwt: { algorithms: 'HS256' }`),
  exported('jwt: no algorithms', `jwt: { algorithms: [] }`),
  exported('jwt: an empty key', `jwt: { key: '' }`),
  exported('jwt: a subject', `jwt: { subject: 'u-1' }`),
  exported('jwt: another subject', `jwt: { subject: 'u-2' }`),
  exported('jwt: an address that is a number', `jwt: { jwkUrl: 5 }`),
  exported('jwt: an interval that is a text', `jwt: { jwkRetry: '1' }`),
  exported('schemaVersion', `schemaVersion: ({ securityContext }) => securityContext.company_id`),
  exported('an application that is undefined', `contextToAppId: () => undefined`),
  exported('an application that is a number', `contextToAppId: async () => 5`),
  exported('an orchestrator without a tenant', `contextToOrchestratorId: () => undefined`),
  exported('extendContext: null', `extendContext: () => null`),
  exported('extendContext: a text', `extendContext: () => 'x'`),
  exported('extendContext: no context', `extendContext: () => ({ securityContext: null })`),
  exported('extendContext: a text as context', `extendContext: () => ({ securityContext: 'x' })`),
  exported(
    'extendContext: the other spelling',
    `extendContext: () => ({ security_context: { company_id: 'x' } })`,
  ),
  exported(
    'checkAuth: both ways',
    `checkAuth: (req) => { req.securityContext = { company_id: 'set' }; return { security_context: { company_id: 'returned' } }; }`,
  ),
  exported('checkAuth: authInfo', `checkAuth: (req) => { req.authInfo = { company_id: 'old' }; }`),
  exported(
    'checkAuth: authInfo beside the context',
    `checkAuth: (req) => { req.authInfo = { company_id: 'old' }; req.securityContext = { company_id: 'new' }; }`,
  ),
  exported('checkAuth: u', `checkAuth: (req) => { req.securityContext = { u: { company_id: 'c' } }; }`),
  exported('checkAuth: null', `checkAuth: (req) => { req.securityContext = null; }`),
  exported(
    'checkAuth: where no secret is set',
    `checkAuth: (req) => { req.securityContext = { company_id: 'c' }; }`,
    {},
  ),
  exported('checkAuth: with scopes', `checkAuth: (req) => { req.securityContext = { company_id: 'c' }; }`, {
    CUBEJS_API_SECRET: apiSecret,
    CUBEJS_DEFAULT_API_SCOPES: 'meta',
  }),
  exported(
    'checkAuth: with extendContext',
    `checkAuth: (req) => { req.securityContext = { a: 1 }; }, extendContext: ({ securityContext: s }) => ({ securityContext: { ...s, company_id: 'e', tenant: { id: 'e' } } })`,
  ),
  exported('contextToApiScopes: the default ones', `contextToApiScopes: (_, scopes) => [...scopes, 'jobs']`),
  exported('contextToApiScopes: over the settings', `contextToApiScopes: () => ['meta', 'data', 'jobs']`, {
    CUBEJS_API_SECRET: apiSecret,
    CUBEJS_DEFAULT_API_SCOPES: 'jobs',
  }),
  exported('contextToApiScopes: undefined', `contextToApiScopes: () => undefined`),
  exported('contextToApiScopes that throws', `contextToApiScopes: () => { throw new Error('no scopes'); }`),
];
