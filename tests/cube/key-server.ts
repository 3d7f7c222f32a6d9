import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keySets } from './signing';

/** Returns for each path the key set of that name. No program listens at the URL `closed`. */
export async function startKeyServer(): Promise<{ url: string; closed: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const body = keySets[request.url?.slice(1) ?? ''];
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': 'application/json',
      // With keep-alive, the connection would close after five idle seconds, together with a request that is sent at
      // that moment.
      connection: 'close',
    });
    response.end(body);
  });
  const url = await listen(server);
  const other = createServer();
  const closed = await listen(other);
  other.close();
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, closed, stop };
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
