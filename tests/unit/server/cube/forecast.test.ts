import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { forecast } from '@/lib/server/cube/forecast';
import { tokenWith } from '../../components/views';

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

test('keys are asked for once, and anew when a replay is asked for', async () => {
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

test('a page does not wait for keys that do not come', async () => {
  const url = await serve(() => {});
  const { replay } = await forecast(source(url), {}, token);
  expect(replay.enforced.reason).toContain('no answer within 3 s');
});

test.each([
  ['nonsense', 'Only absolute URLs are supported'],
  ['http://elsewhere.example/jwks.json', 'was not asked'],
])('%s is asked of nobody', async (url, reason) => {
  const settings = { variables: { CUBEJS_JWK_URL: url }, has_api_secret: true, has_jwt_key: false };
  const { replay } = await forecast(source('http://localhost:1/'), { settings }, token);
  expect(replay.enforced.reason).toContain(reason);
});
