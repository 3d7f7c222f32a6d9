import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

/** Replaces Next.js. */
let next: (request: IncomingMessage, response: ServerResponse) => void;
let server: Server;
let port: number;

beforeAll(async () => {
  vi.stubEnv('PORT', '3000');
  vi.stubEnv('CLAIMCHECK_SECRET', 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ');
  const { frontDoor } = await import('@/lib/server/http/door');
  server = createServer(frontDoor((asked, response) => next(asked, response)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => server.close());
beforeEach(() => {
  next = (_, response) => void response.end('page');
});

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const sent = request({ port, path, method, headers: { host: 'localhost:3000', ...headers } }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await text(response) };
}

test('ignores what Next.js sets for a guarded header', async () => {
  next = (_, response) => {
    response.setHeader('cache-control', 'public, max-age=31536000');
    response.setHeader('content-security-policy', 'default-src *');
    response.statusCode = 404;
    response.end('not found');
  };
  const { status, headers } = await ask('/nowhere');
  expect(status).toBe(404);
  expect(headers['cache-control']).toBe('no-store, no-transform');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
});

test('each request gets a new nonce, shared by Next.js and the browser, and a nonce in the request is ignored', async () => {
  const seen: unknown[] = [];
  next = (asked, response) => {
    seen.push(asked.headers['content-security-policy']);
    response.end();
  };
  const policies = [];
  for (const each of [{}, { 'content-security-policy': "script-src 'nonce-attacker'" }])
    policies.push((await ask('/', each)).headers['content-security-policy']);
  expect(seen).toEqual(policies);
  expect(policies[0]).not.toBe(policies[1]);
  for (const policy of policies) expect(policy).not.toContain('unsafe');
});

test('removes a proxy’s headers, and compresses nothing on this machine', async () => {
  let seen: IncomingMessage['headers'] = {};
  next = (asked, response) => {
    seen = asked.headers;
    response.end();
  };
  await ask('/', {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'accept-encoding': 'gzip',
    'sec-fetch-site': 'same-origin',
  });
  expect(Object.keys(seen).filter((name) => /forwarded|encoding/.test(name))).toEqual([]);
});

test('a first navigation gets a cookie, which the page reads in the same request', async () => {
  let seen: string | undefined;
  next = (asked, response) => {
    seen = asked.headers.cookie;
    response.end();
  };
  const [cookie = ''] = (await ask('/', navigation)).headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^claimcheck_3000=[^;]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  expect(seen).toBe(cookie.split(';')[0]);
  const again = await ask('/', { ...navigation, cookie: `other=1; ${seen}` });
  expect(again.headers['set-cookie']).toBeUndefined();
  expect((await ask('/start', navigation)).headers['set-cookie']).toBeUndefined();
});

test('a page that failed because of the store returns 503, and one with its own error doesn’t', async () => {
  const { noteStoreUnavailable } = await import('@/lib/server/process/request-note');
  next = (_, response) => {
    setImmediate(() => {
      noteStoreUnavailable();
      response.statusCode = 500;
      response.end('page');
    });
  };
  expect(await ask('/runs')).toMatchObject({
    status: 503,
    body: 'page',
    headers: { 'retry-after': '5', refresh: '5' },
  });
  next = (_, response) => void response.writeHead(500).end('page');
  expect(await ask('/runs')).toMatchObject({ status: 500 });
});

test('an error in front of Next.js returns a response with the headers', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  next = () => {
    throw new Error('a bug');
  };
  const { status, headers } = await ask('/');
  expect(status).toBe(500);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(said).toHaveBeenCalledOnce();
});

test('under another of its names, a page redirects to the name that the cookie is for', async () => {
  const { status, headers } = await ask('/runs?a=b', { ...navigation, host: '127.0.0.1:3000' });
  expect(status).toBe(200);
  expect(headers.refresh).toBe('0; url=http://localhost:3000/runs?a=b');
  // A program can use any of them.
  expect((await ask('/runs', { host: '127.0.0.1:3000' })).headers.refresh).toBeUndefined();
});

test('a tunnel that changes the Host gets an error, not a redirect loop', async () => {
  for (const name of ['environment', 'own-origins'])
    Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
  vi.stubEnv('APP_URL', 'https://claimcheck.example');
  const { status, headers, body } = await ask('/', navigation);
  expect(status).toBe(421);
  expect(headers.refresh).toBeUndefined();
  expect(body).toContain('Host');
});

test.each([
  ['/callback', { origin: 'https://appleid.apple.com', 'sec-fetch-site': 'cross-site' }],
  ['/callback?x=1', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['/callback', {}],
])('a form at %s is a response with form_post, and is named', async (path, headers) => {
  const { status, body } = await ask(path, headers, 'POST');
  expect(status).toBe(403);
  expect(body).toMatch(/form_post.*response_mode.*Apple/s);
});

test('a form at another path isn’t', async () => {
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const { status, body } = await ask('/start', headers, 'POST');
  expect(status).toBe(403);
  expect(body).not.toMatch(/form_post|Apple/);
});
