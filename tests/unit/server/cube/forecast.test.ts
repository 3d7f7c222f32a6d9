import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { forecast } from '@/lib/server/cube/forecast';
import { tokenWith } from '../../components/views';

// Requests use undici's fetch. Here, the global one replaces it, and the tests replace that.
vi.mock('undici', async (original) => ({
  ...(await original<typeof import('undici')>()),
  fetch: (url: string, { dispatcher: _, ...init }: { dispatcher?: unknown } = {}) =>
    globalThis.fetch(url, init),
}));

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await once(server.close(), 'close');
  }
});

async function serve(answer: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(answer as never);
  servers.push(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks.json`;
}

const token = tokenWith({ iss: 'https://issuer.example', aud: 'client' });
const source = (jwks_uri: string) => ({ issuer: 'https://issuer.example', jwks_uri, client_id: 'client' });

test('keys are requested once, and again for a new prediction', async () => {
  let requests = 0;
  const url = await serve((_, response) => {
    requests += 1;
    response.end('{"keys":[]}');
  });
  await forecast(source(url), {}, token);
  const { replay } = await forecast(source(url), {}, token);
  expect(requests).toBe(1);
  expect(replay.enforced.reason).toBe('Unable to verify, JWK with kid: "k1" not found');
  await forecast(source(url), {}, token, true);
  expect(requests).toBe(2);
});

describe('keys that take five seconds', () => {
  const url = 'http://localhost:9/slow.json';

  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      return new Response('{"keys":[]}');
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });

  test('a page waits three seconds for them', async () => {
    const predicted = forecast(source(url), {}, token);
    await vi.advanceTimersByTimeAsync(3_000);
    expect((await predicted).replay.enforced.reason).toContain('no response within 3 s');
    await vi.advanceTimersByTimeAsync(2_000);
  });

  test('a second request for them waits for the first', async () => {
    const predicted = forecast(source(`${url}?again`), {}, token, true);
    await vi.advanceTimersByTimeAsync(5_000);
    expect((await predicted).replay.enforced.reason).toContain('JWK with kid: "k1" not found');
  });
});

test.each([
  ['nonsense', 'Only absolute URLs are supported'],
  ['http://elsewhere.example/jwks.json', 'no request was sent'],
])('%s is not requested', async (url, reason) => {
  const settings = { variables: { CUBEJS_JWK_URL: url }, has_api_secret: true, has_jwt_key: false };
  const { replay } = await forecast(source('http://localhost:1/'), { settings }, token);
  expect(replay.enforced.reason).toContain(reason);
});
