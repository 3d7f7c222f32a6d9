import { createRequire } from 'node:module';
import type { Setting } from './tokens';

/** Cube 1.x, as in `npm run demo:cube -- --project`. */
const require = createRequire(new URL('../../demo-cube/v1/package.json', import.meta.url));

/** The used parts of the published classes, which have no types for them. */
type Request = { headers: { authorization: string }; url: string; securityContext?: unknown };
type Response = { status: (status: number) => { json: (body: { error: string }) => void } };
type PublishedGateway = {
  checkAuth: (request: Request, response: Response, next: () => void) => Promise<void>;
  contextByReq: (request: Request, context: unknown, id: string) => Promise<{ securityContext?: unknown }>;
  coerceForSqlQuery: (query: object, context: object) => { contextSymbols: { securityContext: unknown } };
  release: () => void;
};
type Symbols = { company_id: { filter: (column: string) => string } };
type Published = {
  ApiGateway: new (...options: unknown[]) => PublishedGateway;
  CubeSymbols: { contextSymbolsProxyFrom: (symbols: unknown, allocate: () => string) => Symbols };
};

/** The published code's result for one token, in the terms of the prediction. */
export type Observed = {
  status: number;
  error: string | null;
  reason: string | null;
  securityContext: unknown;
  modelContext: unknown;
  /** The result of the data model's filter. */
  load: { status: 200; rows: 'own' | 'all' } | { status: 500; error: string } | null;
};

export type Gateway = { ask: (token: string) => Promise<Observed>; close: () => void };

/** Cube's own code that reads a `.env`: `config` of its dotenv, with its server's option. */
export function parseEnv(text: string): Record<string, string> {
  return require('@cubejs-backend/dotenv').parse(text, { multiline: 'line-breaks' });
}

/**
 * The gateway of @cubejs-backend/api-gateway as Cube's server creates it: from the environment, through its `getEnv`.
 * There is no database behind it. The published schema compiler returns the model's filter.
 */
export function openGateway({ env }: Setting, enforced: boolean): Gateway {
  const { ApiGateway, CubeSymbols }: Published = {
    ...require('@cubejs-backend/api-gateway'),
    ...require('@cubejs-backend/schema-compiler/dist/src/compiler/CubeSymbols'),
  };
  // Its SQL API is a native program.
  class HttpGateway extends ApiGateway {
    createSQLServerInstance() {
      return {};
    }
  }
  const log: string[] = [];
  const parsed = parseEnv(env);
  const jwt = jwtOptionsOf(parsed);
  const gateway = new HttpGateway(
    parsed.CUBEJS_API_SECRET,
    async () => ({}),
    async () => ({}),
    (type: string) => log.push(type),
    { basePath: '/cubejs-api', jwt, enforceSecurityChecks: enforced },
  );

  return {
    async ask(token) {
      log.length = 0;
      const request: Request = { headers: { authorization: headerValue(token) }, url: '/' };
      const answers: { status: number; error: string }[] = [];
      const response: Response = {
        status: (status) => ({ json: ({ error }) => answers.push({ status, error }) }),
      };
      await gateway.checkAuth(request, response, () => {});
      const [refusal] = answers;
      if (refusal) {
        const reason = log.find((type) => type !== 'JWKs Prefetching Error') ?? null;
        return { ...refusal, reason, securityContext: null, modelContext: null, load: null };
      }
      const context = await gateway.contextByReq(request, request.securityContext, 'test');
      const model = gateway.coerceForSqlQuery({}, context).contextSymbols.securityContext;
      return {
        status: 200,
        error: null,
        reason: null,
        securityContext: context.securityContext ?? null,
        modelContext: model ?? null,
        load: loadWith(CubeSymbols, model),
      };
    },
    close: () => gateway.release(),
  };
}

function loadWith(
  { contextSymbolsProxyFrom }: Published['CubeSymbols'],
  model: unknown,
): NonNullable<Observed['load']> {
  try {
    const symbols = contextSymbolsProxyFrom(model, () => '?');
    return { status: 200, rows: symbols.company_id.filter('company_id') === '1 = 1' ? 'all' : 'own' };
  } catch (error) {
    return { status: 500, error: String(error) };
  }
}

/** The options from these variables, as in OptsHandler of @cubejs-backend/server-core. */
export function jwtOptionsOf(variables: Record<string, string>) {
  const { getEnv } = require('@cubejs-backend/shared');
  return withEnvironment(variables, () => ({
    key: getEnv('jwtKey'),
    algorithms: getEnv('jwtAlgorithms'),
    issuer: getEnv('jwtIssuer'),
    audience: getEnv('jwtAudience'),
    subject: getEnv('jwtSubject'),
    jwkUrl: getEnv('jwkUrl'),
    claimsNamespace: getEnv('jwtClaimsNamespace'),
    scopes: getEnv('defaultApiScope'),
  }));
}

/** Runs with only these of Cube's variables. */
function withEnvironment<T>(variables: Record<string, string>, run: () => T): T {
  const before = { ...process.env };
  for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
  Object.assign(process.env, variables);
  try {
    return run();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

/** As Node.js's HTTP parser returns it. */
const headerValue = (token: string) => token.replace(/^[\t ]+|[\t ]+$/g, '');
