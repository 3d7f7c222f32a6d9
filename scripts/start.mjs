import { createServer } from 'node:http';
import { parseArgs } from 'node:util';
import { answeringHost, busy, explainListen, isBusy, parseAppUrl, parseHost, parsePort } from './address.mjs';
import { ensureBuilt } from './build.mjs';
import { command, Explained } from './explained.mjs';
import { ensureInstalled, requireNode } from './install.mjs';
import { endWithNpm } from './lifeline.mjs';
import { root } from './root.mjs';

// `npm start` and `npm run dev`: one process from here to the served page, so that whatever ends it ends all.
await command(async () => {
  requireNode();
  const { dev = false, 'pre-token': handler } = parseOptions();
  if (handler !== undefined) process.env.PRE_TOKEN_HANDLER = handler;
  const port = parsePort(process.env.PORT);
  const appUrl = parseAppUrl(process.env.APP_URL, port);
  const { host, note } = parseHost(process.env.HOST);
  if (note) console.warn(note);
  if (await isBusy(port)) throw busy(port);
  endWithNpm();
  await ensureInstalled();
  if (!dev) await ensureBuilt();
  await serve({ dev, host, port, appUrl });
});

/** `npm start -- --pre-token handler.mjs`, and what package.json gives. */
function parseOptions() {
  try {
    const options = { dev: { type: 'boolean' }, 'pre-token': { type: 'string' } };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Explained(`${error.message}. There is: npm start -- --pre-token /path/to/handler.mjs`);
  }
}

/**
 * Next.js by its documented programmatic interface, not `next start`: that one announces
 * http://127.0.0.1, whose cookies the callback on localhost would never see.
 */
async function serve({ dev, host, port, appUrl }) {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    APP_URL: appUrl,
  });
  const { default: next } = await import('next');
  const server = createServer();
  const app = next({ dev, dir: root, hostname: host, port, httpServer: server });
  await app.prepare();
  server.on('request', app.getRequestHandler());
  // There is no WebSocket here but that of development, and Next.js leaves any other one waiting for ever.
  if (!dev) server.on('upgrade', (_request, socket) => socket.destroy());
  await new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explainListen(error, port)));
    server.listen(port, host, resolve);
  });
  // Next.js runs instrumentation.ts beside this; its first answer waits for that.
  const { ok, status } = await fetch(`http://${answeringHost(host)}:${port}/healthz`, { method: 'HEAD' });
  if (!ok && !dev) throw new Explained(`The app answers ${status} to GET /healthz: what it said is above.`);
  console.log(`Claimcheck is ready: ${appUrl}`);
}
