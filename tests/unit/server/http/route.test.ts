import { beforeAll, describe, expect, test, vi } from 'vitest';
import { StoreUnavailable } from '@/lib/server/store/redis';
import { StoreFull } from '@/lib/server/store/store-full';

let route: typeof import('@/lib/server/http/route').route;

beforeAll(async () => {
  vi.stubEnv('PORT', '3000');
  ({ route } = await import('@/lib/server/http/route'));
});

const address = 'http://localhost:3000/runs/1';
const ask = (handle: () => Response, method = 'GET', headers: Record<string, string> = {}) =>
  route(handle)(new Request(address, { method, headers: { host: 'localhost:3000', ...headers } }), undefined);

const failing = (error: Error) => () => {
  throw error;
};

describe('the store is away', () => {
  test.each([
    ['GET', '5'],
    ['HEAD', '5'],
    ['POST', null],
  ])('%s: 503 with the reason, and retries automatically only for reads', async (method, refresh) => {
    const response = await ask(failing(new StoreUnavailable('connection refused')), method);
    expect(response.status).toBe(503);
    expect(response.headers.get('refresh')).toBe(refresh);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('connection refused');
  });
});

test.each(['own', 'all'] as const)('a full store (%s): 503 with what to do', async (whose) => {
  const response = await ask(failing(new StoreFull(whose)), 'POST');
  expect(response.status).toBe(503);
  expect(await response.text()).toContain(new StoreFull(whose).message);
});

test('any other error isn’t hidden', async () => {
  await expect(ask(failing(new TypeError('ours')))).rejects.toThrow('ours');
});

test('another page’s request: the handler isn’t run', async () => {
  const handle = vi.fn(() => new Response('done'));
  const response = await ask(handle, 'POST', { origin: 'https://evil.example' });
  expect(response.status).toBe(403);
  expect(handle).not.toHaveBeenCalled();
});
