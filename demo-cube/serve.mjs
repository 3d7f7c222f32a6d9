import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import cors from 'cors';
import express from 'express';
import { openDatabase } from './database.mjs';

/**
 * A Cube on 127.0.0.1, with its Developer Playground. Cube's own server would listen on all network
 * interfaces; this one
 * does the same with Cube's documented core, but only locally.
 * @param {{ port: number, env: Record<string, string> }} options env: Cube's variables; they become this
 * process's
 */
export async function serveCube({ port, env }) {
  for (const name of Object.keys(process.env)) if (name.startsWith('CUBEJS_')) delete process.env[name];
  const database = await openDatabase();
  Object.assign(process.env, env, database, { PORT: String(port) });
  // Cube reads its environment on load, and finds its model relative to the current folder.
  process.chdir(fileURLToPath(new URL('.', import.meta.url)));
  const { default: CubejsServerCore } = await import('@cubejs-backend/server-core');
  const core = new CubejsServerCore({ schemaPath: 'model' });
  const app = express();
  app.use(cors({ allowedHeaders: 'authorization,content-type,x-request-id' }));
  app.use(express.json({ limit: '50mb' }));
  await core.initApp(app);
  const server = createServer(app).listen(port, '127.0.0.1');
  await once(server, 'listening');
}
