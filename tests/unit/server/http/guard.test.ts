import { beforeAll, expect, test, vi } from 'vitest';

let guardResponse: typeof import('@/lib/server/http/guard').guardResponse;

beforeAll(async () => {
  vi.stubEnv('PORT', '3000');
  vi.stubEnv('APP_URL', 'https://claimcheck.test:8080');
  ({ guardResponse } = await import('@/lib/server/http/guard'));
});

const ask = (method: string, headers: Record<string, string>, source: 'own-pages' | 'links' = 'own-pages') =>
  guardResponse({ method, header: (name) => headers[name] }, source)?.status ?? 200;

test.each([
  ['localhost:3000', 200],
  ['LocalHost:3000', 200],
  ['127.0.0.1:3000', 200],
  ['[::1]:3000', 200],
  ['claimcheck.test:8080', 200],
  ['evil.example', 421],
  ['evil.example:3000', 421],
  ['localhost:3001', 421],
  ['localhost', 421],
  ['0.0.0.0:3000', 421],
  ['127.0.0.1.nip.io:3000', 421],
  ['localhost:3000.evil.example', 421],
  ['', 421],
])('Host %j: %i', (host, status) => {
  expect(ask('GET', { host })).toBe(status);
});

test.each([
  ['own page', { origin: 'http://localhost:3000' }, 200],
  ['a program that isn’t a browser', {}, 200],
  ['own page without Origin', { 'sec-fetch-site': 'same-origin' }, 200],
  ['foreign origin', { origin: 'https://evil.example' }, 403],
  ['sandboxed page', { origin: 'null' }, 403],
  ['another port of localhost', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' }, 403],
  ['another name of this machine', { origin: 'http://127.0.0.1:3000' }, 403],
  ['another scheme', { origin: 'ftp://localhost:3000' }, 403],
  ['another valid scheme', { origin: 'https://localhost:3000' }, 403],
  ['own page, only by its Origin', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }, 403],
  ['an origin with a path', { origin: 'http://localhost:3000/' }, 403],
  ['cross-site without Origin', { 'sec-fetch-site': 'cross-site' }, 403],
])('POST from %s: %i', (_, headers, status) => {
  for (const source of ['own-pages', 'links'] as const)
    expect(ask('POST', { host: 'localhost:3000', ...headers }, source)).toBe(status);
});

test.each([
  ['https://claimcheck.test', 'https://claimcheck.test', 200],
  // Anyone on the network can serve a page there.
  ['https://claimcheck.test', 'http://claimcheck.test', 403],
  ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 200],
])('APP_URL %s, Origin %s: %i', async (app_url, origin, status) => {
  vi.stubEnv('APP_URL', app_url);
  for (const name of ['environment', 'own-origins'])
    Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
  expect(ask('POST', { host: new URL(app_url).host, origin })).toBe(status);
});

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

test.each([
  ['the provider’s redirect', 'links', { 'sec-fetch-site': 'cross-site', ...navigation }, 200],
  ['a link from another site to a page', 'links', { 'sec-fetch-site': 'same-site', ...navigation }, 200],
  ['a link from another site to Start', 'own-pages', { 'sec-fetch-site': 'cross-site', ...navigation }, 403],
  ['another port linking to Start', 'own-pages', { 'sec-fetch-site': 'same-site', ...navigation }, 403],
  ['Start on our own page', 'own-pages', { 'sec-fetch-site': 'same-origin', ...navigation }, 200],
  ['Start typed into the address bar', 'own-pages', { 'sec-fetch-site': 'none', ...navigation }, 200],
  [
    'a frame',
    'links',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    403,
  ],
  [
    'a script tag',
    'links',
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    403,
  ],
  [
    'a fetch',
    'links',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    403,
  ],
] as const)('GET by %s', (_, source, headers, status) => {
  expect(ask('GET', { host: 'localhost:3000', ...headers }, source)).toBe(status);
});

test.each([
  ['localhost:4510', 'APP_URL=http://localhost:4510'],
  ['[::1]:4510', 'APP_URL=http://[::1]:4510'],
  ['claimcheck.lan:3000', 'APP_URL=https://claimcheck.lan:3000'],
])('the error for the host %s names the fix', (host, remedy) => {
  expect(guardResponse({ method: 'GET', header: (name) => ({ host })[name] }, 'links')?.message).toContain(
    remedy,
  );
});

test.each(['', 'a b', 'x"><script>', 'a/b', '\u202e'])('the error for the host %j names no fix', (host) => {
  expect(
    guardResponse({ method: 'GET', header: (name) => ({ host })[name] }, 'links')?.message,
  ).not.toContain('APP_URL=');
});
