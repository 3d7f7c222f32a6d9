import type { CubeVersion } from '@/lib/cube/version';
import { type Configuration, exported } from './exported';
import { options } from './options';
import { rewrites } from './rewrites';

const secret = { CUBEJS_API_SECRET: 'the-secret-of-this-cube' };

/** Correct and incorrect cube.js files that people write. */
export function configurations(version: CubeVersion): Configuration[] {
  return [
    exported(
      'extendContext',
      `extendContext: ({ securityContext: s }) => ({ securityContext: { ...s, company_id: 'fixed', tenant: { id: 'fixed' } } })`,
    ),
    exported('extendContext that adds nothing', `extendContext: () => ({})`),
    exported('extendContext without a result', `extendContext: () => {}`),
    exported(
      'extendContext that throws without a context',
      `extendContext: ({ securityContext }) => ({ tenant: securityContext.company_id.length })`,
    ),
    exported(
      'contextToAppId',
      `contextToAppId: ({ securityContext }) => \`APP_\${securityContext?.company_id}\``,
    ),
    exported(
      'contextToAppId that throws without a context',
      `contextToAppId: ({ securityContext }) => \`APP_\${securityContext.company_id}\``,
    ),
    exported(
      'contextToOrchestratorId',
      `contextToOrchestratorId: ({ securityContext }) => \`O_\${securityContext?.company_id}\``,
    ),
    exported(
      'contextToApiScopes',
      `contextToApiScopes: async (context, scopes) => context.company_id === 'company1' ? scopes : ['meta']`,
    ),
    exported('contextToApiScopes of a claim', `contextToApiScopes: (context) => context.scope`),
    exported('contextToApiScopes with a wrong one', `contextToApiScopes: () => ['meta', 'data', 'admin']`),
    exported('contextToApiScopes without sql', `contextToApiScopes: () => ['meta', 'data']`),
    exported('contextToApiScopes empty', `contextToApiScopes: () => []`),
    exported('queryRewrite', `queryRewrite: (query, { securityContext }) => query`),
    exported(
      'queryRewrite that throws without a context',
      `queryRewrite: (query, { securityContext }) => { if (!securityContext) throw new Error('no context'); return query; }`,
    ),
    exported(
      'queryRewrite that throws',
      `queryRewrite: (query, { securityContext }) => { if (securityContext.company_id === 'company2') throw new Error('not you'); return query; }`,
    ),
    exported(
      'checkAuth that sets the context',
      `checkAuth: (req, auth) => { req.securityContext = { company_id: 'checked', tenant: { id: 'checked' } }; }`,
    ),
    exported(
      'checkAuth that throws',
      `checkAuth: (req, auth) => { if (!auth) throw new Error('no token'); req.securityContext = { company_id: auth.length }; }`,
    ),
    exported(
      'checkAuth with security_context',
      `checkAuth: () => ({ security_context: { company_id: 'returned', tenant: { id: 'returned' } } })`,
    ),
    exported(
      'checkAuth with securityContext',
      `checkAuth: () => ({ securityContext: { company_id: 'returned' } })`,
    ),
    exported('checkAuth with a text', `checkAuth: () => 'company1'`),
    exported('checkAuth that sets a text', `checkAuth: (req) => { req.securityContext = 'company1'; }`),
    exported('checkAuth that does nothing', `checkAuth: () => {}`),
    exported('jwt over the variables', `jwt: { audience: 'https://api.example' }`, {
      ...secret,
      CUBEJS_JWT_AUDIENCE: '4dmo8cq7aan2ug1ldqfnq1r2ks',
    }),
    exported('jwt that unsets a variable', `jwt: { audience: undefined }`, {
      ...secret,
      CUBEJS_JWT_AUDIENCE: 'other',
    }),
    exported('jwt with a namespace', `jwt: { claimsNamespace: 'http://localhost:4000/' }`),
    exported('jwt with a key', `jwt: { key: 'the-secret-of-this-cube' }`, { CUBEJS_API_SECRET: 'other' }),
    exported('jwt with algorithms', `jwt: { algorithms: ['RS256'] }`),
    exported('jwt with an issuer list', `jwt: { issuer: ['https://other.example'] }`),
    exported('jwt with an issuer that is a text', `jwt: { issuer: 'https://other.example' }`),
    exported('basePath', `basePath: '/cube-api'`),
    exported(
      'the environment',
      `extendContext: ({ securityContext: s }) => ({ securityContext: { ...s, company_id: process.env.CUBEJS_JWT_SUBJECT ?? 'unset' } })`,
    ),
    ...rewrites,
    ...options,
    ...(version === '1'
      ? [
          exported(
            'contextToGroups',
            `contextToGroups: async ({ securityContext }) => securityContext?.['cognito:groups'] ?? []`,
          ),
        ]
      : []),
    exported(
      version === '1' ? 'contextToRoles' : 'contextToGroups in 0.33',
      version === '1' ? `contextToRoles: () => []` : `contextToGroups: () => []`,
    ),
  ];
}
