import { createServer, type Server, type ServerResponse } from 'node:http';
import { formPostWords } from '@/lib/authorize/form-post';
import { maxHeaderSize } from '@/lib/server/http/raw-answer';

/** Listens for the provider's response; `close` it once it arrived or is no longer expected. */
export type CallbackListener = { answered: Promise<URLSearchParams>; close: () => Promise<void> };

/** Both loopback addresses: browsers resolve `localhost` to either. */
const hosts = ['127.0.0.1', '::1'];

/**
 * Listens for the one redirect to the callback URL. Resolves to `null` if another program uses the port.
 * @param isExpected whether a response's state is the one that was sent; any other request changes nothing
 */
export async function listenForCallback(
  callbackUrl: string,
  isExpected: (state: string) => boolean,
): Promise<CallbackListener | null> {
  const { port, pathname, host } = new URL(callbackUrl);
  let settle: (parameters: URLSearchParams) => void = () => {};
  const answered = new Promise<URLSearchParams>((resolve) => {
    settle = resolve;
  });
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closed));
  };
  for (const address of hosts) {
    const server = createServer({ maxHeaderSize }, (request, response) => {
      const url = URL.canParse(request.url ?? '', callbackUrl)
        ? new URL(request.url ?? '', callbackUrl)
        : null;
      // Another host name would be DNS rebinding, where a page reads responses that it must not.
      if (request.headers.host !== host) return end(response, 421, 'This host isn’t served here.');
      if (request.method === 'POST' && url?.pathname === pathname) return end(response, 403, formPostWords);
      if (request.method !== 'GET' || url?.pathname !== pathname) return end(response, 404, 'Not found.');
      const state = url.searchParams.get('state');
      if (state === null || !isExpected(state))
        return end(response, 400, 'This response belongs to another sign-in. Nothing was done with it.');
      end(response, 200, 'Signed in. You can close this tab and return to the terminal.');
      settle(url.searchParams);
    });
    const listening = await listen(server, Number(port || 80), address);
    if (listening === 'taken') {
      await close();
      return null;
    }
    if (listening === 'listening') servers.push(server);
  }
  return { answered, close };
}

/** A connection that a browser opened in advance and sent nothing on would keep the command running for a minute. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** `absent`: this machine doesn't have that loopback address. */
function listen(server: Server, port: number, host: string): Promise<'listening' | 'taken' | 'absent'> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('absent');
      else reject(error);
    });
    server.listen(port, host, () => resolve('listening'));
  });
}

function end(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    connection: 'close',
  });
  response.end(`${text}\n`);
}
