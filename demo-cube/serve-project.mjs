import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * Cube with a project’s own configuration and model, on 127.0.0.1. It never connects to a database, because
 * `/meta` and
 * `/sql` don’t need one. Access policies, queryRewrite, and the SQL are Cube’s own code.
 * @param {{ path: string, port: number, wired: Record<string, string>, require: NodeRequire }} options
 * @returns {Promise<{ version: string, standIn: boolean }>} standIn: without Cube’s native part, so no
 * cube.py and no Jinja
 */
export async function serveProject({ path, port, wired, require }) {
  const { version } = require('@cubejs-backend/server-core/package.json');
  const standIn = !version.startsWith('0.') && !hasNative(require);
  if (standIn) await import('./native-stand-in.cjs');
  for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
  const own = readEnv(path, require);
  // A project that verifies its own tokens continues to do so; otherwise, the demo pool’s tokens are
  // accepted.
  const isWired = Object.keys(own).some((name) => /^CUBEJS_(JWK_URL|JWT_|API_SECRET)/.test(name));
  const { CUBEJS_DEV_MODE, NODE_ENV } = wired;
  Object.assign(process.env, isWired ? { CUBEJS_DEV_MODE, NODE_ENV } : wired, own, noDatabase, {
    NODE_ENV,
    PORT: String(port),
  });
  process.chdir(path);
  if (existsSync(join(path, 'cube.py')) && standIn) {
    throw new Error(
      'cube.py needs the native part of Cube, which isn’t installed. Install Cube in the project: npm install @cubejs-backend/server',
    );
  }
  const file = join(path, 'cube.js');
  const configuration = existsSync(file) ? require(file) : {};
  const { default: CubejsServerCore } = require('@cubejs-backend/server-core');
  const express = require('express');
  const core = new CubejsServerCore({
    schemaPath: ['model', 'schema'].find((name) => existsSync(join(path, name))) ?? 'model',
    ...(configuration.default ?? configuration),
    // The project’s own driver would connect.
    driverFactory: () => ({ type: process.env.CUBEJS_DB_TYPE }),
  });
  const app = express();
  await core.initApp(app);
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return { version, standIn };
}

/** The type decides the SQL dialect; only PostgreSQL’s is included. */
const noDatabase = {
  CUBEJS_DB_TYPE: 'postgres',
  CUBEJS_DB_HOST: '127.0.0.1',
  CUBEJS_DB_PORT: '1',
  CUBEJS_EXT_DB_TYPE: 'postgres',
  CUBEJS_EXT_DB_HOST: '127.0.0.1',
  CUBEJS_EXT_DB_PORT: '1',
  CUBEJS_TELEMETRY: 'false',
  CUBEJS_CACHE_AND_QUEUE_DRIVER: 'memory',
  CUBEJS_SCHEDULED_REFRESH_TIMER: 'false',
  CUBEJS_TESSERACT_SQL_PLANNER: 'false',
  CUBEJS_PG_SQL_PORT: 'false',
};

/** The project’s .env, parsed by Cube’s own dotenv. */
function readEnv(path, require) {
  const file = join(path, '.env');
  if (!existsSync(file)) return {};
  const dotenv = require('@cubejs-backend/dotenv');
  return dotenv.parse(readFileSync(file, 'utf8'), { multiline: 'line-breaks' });
}

function hasNative(require) {
  try {
    require('@cubejs-backend/native').loadNative();
    return true;
  } catch {
    return false;
  }
}
