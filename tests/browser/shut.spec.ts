import { expect, test } from './app';
import { ask } from './ask';
import { exchangeAndVerify, signIn, start, step } from './steps';

test('a foreign Host is refused everywhere but at /healthz', async ({ app }) => {
  for (const host of ['evil.example', `evil.example:${app.port}`, '0.0.0.0', `localhost:${app.port + 5}`]) {
    for (const path of ['/', '/start', '/callback', '/runs/x', '/icon.svg', '/_next/static/x.js']) {
      expect((await ask(app.url + path, { host })).status, `${host} ${path}`).toBe(421);
    }
    expect((await ask(`${app.url}/healthz`, { host })).status).toBe(200);
  }
});

test('what is refused, and what is not there, is shut in by a policy like any page', async ({ app }) => {
  const host = `localhost:${app.port}`;
  for (const [path, headers, status] of [
    ['/', { host: 'evil.example' }, 421],
    ['/start', { host, 'sec-fetch-site': 'cross-site' }, 403],
    ['/nowhere', { host }, 404],
    ['/runs/nobodys', { host }, 404],
    // Next.js has such a route of its own unless it is told not to.
    ['/_next/image?url=%2Ficon.svg&w=64&q=75', { host }, 404],
  ] as const) {
    const answer = await ask(app.url + path, headers);
    expect(answer.status, path).toBe(status);
    expect(answer.headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options'], path).toBe('nosniff');
    expect(answer.headers['cache-control'], path).toContain('no-store');
  }
});

test('nothing changes for a request of another page', async ({ app }) => {
  const host = `localhost:${app.port}`;
  for (const origin of ['https://evil.example', 'null', `http://localhost:${app.port + 1}`]) {
    for (const path of ['/', '/runs/x/exchange', '/runs/x/verify']) {
      expect((await ask(app.url + path, { host, origin }, 'POST')).status, `${origin} ${path}`).toBe(403);
    }
  }
});

test('a login begins on the own page alone', async ({ app }) => {
  const host = `localhost:${app.port}`;
  const navigation = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  expect((await ask(`${app.url}/start`, { ...navigation, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await ask(`${app.url}/start`, { ...navigation, 'sec-fetch-site': 'same-site' })).status).toBe(403);
  for (const name of ['sec-purpose', 'purpose', 'x-moz']) {
    expect((await ask(`${app.url}/start`, { ...navigation, [name]: 'prefetch' })).status, name).toBe(403);
  }
  expect((await ask(`${app.url}/start`, navigation, 'HEAD')).status).toBe(403);
  expect((await ask(`${app.url}/start`, { ...navigation, 'sec-fetch-site': 'same-origin' })).status).toBe(
    303,
  );
});

test('pages carry a nonce policy without exceptions, are not framed and not kept', async ({ app, page }) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') violations.push(message.text());
  });
  const response = await page.goto(app.url);
  const policy = response?.headers()['content-security-policy'] ?? '';
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{22,}' 'strict-dynamic'/);
  expect(policy).not.toContain('unsafe');
  await start(page);
  await signIn(page, 'alice');
  await exchangeAndVerify(page);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const run = await page.reload();
  expect(run?.headers()['cache-control']).toContain('no-store');
  expect(violations).toEqual([]);
});

test('the cookie is sealed, HttpOnly and SameSite=Lax, and a broken one is no error', async ({
  app,
  page,
  context,
}) => {
  await page.goto(app.url);
  const cookies = await context.cookies(app.url);
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);
  const broken = await ask(app.url, {
    host: `localhost:${app.port}`,
    cookie: `${cookies[0]?.name}=%00broken; other=1`,
  });
  expect(broken.status).toBe(200);
});

test('it listens on loopback alone', async ({ app }) => {
  const { networkInterfaces } = await import('node:os');
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4');
  test.skip(!outside, 'this machine has no other address than loopback');
  await expect(ask(`http://${outside?.address}:${app.port}/healthz`, {})).rejects.toThrow('ECONNREFUSED');
});

test('127.0.0.1 leads to the one address that the login comes back to', async ({ app, page }) => {
  await page.goto(`http://127.0.0.1:${app.port}/`);
  await page.waitForURL(`${app.url}/`);
  await expect(step(page, 'Configure')).toHaveAttribute('data-status', 'pass');
});
