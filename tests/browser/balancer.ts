import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { freePorts } from './free-ports';

/** A load balancer without sticky sessions. */
export type Balancer = {
  /** The URL that the browser uses. */
  url: string;
  /** URLs of the replicas that get the requests; each request gets a random one. */
  replicas: string[];
  /** From now on, requests with this path prefix go to that replica; the longest prefix wins. */
  send(beginning: string, replica: string): void;
  /** The replica of each request: `POST /runs/…/exchange` and its URL. */
  served: { request: string; replica: string }[];
  stop(): Promise<void>;
};

/** It forwards the Host header, and uses another replica if one doesn't listen any longer, like proxies do. */
export async function startBalancer(): Promise<Balancer> {
  const port = await freePorts();
  const rules = new Map<string, string>();
  const balancer: Balancer = {
    url: `http://localhost:${port}`,
    replicas: [],
    send: (beginning, replica) => rules.set(beginning, replica),
    served: [],
    stop: async () => {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  const choose = (path: string, dead: ReadonlySet<string>): string | undefined => {
    const [rule] = [...rules.keys()]
      .filter((beginning) => path.startsWith(beginning))
      .sort((a, b) => b.length - a.length);
    const wanted = rule === undefined ? undefined : rules.get(rule);
    if (wanted && !dead.has(wanted)) return wanted;
    const alive = balancer.replicas.filter((replica) => !dead.has(replica));
    return alive[Math.floor(Math.random() * alive.length)];
  };

  const pass = (
    incoming: IncomingMessage,
    body: Buffer,
    outgoing: ServerResponse,
    dead: Set<string>,
  ): void => {
    const { method = 'GET', url: path = '/', headers } = incoming;
    const replica = choose(path, dead);
    if (replica === undefined) {
      outgoing.writeHead(502).end('no replica');
      return;
    }
    let connected = false;
    // Each request has its own connection, because an open one to a killed replica doesn't show whether it listens.
    const request = send(`${replica}${path}`, { method, headers, agent: false }, (response) => {
      balancer.served.push({ request: `${method} ${path}`, replica });
      outgoing.writeHead(response.statusCode ?? 502, response.rawHeaders);
      response.pipe(outgoing);
      response.on('error', () => outgoing.destroy());
    });
    request.on('socket', (socket) => {
      socket.once('connect', () => {
        connected = true;
      });
    });
    request.on('error', () => {
      // A request that was sent may have been processed, so only one that never arrived is sent again.
      if (connected) outgoing.destroy();
      else pass(incoming, body, outgoing, dead.add(replica));
    });
    request.end(body);
  };
  const server = createServer(async (incoming, outgoing) => {
    pass(incoming, Buffer.concat(await incoming.toArray()), outgoing, new Set());
  });
  server.listen(port, 'localhost');
  await once(server, 'listening');
  return balancer;
}
