import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { openDatabase } from '../../demo-cube/database.mjs';

// A test program that hosts a real Cube. Its settings can be changed without restarting the program.
//   node cube-host.mjs dev|enforced
// POST /open with Cube's variables and a cube.js as JSON starts a new one. /seen returns its log and contexts since the
// last request. Everything else is Cube's own. It exits when its standard input ends.

const [mode = 'dev'] = process.argv.slice(2);
const enforced = mode === 'enforced';
// Each Cube adds listeners for uncaught errors, and there will be many.
process.setMaxListeners(0);
const require = createRequire(new URL('../../demo-cube/package.json', import.meta.url));

for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
const always = {
  ...(await openDatabase()),
  CUBEJS_TELEMETRY: 'false',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_SCHEDULED_REFRESH_TIMER: 'false',
  CUBEJS_DEV_MODE: String(!enforced),
  NODE_ENV: enforced ? 'production' : 'development',
};
Object.assign(process.env, always);
const { default: CubejsServerCore } = require('@cubejs-backend/server-core');
const express = require('express');
const { PostgresDriver } = require('@cubejs-backend/postgres-driver');
const driver = new PostgresDriver();

/**
 * The filter of the demo's model. `unsafeValue` passes the whole context to the rows, so that they show what the model
 * saw. The join leaves one row if the filter accepts none.
 */
const model = `cube('orders', {
  sql: \`SELECT company_id, context.model
    FROM (SELECT '\${encodeURIComponent(JSON.stringify(SECURITY_CONTEXT.unsafeValue())).replace(/'/g, '%27')}' AS model) AS context
    LEFT JOIN orders ON \${SECURITY_CONTEXT.company_id.filter('company_id')}\`,
  measures: { count: { type: 'count' } },
  dimensions: {
    company: { sql: 'company_id', type: 'string' },
    model: { sql: 'model', type: 'string' },
  },
});`;

let core;
let app;
const seen = [];

async function open({ variables, cube_js }) {
  await core?.beforeShutdown?.();
  for (const name of Object.keys(process.env))
    if (/^CUBEJS_(JWK|JWT|API)/.test(name)) delete process.env[name];
  Object.assign(process.env, variables, always);
  const module = { exports: {} };
  runInThisContext(`(module) => {${cube_js}\n}`)(module);
  core = new CubejsServerCore({
    ...module.exports,
    driverFactory: () => driver,
    dbType: 'postgres',
    repositoryFactory: () => ({
      localPath: () => '/',
      dataSchemaFiles: async () => [{ fileName: 'orders.js', content: model }],
    }),
    logger: (type, { error }) => {
      if (error) seen.push({ type, error });
    },
    queryRewrite: (query, { securityContext }) => {
      seen.push({ securityContext: securityContext ?? null });
      return query;
    },
  });
  const next = express();
  await core.initApp(next);
  app = next;
  seen.length = 0;
}

const server = createServer(async (request, response) => {
  const json = (value) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  if (request.url === '/seen') return json(seen.splice(0));
  if (request.url !== '/open') return app(request, response);
  let body = '';
  for await (const chunk of request) body += chunk;
  await open(JSON.parse(body));
  json({});
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${server.address().port}`);
process.stdin.resume().once('end', () => process.exit());
