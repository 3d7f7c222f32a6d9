import { connect } from 'node:net';
import { type App, expect, test } from './app';
import { ask } from './ask';

/** The ID of the theme's server action, as a page without JavaScript names it. */
async function actionOf(app: App): Promise<string> {
  const { body } = await ask(app.url);
  const before = body.slice(0, body.indexOf('name="theme"'));
  return before.split('$ACTION_ID_').at(-1)?.split('"')[0] ?? '';
}

/** The theme's action, called in both ways that Next.js accepts. */
const calls = (action: string): { headers: Record<string, string>; body: string }[] => [
  {
    headers: { 'next-action': action, 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="_1_theme"\r\n\r\ndark\r\n--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n["$K1"]\r\n--x--\r\n',
  },
  {
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: `--x\r\nContent-Disposition: form-data; name="$ACTION_ID_${action}"\r\n\r\n\r\n--x\r\nContent-Disposition: form-data; name="theme"\r\n\r\ndark\r\n--x--\r\n`,
  },
];

const json = { 'content-type': 'application/json' };

/** One request of each kind that the app responds to. */
const requests = (action: string): [what: string, path: string, options: Parameters<typeof ask>[1]][] => [
  ...['/', '/inspect', '/inspect/', '/start', '/callback?code=a', '/runs/x', '/runs/x/har', '/nowhere'].map(
    (path): ReturnType<typeof requests>[number] => ['page', path, {}],
  ),
  ['static file', '/icon.svg', {}],
  ['part of the app', '/_next/static/x.js', {}],
  ['RSC', '/', { headers: { rsc: '1', 'next-router-prefetch': '1' } }],
  ['RSC by its query', '/?_rsc=1', {}],
  ['data of a page', '/_next/data/x/index.json', { headers: { 'x-nextjs-data': '1' } }],
  ['API', '/api/verify', { method: 'POST', headers: json, body: '{"token":"x"}' }],
  ['press of Exchange', '/runs/x/exchange', { method: 'POST' }],
  ...calls(action).map((call): ReturnType<typeof requests>[number] => [
    'server action',
    '/',
    { method: 'POST', ...call },
  ]),
  ...['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'].map((method): ReturnType<typeof requests>[number] => [
    method,
    '/',
    { method },
  ]),
];

test('a foreign Host is rejected at every path except /healthz', async ({ app }) => {
  const action = await actionOf(app);
  const { port } = app;
  for (const host of [
    'evil.example',
    `evil.example:${port}`,
    `0.0.0.0:${port}`,
    `127.0.0.1.nip.io:${port}`,
    `localhost:${port + 5}`,
    `localhost.:${port}`,
    `localhost:${port}@evil.example`,
  ]) {
    for (const [what, path, options] of requests(action)) {
      const headers = { ...options?.headers, host, 'x-forwarded-host': `localhost:${port}` };
      const answer = await ask(app.url + path, { ...options, headers });
      expect(answer.status, `${host}: ${what} ${path}`).toBe(421);
      expect(answer.headers['set-cookie'], `${host}: ${what} ${path}`).toBeUndefined();
    }
    expect((await ask(`${app.url}/healthz`, { headers: { host } })).status).toBe(200);
  }
});

test('no Next.js header lets a request bypass the guard', async ({ app }) => {
  for (const name of ['proxy', 'middleware', 'src/proxy', 'src/middleware']) {
    for (const headers of [
      { 'x-middleware-subrequest': Array(5).fill(name).join(':') },
      { 'x-middleware-subrequest': name, 'x-middleware-subrequest-id': 'x' },
      { 'x-middleware-next': '1', 'x-middleware-invoke': '1', 'x-middleware-rewrite': '/inspect' },
      { 'x-invoke-path': '/inspect', 'x-invoke-status': '200', 'x-matched-path': '/inspect' },
      { 'x-original-url': '/healthz', 'x-rewrite-url': '/healthz', 'x-http-method-override': 'GET' },
    ]) {
      const foreign = await ask(app.url, { headers: { ...headers, host: 'evil.example' } });
      expect(foreign.status, JSON.stringify(headers)).toBe(421);
      const written = { method: 'POST', headers: { ...headers, origin: 'https://evil.example' } };
      expect((await ask(`${app.url}/runs/x/verify`, written)).status, JSON.stringify(headers)).toBe(403);
    }
  }
});

test('proxy headers of a request change nothing', async ({ app }) => {
  const forwarded = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '444',
    'x-forwarded-for': '192.0.2.1',
    'x-forwarded-prefix': '/evil.example',
    forwarded: 'host=evil.example;proto=https',
  };
  const action = await actionOf(app);
  for (const [what, path, options] of requests(action)) {
    const answer = await ask(app.url + path, { ...options, headers: { ...options?.headers, ...forwarded } });
    expect(JSON.stringify(answer), `${what} ${path}`).not.toContain('evil.example');
    expect(answer.headers['set-cookie'] ?? '', 'the scheme is APP_URL’s').not.toContain('Secure');
  }
  const started = await ask(`${app.url}/start`, { headers: forwarded });
  const { searchParams } = new URL(started.headers.location ?? '');
  expect(searchParams.get('redirect_uri')).toBe(`${app.url}/callback`);
});

test('text/plain, which another page can send without preflight, isn’t an API request', async ({ app }) => {
  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'text/plain; a=application/json',
    '',
  ]) {
    const headers = type ? { 'content-type': type } : {};
    const answer = await ask(`${app.url}/api/verify`, { method: 'POST', headers, body: '{"token":"x"}' });
    expect(answer.status, type).toBe(415);
  }
});

test('a WebSocket is rejected immediately', async ({ app }) => {
  const ended = new Promise<string>((resolve, reject) => {
    let text = '';
    const socket = connect(app.port, '127.0.0.1', () =>
      socket.write(
        `GET /_next/hmr HTTP/1.1\r\nHost: localhost:${app.port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
      ),
    );
    socket.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
  expect(await ended).not.toContain('101');
});

test('nothing changes for a request from another page', async ({ app }) => {
  const host = `localhost:${app.port}`;
  for (const origin of ['https://evil.example', 'null', `http://localhost:${app.port + 1}`]) {
    for (const path of ['/', '/runs/x/exchange', '/runs/x/verify']) {
      const answer = await ask(app.url + path, { method: 'POST', headers: { host, origin } });
      expect(answer.status, `${origin} ${path}`).toBe(403);
    }
  }
});

test('or for one that hides its origin', async ({ app }) => {
  const action = await actionOf(app);
  for (const site of ['cross-site', 'same-site', 'none']) {
    for (const origin of [{}, { origin: app.url }]) {
      const headers: Record<string, string> = { ...origin, 'sec-fetch-site': site };
      for (const path of ['/runs/x/exchange', '/runs/x/verify', '/api/verify']) {
        expect((await ask(app.url + path, { method: 'POST', headers })).status, `${site} ${path}`).toBe(403);
      }
      for (const call of calls(action)) {
        const answer = await ask(app.url, {
          method: 'POST',
          ...call,
          headers: { ...call.headers, ...headers },
        });
        expect(answer.status, site).toBe(403);
      }
    }
  }
  // The same calls from the app's own page work: they set the cookie.
  for (const call of calls(action)) {
    const headers = { ...call.headers, origin: app.url, 'sec-fetch-site': 'same-origin' };
    const answer = await ask(app.url, { method: 'POST', ...call, headers });
    expect(answer.status).toBe(200);
    expect(String(answer.headers['set-cookie'])).toContain(`claimcheck_${app.port}=`);
  }
});

test('a sign-in starts only on the app’s own page', async ({ app }) => {
  const host = `localhost:${app.port}`;
  const navigation = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  for (const site of ['cross-site', 'same-site']) {
    const headers = { ...navigation, 'sec-fetch-site': site };
    expect((await ask(`${app.url}/start`, { headers })).status, site).toBe(403);
  }
  for (const name of ['sec-purpose', 'purpose', 'x-moz']) {
    const headers = { ...navigation, [name]: 'prefetch' };
    expect((await ask(`${app.url}/start`, { headers })).status, name).toBe(403);
  }
  expect((await ask(`${app.url}/start`, { method: 'HEAD', headers: navigation })).status).toBe(403);
  const headers = { ...navigation, 'sec-fetch-site': 'same-origin' };
  expect((await ask(`${app.url}/start`, { headers })).status).toBe(303);
});
