/// <reference types="vite/client" />
import { expect, test, vi } from 'vitest';

// The front door checks every request first. These guards apply if a spelling of a path gets past it. Each new route
// and server action is included automatically.

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'evil.example' }),
  cookies: () => Promise.reject(new Error('it continued, and read the cookies')),
}));

type Handler = (request: Request, context: unknown) => Promise<Response>;

const routes = import.meta.glob<Record<string, Handler>>('/app/**/route.ts');
const actions = import.meta.glob<Record<string, (...given: unknown[]) => Promise<unknown>>>(
  '/app/**/actions.ts',
);
/** The provider redirects the browser here from its own site. */
const linked = '/app/callback/route.ts';
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

test('there are routes and actions', () => {
  expect(Object.keys(routes).length).toBeGreaterThan(10);
  expect(Object.keys(actions).length).toBeGreaterThan(2);
});

test.each(Object.entries(routes))('%s rejects a foreign Host and another page itself', async (file, load) => {
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
    const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
    for (const from of file === linked ? [] : ['cross-site', 'same-site']) {
      const status = await ask({ host: 'localhost:3000', 'sec-fetch-site': from, ...link });
      expect(status, `${method}, a link elsewhere`).toBe(403);
    }
  }
});

test.each(Object.entries(actions))('each action of %s rejects them itself', async (_, load) => {
  const all = Object.entries(await load());
  expect(all.length).toBeGreaterThan(0);
  for (const [name, act] of all) {
    for (const given of [new FormData(), {}, undefined]) {
      await expect(act(given, given), name).rejects.toThrow('evil.example');
    }
  }
});
