/// <reference types="vite/client" />
import { expect, test, vi } from 'vitest';

// The proxy stands in front of everything; these stand where it could be passed by. Whoever adds a route or a server
// action finds it in here.

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'evil.example' }),
  cookies: () => Promise.reject(new Error('it went on, and asked who is there')),
}));

type Handler = (request: Request, context: unknown) => Promise<Response>;

const routes = import.meta.glob<Record<string, Handler>>('/app/**/route.ts');
const actions = import.meta.glob<Record<string, (...given: unknown[]) => Promise<unknown>>>(
  '/app/**/actions.ts',
);
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
/** Asked by load balancers, which know only an address; they answer the same to everyone. */
const open = ['/app/healthz/route.ts', '/app/readyz/route.ts'];

test('there are routes and actions', () => {
  expect(Object.keys(routes).length).toBeGreaterThan(10);
  expect(Object.keys(actions).length).toBeGreaterThan(2);
});

const guarded = Object.entries(routes).filter(([file]) => !open.includes(file));

test.each(guarded)('%s refuses a foreign Host and another page itself', async (_, load) => {
  const handlers = Object.entries(await load()).filter(([name]) => methods.includes(name));
  expect(handlers.length).toBeGreaterThan(0);
  for (const [method, handle] of handlers) {
    const ask = async (headers: Record<string, string>) => {
      const request = new Request('http://localhost:3000/asked', { method, headers });
      return (await handle(request, { params: Promise.resolve({ id: 'x' }) })).status;
    };
    expect(await ask({ host: 'evil.example' }), `${method}, foreign Host`).toBe(421);
    const site = { host: 'localhost:3000', 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    expect(await ask(site), `${method}, another site`).toBe(403);
  }
});

test.each(Object.entries(actions))('each action of %s refuses itself', async (_, load) => {
  const all = Object.entries(await load());
  expect(all.length).toBeGreaterThan(0);
  for (const [name, act] of all) {
    for (const given of [new FormData(), {}, undefined]) {
      await expect(act(given, given), name).rejects.toThrow('does not answer for the host');
    }
  }
});
