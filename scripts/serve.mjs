import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { busy, explainListen, freePoolPort, isBusy, parseAppUrl, parseHost, parsePort } from './address.mjs';

/** Milliseconds to wait for pending requests before the server exits. */
const patience = 8_000;

/**
 * The app's URL and addresses in the environment, for a start; throws an `Explained` if it can't run there.
 * @returns {Promise<{ hosts: string[], port: number, appUrl: string }>}
 */
export async function placeOfApp() {
  const port = parsePort(process.env.PORT);
  const appUrl = parseAppUrl(process.env.APP_URL, port);
  const { hosts, note } = parseHost(process.env.HOST);
  if (note) console.warn(note);
  if (await isBusy(port)) throw busy(port);
  const poolPort = await freePoolPort(process.env, port);
  if (poolPort !== undefined && poolPort !== port + 1) {
    console.warn(
      `Port ${port + 1} is in use, so the demo pool uses ${poolPort}. Set DEMO_POOL_PORT to use another one.`,
    );
    process.env.DEMO_POOL_PORT = String(poolPort);
  }
  return { hosts, port, appUrl };
}

/**
 * Serves the app with Next.js's documented programmatic interface, behind the front door that the app itself passes on
 * when it has started (lib/server/process/open-door.ts). Resolves to the app's URL when it listens.
 * @param {{ dev?: boolean, dir: string, hosts: string[], port: number, appUrl: string }} options `hosts`: addresses to
 * listen on; those after the first are left out if this machine doesn't have them
 */
export async function serve({ dev = false, dir, hosts, port, appUrl }) {
  Object.assign(process.env, {
    NODE_ENV: dev ? 'development' : 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    PORT: String(port),
    APP_URL: appUrl,
  });
  const opened = new Promise((resolve) => {
    globalThis[Symbol.for('claimcheck.launcher')] = resolve;
  });
  const { default: next } = await import('next');
  // Next.js handles the WebSockets of the server that it gets. This one never listens.
  const tools = createServer();
  const app = next({ dev, dir, hostname: hosts[0], port, httpServer: tools });
  await app.prepare();
  const door = await opened;
  const listener = door.listener(app.getRequestHandler());
  const upgrade = (request, socket, head) => {
    const refusal = door.refuseUpgrade(request);
    if (refusal) socket.end(refusal);
    else if (!tools.emit('upgrade', request, socket, head)) socket.destroy();
  };
  const servers = [];
  for (const host of hosts) {
    const server = createDoorServer(door, listener).on('upgrade', upgrade);
    if (await listens(server, host, port, servers.length === 0)) servers.push(server);
  }
  endWithAnswers(servers);
  keepHeapSmall();
  return appUrl;
}

/**
 * V8 lets the heap grow to several times what is in use before it collects: to 480 MB after a thousand sign-ins. This
 * limits the growth, and takes effect while the process runs. The space for new objects and the number of V8's own
 * threads, each with memory of its own, only have options of Node.js, which `npm start` and the container set.
 * Compaction at every collection isn't for here: it needs 40 MB more while it runs.
 */
function keepHeapSmall() {
  setFlagsFromString('--heap-growing-percent=25');
}

/** The door also sends the responses that Node.js would send itself, with the headers and a message. */
function createDoorServer(door, listener) {
  /** For each socket, the responses that aren't sent yet. */
  const waiting = new WeakMap();
  const answer = (request, response) => {
    const { socket } = request;
    const responses = waiting.get(socket) ?? new Set();
    waiting.set(socket, responses.add(response));
    response.once('close', () => responses.delete(response));
    listener(request, response);
  };
  // Nothing may be written between a response's bytes, or before the response to an earlier request.
  const mayAnswer = (socket) => {
    const [first, ...others] = waiting.get(socket) ?? [];
    return socket.writable && others.length === 0 && !first?.headersSent;
  };
  const { maxHeaderSize } = door;
  return (
    createServer({ maxHeaderSize, requireHostHeader: false, insecureHTTPParser: false }, answer)
      // An unknown expectation is ignored (RFC 9110 §10.1.1).
      .on('checkExpectation', answer)
      .on('clientError', (error, socket) => {
        if (error.code === 'ECONNRESET' || !mayAnswer(socket)) socket.destroy();
        else socket.end(door.malformed(error.code), () => socket.destroySoon());
      })
  );
}

/** Whether it listens. A machine may have no IPv6, and then no client connects there. */
function listens(server, host, port, required) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const absent = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (absent && !required) resolve(false);
      else reject(explainListen(error, port));
    });
    server.listen(port, host, () => resolve(true));
  });
}

/** A signal ends the process after earlier requests got their responses. A second one ends it immediately. */
function endWithAnswers(servers) {
  const sockets = new Set();
  for (const server of servers) {
    server.on('connection', (socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }
  let ending = false;
  const end = () => {
    if (ending) process.exit(0);
    ending = true;
    setTimeout(() => process.exit(0), patience);
    // A keep-alive connection is idle after its response is sent. One that a browser opened in advance and sent nothing
    // on isn't idle to Node.js.
    setInterval(() => {
      for (const server of servers) server.closeIdleConnections();
      for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
    }, 50);
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    Promise.all(closed).then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, end);
}
