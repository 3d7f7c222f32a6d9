import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let server: Server;
let seen: IncomingMessage['headers'];

beforeAll(async () => {
  vi.stubEnv('APP_URL', 'https://claimcheck.example');
  vi.stubEnv('CLAIMCHECK_SECRET', 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ');
  const { frontDoor } = await import('@/lib/server/http/door');
  server = createServer(
    frontDoor((asked, response) => {
      seen = asked.headers;
      response.end();
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => server.close());

async function ask(site: Record<string, string>) {
  const { port } = server.address() as AddressInfo;
  const headers = {
    host: 'claimcheck.example',
    'accept-encoding': 'gzip',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-dest': 'document',
    ...site,
  };
  const sent = request({ port, path: '/', headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return { accepted: seen['accept-encoding'], caching: response.headers['cache-control'] };
}

test.each(['none', 'same-origin'])(
  'on a team’s server, a page that its user opened may be compressed: %s',
  async (site) => {
    expect(await ask({ 'sec-fetch-site': site })).toEqual({ accepted: 'gzip', caching: 'no-store' });
  },
);

test.each([
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'x' },
  {},
])('a page that another site may have opened isn’t compressed: %o', async (site) => {
  expect(await ask(site as Record<string, string>)).toEqual({
    accepted: undefined,
    caching: 'no-store, no-transform',
  });
});
