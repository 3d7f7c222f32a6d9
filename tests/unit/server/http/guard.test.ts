import { beforeAll, expect, test, vi } from 'vitest';

let refuse: typeof import('@/lib/server/http/guard').refuse;

beforeAll(async () => {
  vi.stubEnv('PORT', '3000');
  vi.stubEnv('APP_URL', 'http://claimcheck.test:8080');
  ({ refuse } = await import('@/lib/server/http/guard'));
});

const ask = (method: string, path: string, headers: Record<string, string>) =>
  refuse({ method, path, headers: new Headers(headers) })?.status ?? 200;

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
  expect(ask('GET', '/', { host })).toBe(status);
  expect(ask('GET', '/healthz', { host })).toBe(200);
});

test.each([
  ['own page', { origin: 'http://localhost:3000' }, 200],
  ['a program that is no browser', {}, 200],
  ['own page without Origin', { 'sec-fetch-site': 'same-origin' }, 200],
  ['foreign origin', { origin: 'https://evil.example' }, 403],
  ['sandboxed page', { origin: 'null' }, 403],
  ['another port of localhost', { origin: 'http://localhost:5173', 'sec-fetch-site': 'same-site' }, 403],
  ['another name of this machine', { origin: 'http://127.0.0.1:3000' }, 403],
  ['another scheme', { origin: 'ftp://localhost:3000' }, 403],
  ['another scheme that a browser knows', { origin: 'https://localhost:3000' }, 403],
  ['own page, by its Origin alone', { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' }, 403],
  ['an origin with a path', { origin: 'http://localhost:3000/' }, 403],
  ['cross-site without Origin', { 'sec-fetch-site': 'cross-site' }, 403],
])('POST from %s: %i', (_, headers, status) => {
  expect(ask('POST', '/runs/x/exchange', { host: 'localhost:3000', ...headers })).toBe(status);
});

test.each([
  ['https://claimcheck.test', 'https://claimcheck.test', 200],
  // Whoever stands in the network can serve a page there.
  ['https://claimcheck.test', 'http://claimcheck.test', 403],
  ['http://claimcheck.test', 'http://claimcheck.test', 200],
])('APP_URL %s, Origin %s: %i', async (app_url, origin, status) => {
  vi.stubEnv('APP_URL', app_url);
  for (const name of ['environment', 'own-origins'])
    Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
  expect(ask('POST', '/', { host: 'claimcheck.test', origin })).toBe(status);
});

const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

test.each([
  ['the provider coming back', '/callback', { 'sec-fetch-site': 'cross-site', ...navigation }, 200],
  ['a link elsewhere to a page', '/', { 'sec-fetch-site': 'cross-site', ...navigation }, 200],
  ['a link elsewhere to Start', '/start', { 'sec-fetch-site': 'cross-site', ...navigation }, 403],
  ['another port linking to Start', '/start', { 'sec-fetch-site': 'same-site', ...navigation }, 403],
  ['Start on the own page', '/start', { 'sec-fetch-site': 'same-origin', ...navigation }, 200],
  ['Start typed into the address bar', '/start', { 'sec-fetch-site': 'none', ...navigation }, 200],
  [
    'a frame',
    '/',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    403,
  ],
  [
    'a script tag',
    '/x.js',
    { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script' },
    403,
  ],
  [
    'a fetch',
    '/',
    { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
    403,
  ],
])('GET by %s', (_, path, headers, status) => {
  expect(ask('GET', path, { host: 'localhost:3000', ...headers })).toBe(status);
});
