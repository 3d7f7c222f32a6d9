import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

// A test program: a real Cube without a database that tries many settings one after another.
//   node corpus-host.mjs <folder with Cube's packages>
// POST a list of trials as JSON: { variables, production, cubeJs, files, query, tokens }. The response has a list for
// each of them, with an entry for each token: the responses of /meta and /sql, the log, and the contexts of the hooks
// and the model. It exits when its standard input ends.

const [folder] = process.argv.slice(2);
const require = createRequire(new URL(`../../${folder}/package.json`, import.meta.url));
process.setMaxListeners(0);
for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
const always = {
  CUBEJS_TELEMETRY: 'false',
  CUBEJS_DB_TYPE: 'postgres',
  // No database is running, and none is queried: only the SQL is generated.
  CUBEJS_DB_HOST: '127.0.0.1',
  CUBEJS_DB_PORT: '1',
  CUBEJS_EXT_DB_TYPE: 'postgres',
  CUBEJS_EXT_DB_HOST: '127.0.0.1',
  CUBEJS_EXT_DB_PORT: '1',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_SCHEDULED_REFRESH_TIMER: 'false',
  CUBEJS_TESSERACT_SQL_PLANNER: 'false',
  CUBEJS_PG_SQL_PORT: 'false',
};
if (folder.endsWith('v1')) {
  require('../native-stand-in.cjs');
  translateHere();
}
Object.assign(process.env, always);
const { default: CubejsServerCore } = require('@cubejs-backend/server-core');
const express = require('express');

/**
 * Cube 1.x starts a thread for each compilation of a model, which loads Babel again and takes two seconds of processor
 * time for each trial. Here, the same code of Cube's runs in this thread.
 */
function translateHere() {
  const workerpool = require('workerpool');
  workerpool.pool = (script) => {
    const file = require.resolve(script);
    // It collects data of one compilation.
    delete require.cache[file];
    let methods = {};
    workerpool.worker = (offered) => {
      methods = offered;
    };
    require(file);
    return { exec: async (name, args) => methods[name](...args), terminate() {} };
  };
}

let app = null;
let base = '';
const seen = [];

const server = createServer(async (request, response) => {
  if (request.url !== '/trials') return app(request, response);
  let body = '';
  for await (const chunk of request) body += chunk;
  const answers = [];
  for (const trial of JSON.parse(body)) answers.push(await run(trial));
  response.setHeader('content-type', 'application/json').end(JSON.stringify(answers));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
base = `http://127.0.0.1:${server.address().port}`;
console.log(base);
process.stdin.resume().once('end', () => process.exit());

async function run({ variables, production, cubeJs = '', files, query, tokens }) {
  for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
  Object.assign(process.env, variables, always, {
    CUBEJS_DEV_MODE: String(!production),
    NODE_ENV: production ? 'production' : 'development',
  });
  const module = { exports: {} };
  runInThisContext(`(module, require) => {${cubeJs}\n}`)(module, require);
  const { queryRewrite = (asked) => asked, ...options } = module.exports;
  // What isn’t a function is refused at the start.
  const rewrite = (asked, context) => {
    seen.push({ securityContext: context.securityContext ?? null });
    return queryRewrite(asked, context);
  };
  let core;
  try {
    core = new CubejsServerCore({
      driverFactory: () => ({ type: 'postgres' }),
      repositoryFactory: () => ({
        localPath: () => '/',
        dataSchemaFiles: async () => files,
      }),
      ...options,
      logger: (type, { error }) => {
        if (error) seen.push({ type, error: String(error) });
      },
      queryRewrite: typeof queryRewrite === 'function' ? rewrite : queryRewrite,
    });
    app = express();
    await core.initApp(app);
  } catch (error) {
    return tokens.map(() => ({ failed: error.message }));
  }
  const answers = [];
  for (const token of tokens) answers.push(await ask(token, query, options.basePath ?? '/cubejs-api'));
  await core.beforeShutdown?.();
  return answers;
}

async function ask(token, query, path) {
  const get = async (url) => {
    const response = await fetch(`${base}${path}${url}`, {
      headers: token === '' ? {} : { authorization: token },
    });
    const body = await response.json().catch(() => null);
    return { status: response.status, error: body?.error ?? null, body };
  };
  seen.length = 0;
  const meta = await get('/v1/meta');
  const refusal = reasonIn(seen.splice(0));
  const sql = await get(`/v1/sql?query=${encodeURIComponent(JSON.stringify(query))}`);
  const context = seen.find((event) => 'securityContext' in event)?.securityContext ?? null;
  const [text, values] = sql.body?.sql?.sql ?? [];
  return {
    meta: { status: meta.status, error: meta.error },
    cubes: meta.body?.cubes?.filter(isShown).map(({ name }) => name) ?? null,
    sql: { status: sql.status, error: sql.error },
    text: text ?? null,
    values: values ?? null,
    reason: refusal ?? reasonIn(seen.splice(0)),
    securityContext: context,
  };
}

/** In development mode Cube lists what a token must not see, too, and marks it. */
const isShown = ({ measures, dimensions }) =>
  [...measures, ...dimensions].some((member) => member.public !== false && member.isVisible !== false);

/**
 * The log’s heading is the reason if the check rejects the token. An internal error has its first line in the stack.
 */
function reasonIn(events) {
  const event = events.find(
    ({ type }) => type !== undefined && !/^JWKs|^Refresh Scheduler|Compiling/.test(type),
  );
  if (event === undefined) return null;
  return ['Internal Server Error', 'Forbidden', 'User Error', 'UserError', 'Auth Error'].includes(event.type)
    ? event.error.split('\n')[0]
    : event.type;
}
