import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { listenForCallback } from '@/login/callback-listener';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('a connection that was opened in advance doesn’t keep the listener', async () => {
  const port = await freePort();
  const listener = await listenForCallback(`http://localhost:${port}/callback`, () => true);
  const silent = connect(port, '127.0.0.1');
  await once(silent, 'connect');
  const ended = once(silent, 'close');
  silent.on('error', () => {});
  await listener?.close();
  await ended;
  expect(listener).not.toBeNull();
});

test('accepts a code as long as providers send', async () => {
  const url = `http://localhost:${await freePort()}/callback`;
  const listener = await listenForCallback(url, (state) => state === 's');
  const code = 'c'.repeat(60_000);
  expect((await fetch(`${url}?state=s&code=${code}`)).status).toBe(200);
  expect((await listener?.answered)?.get('code')).toBe(code);
  await listener?.close();
});

test('a form at the callback URL is a response with form_post, and is named', async () => {
  const port = await freePort();
  const listener = await listenForCallback(`http://localhost:${port}/callback`, () => true);
  const asked = request({
    host: '127.0.0.1',
    port,
    path: '/callback',
    method: 'POST',
    headers: { host: `localhost:${port}` },
  }).end('code=c&state=s');
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const body = await text(response);
  await listener?.close();
  expect(response.statusCode).toBe(403);
  expect(body).toMatch(/form_post/);
});
