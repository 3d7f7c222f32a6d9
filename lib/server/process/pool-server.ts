import 'server-only';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { isCode } from './file-lock';

type Handle = (request: Request) => Promise<Response>;

/**
 * Serves a `Request → Response` function on one port of several addresses. If one of them is in use, rejects
 * with `EADDRINUSE` and listens on none: `localhost` resolves to ::1 first, and another program there would
 * be mistaken for it.
 */
export async function servePool(handle: Handle, port: number, hosts: readonly string[]): Promise<void> {
  const servers = hosts.map(() => {
    const server = createServer((incoming, outgoing) => {
      answer(incoming, outgoing, handle).catch(() => outgoing.destroy());
    });
    server.requestTimeout = 10_000;
    return server;
  });
  try {
    for (const [index, server] of servers.entries()) {
      const host = hosts[index];
      // On macOS and Windows, two programs can listen on the same port if one of them doesn't specify an
      // address.
      if (host === '::1' && (await answers(port, host)))
        throw Object.assign(new Error('taken'), { code: 'EADDRINUSE' });
      server.listen(port, host);
      try {
        await once(server, 'listening');
      } catch (error) {
        const absent = isCode(error, 'EADDRNOTAVAIL') || isCode(error, 'EAFNOSUPPORT');
        if (index === 0 || !absent) throw error;
      }
    }
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
}

async function answers(port: number, host: string): Promise<boolean> {
  const socket = connect(port, host);
  // Windows retries a refused connection for two seconds, but an open port responds immediately.
  socket.setTimeout(250, () => socket.destroy(new Error('no answer')));
  return await once(socket, 'connect')
    .then(() => true)
    .catch(() => false)
    .finally(() => socket.destroy());
}

/** In bytes. The pool's largest form is a sign-in of a few hundred. */
const maxBody = 65_536;

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > maxBody) {
      outgoing.writeHead(413, { connection: 'close' }).end();
      return;
    }
    chunks.push(chunk);
  }
  const base = `http://${incoming.headers.host ?? ''}`;
  if (!URL.canParse(incoming.url ?? '/', base)) {
    outgoing.writeHead(400).end();
    return;
  }
  const url = new URL(incoming.url ?? '/', base);
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks);
  const response = await handle(new Request(url, { method, headers, body }));
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()));
}
