import { expect, test } from './app';
import { ask } from './ask';
import { exchangeAndVerify, signIn, start, step } from './steps';

test('no parameter and no path redirects to another site', async ({ app }) => {
  const names = 'next redirect redirect_uri redirect_url return returnTo return_to url uri target to continue'
    .concat(' post_logout_redirect_uri logout_uri callback callback_url iss issuer state profile way refused')
    .concat(' error_uri target_link_uri login_hint from goto dest destination reveal verify import p')
    .split(' ');
  const places = ['https://evil.example/', '//evil.example/', '/\\evil.example', 'javascript:alert(1)'];
  const provider = app.pool.replace('localhost', '127.0.0.1').replace(/\/[^/]*$/, '');
  for (const place of places) {
    const query = new URLSearchParams(names.map((name) => [name, place]));
    for (const path of ['/', '/start', '/callback', '/inspect', '/runs/x', '/runs/x/har']) {
      for (const host of [`localhost:${app.port}`, `127.0.0.1:${app.port}`]) {
        const headers = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
        for (const method of ['GET', 'POST']) {
          const { headers: answered } = await ask(`${app.url}${path}?${query}`, { method, headers });
          for (const to of [answered.location, answered.refresh?.replace(/^.*?url=/, '')]) {
            if (to === undefined) continue;
            const { origin } = new URL(to, app.url);
            expect([app.url, ...(path === '/start' ? [provider] : [])], `${path} → ${to}`).toContain(origin);
          }
        }
      }
    }
  }
  for (const path of ['//evil.example', '/\\evil.example/', '/%2f%2fevil.example', '/./\\/evil.example/..']) {
    for (const host of [`localhost:${app.port}`, `127.0.0.1:${app.port}`]) {
      const headers = { host, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
      const { headers: answered } = await ask(app.url, { path, headers });
      for (const to of [answered.location, answered.refresh?.replace(/^.*?url=/, '')]) {
        if (to !== undefined) expect(new URL(to, app.url).origin, `${path} → ${to}`).toBe(app.url);
      }
    }
  }
});

test('rejected requests and missing pages have the same policy as any page', async ({ app }) => {
  const host = `localhost:${app.port}`;
  for (const [path, headers, status] of [
    ['/', { host: 'evil.example' }, 421],
    ['/start', { host, 'sec-fetch-site': 'cross-site' }, 403],
    ['/nowhere', { host }, 404],
    ['/runs/nobodys', { host }, 404],
    // Next.js has its own route for it unless it is disabled.
    ['/_next/image?url=%2Ficon.svg&w=64&q=75', { host }, 404],
  ] as const) {
    const answer = await ask(app.url + path, { headers });
    expect(answer.status, path).toBe(status);
    expect(answer.headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options'], path).toBe('nosniff');
    expect(answer.headers['cache-control'], path).toContain('no-store');
  }
});

test('pages have a nonce policy without exceptions, and are not framed or cached', async ({ app, page }) => {
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

test('the cookie is sealed, HttpOnly and SameSite=Lax, and a broken one isn’t an error', async ({
  app,
  page,
  context,
}) => {
  await page.goto(app.url);
  const cookies = await context.cookies(app.url);
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Lax' }]);
  const broken = { cookie: `${cookies[0]?.name}=%00broken; other=1` };
  expect((await ask(app.url, { headers: broken })).status).toBe(200);
});

test('it listens only on loopback', async ({ app }) => {
  const { networkInterfaces } = await import('node:os');
  const outside = Object.values(networkInterfaces())
    .flat()
    .find((address) => address && !address.internal && address.family === 'IPv4');
  test.skip(!outside, 'this machine has only loopback addresses');
  await expect(ask(`http://${outside?.address}:${app.port}/healthz`)).rejects.toThrow('ECONNREFUSED');
});

test('127.0.0.1 redirects to the one URL of the callback', async ({ app, page }) => {
  await page.goto(`http://127.0.0.1:${app.port}/`);
  await page.waitForURL(`${app.url}/`);
  await expect(step(page, 'Configure')).toHaveAttribute('data-status', 'pass');
});
