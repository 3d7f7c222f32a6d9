import type { CubeVersion } from '../version';
import type { RawAbout } from './raw';

/** What an option must be; `any` where nothing about a token depends on it. */
type Kind = 'function' | 'string' | 'object' | 'array' | 'number' | 'url' | 'any';

type Option = { kind: Kind; only?: CubeVersion };

const named = (kind: Kind, names: string, only?: CubeVersion): [string, Option][] =>
  names.split(' ').map((name) => [name, { kind, ...(only && { only }) }]);

/** The options of cube.js, in the order in which Cube checks them. */
const options = new Map<string, Option>([
  ...named('function', 'initApp', '0.33'),
  ...named('any', 'webSockets http gracefulShutdown'),
  ...named('any', 'serverHeadersTimeout serverKeepAliveTimeout', '1'),
  ...named('any', 'processSubscriptionsInterval webSocketsBasePath'),
  ...named('any', 'dbType', '0.33'),
  ...named('any', 'externalDbType'),
  ...named('string', 'schemaPath basePath'),
  ...named('any', 'devServer'),
  ...named('string', 'apiSecret'),
  ...named('array', 'apiSecrets', '1'),
  ...named('function', 'logger dialectFactory driverFactory externalDialectFactory externalDriverFactory'),
  ...named('any', 'cacheAndQueueDriver'),
  ...named('function', 'contextToAppId'),
  ...named('function', 'contextToGroups', '1'),
  ...named('function', 'contextToOrchestratorId'),
  ...named('function', 'contextToCubeStoreRouterId', '1'),
  ...named('function', 'contextToDataSourceId contextToApiScopes repositoryFactory'),
  ...named('function', 'checkAuthMiddleware', '0.33'),
  ...named('function', 'checkAuth'),
  ...named('object', 'jwt'),
  ...named('function', 'queryTransformer queryRewrite'),
  ...named('any', 'preAggregationsSchema'),
  ...named('function', 'schemaVersion extendContext'),
  ...named('any', 'scheduledRefreshTimer scheduledRefreshTimeZones'),
  ...named('function', 'scheduledRefreshContexts'),
  ...named('any', 'scheduledRefreshConcurrency scheduledRefreshBatchSize compilerCacheSize'),
  ...named('any', 'updateCompilerCacheKeepAlive maxCompilerCacheKeepAlive telemetry'),
  ...named('any', 'allowUngroupedWithoutPrimaryKey orchestratorOptions allowJsDuplicatePropsInSchema'),
  ...named('any', 'dashboardAppPath dashboardAppPort sqlCache livePreview sqlPort pgSqlPort'),
  ...named('any', 'gatewayPort', '1'),
  ...named('any', 'sqlSuperUser'),
  ...named('function', 'checkSqlAuth canSwitchSqlUser'),
  ...named('any', 'sqlUser sqlPassword'),
  ...named('function', 'semanticLayerSync'),
  ...named('any', 'serverless allowNodeRequire'),
  ...named('any', 'fastReload', '1'),
]);

const jwtOptions = new Map<string, Option>([
  ...named('number', 'jwkRetry jwkDefaultExpire'),
  ...named('url', 'jwkUrl'),
  ...named('number', 'jwkRefetchWindow'),
  ...named('string', 'key'),
  ...named('array', 'algorithms issuer'),
  ...named('string', 'audience subject claimsNamespace'),
]);

/** Why Cube doesn’t start with these options, in its own words; `null` where it does. */
export function startProblem({ kinds, jwtKinds, jwt }: RawAbout, version: CubeVersion): string | null {
  const isAllowed = (name: string) => {
    const option = options.get(name);
    return option !== undefined && (option.only ?? version) === version;
  };
  if (version === '1' && isTruthy(kinds.dbType)) return removedDbType;
  const problems: string[] = [];
  for (const [name, { kind }] of options) {
    if (!isAllowed(name) || !isSet(kinds[name])) continue;
    if (name === 'jwt' && kinds.jwt === 'object') problems.push(...jwtProblems(jwtKinds, jwt ?? {}));
    else problems.push(...kindProblem(name, kind, kinds[name]));
  }
  // Even where it’s undefined.
  const unknown = Object.keys(kinds).filter((name) => !isAllowed(name));
  problems.push(...unknown.map(notAllowed));
  return problems.length === 0 ? null : `Invalid cube-server-core options: ${problems.join('. ')}`;
}

const removedDbType =
  'CreateOptions.dbType was removed in v1.7.0. Use driverFactory instead (return a DriverConfig `{ type, ... }`), or set the CUBEJS_DB_TYPE environment variable. See https://github.com/cube-js/cube/blob/master/DEPRECATION.md#dbtype';

const isSet = (kind: string | undefined) => kind !== undefined && kind !== 'undefined';

const isTruthy = (kind: string | undefined) => isSet(kind) && kind !== 'null' && kind !== 'empty';

const notAllowed = (name: string) => `"${name}" is not allowed`;

function jwtProblems(kinds: RawAbout['kinds'], jwt: Record<string, unknown>): string[] {
  const problems: string[] = [];
  for (const [name, { kind }] of jwtOptions) {
    if (!isSet(kinds[name])) continue;
    const found = kindProblem(`jwt.${name}`, kind, kinds[name]);
    const list = found.length === 0 && Array.isArray(jwt[name]) ? jwt[name] : [];
    const wrong = list.flatMap((each, index) => {
      const problem = itemProblem(each);
      return problem === null ? [] : [`"jwt.${name}[${index}]" ${problem}`];
    });
    problems.push(...found, ...wrong);
  }
  const unknown = Object.keys(kinds).filter((name) => !jwtOptions.has(name));
  return [...problems, ...unknown.map((name) => notAllowed(`jwt.${name}`))];
}

/** A variable that isn’t set leaves a gap in its list. */
function itemProblem(item: unknown): string | null {
  if (item === null) return 'must not be a sparse array item';
  if (item === '') return 'is not allowed to be empty';
  return typeof item === 'string' ? null : 'must be a string';
}

function kindProblem(name: string, kind: Kind, actual: string | undefined): string[] {
  if (kind === 'any' || actual === kind) return [];
  switch (kind) {
    case 'function':
    case 'object':
      return [`"${name}" must be of type ${kind}`];
    case 'string':
      return [`"${name}" ${actual === 'empty' ? 'is not allowed to be empty' : 'must be a string'}`];
    case 'url':
      if (actual === 'string' || actual === 'function') return [];
      return [
        `"${name}" ${actual === 'empty' ? 'is not allowed to be empty' : 'must be one of [string, function]'}`,
      ];
    default:
      return [`"${name}" must be ${kind === 'array' ? 'an' : 'a'} ${kind}`];
  }
}
