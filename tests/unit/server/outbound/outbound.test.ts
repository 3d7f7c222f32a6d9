import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test, vi } from 'vitest';
import { send } from '@/lib/server/outbound/outbound';

let server: Server | undefined;

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

afterEach(() => {
  vi.useRealTimers();
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

test('returns status, headers, and text', async () => {
  const url = await serve((_, response) => response.writeHead(404, { 'X-Word': 'yes' }).end('gone'));
  const result = await send(url);
  expect(result).toMatchObject({
    ok: true,
    response: { url, status: 404, body: 'gone', headers: { 'x-word': 'yes' } },
  });
});

test('posts the given body', async () => {
  const url = await serve(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    response.end(`${request.method} ${request.headers['content-type']} ${text}`);
  });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const result = await send(url, { method: 'POST', headers, body: 'a=1' });
  expect(result).toMatchObject({ response: { body: 'POST application/x-www-form-urlencoded a=1' } });
});

test('redirect: not followed, and its target is reported', async () => {
  let asked = 0;
  const url = await serve((_, response) => {
    asked += 1;
    response.writeHead(302, { location: 'http://192.0.2.1/secret' }).end();
  });
  expect(await send(url)).toEqual({
    ok: false,
    fault: { kind: 'redirected', url, status: 302, location: 'http://192.0.2.1/secret' },
  });
  expect(asked).toBe(1);
});

test('redirect to a path: reported as the full URL', async () => {
  const url = await serve((_, response) => response.writeHead(302, { location: '/moved/?a=1' }).end());
  expect(await send(url)).toMatchObject({ fault: { location: new URL('/moved/?a=1', url).href } });
});

test('response over a megabyte: cut off', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(1_048_577)));
  expect(await send(url)).toMatchObject({ ok: false, fault: { kind: 'too-large', limit_bytes: 1_048_576 } });
});

test('response of a megabyte: accepted', async () => {
  const url = await serve((_, response) => response.end('x'.repeat(1_048_576)));
  expect(await send(url)).toMatchObject({ ok: true });
});

test('gzip bomb: counted after decompression', async () => {
  const bomb = gzipSync(Buffer.alloc(60_000_000));
  const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  expect(await send(url)).toMatchObject({ ok: false, fault: { kind: 'too-large' } });
});

test('endless response: cut off at the limit', async () => {
  const url = await serve((request, response) => {
    const more = () => {
      while (!request.socket.destroyed && response.write('x'.repeat(65_536))) {}
    };
    response.on('drain', more);
    more();
  });
  expect(await send(url)).toMatchObject({ ok: false, fault: { kind: 'too-large' } });
});

test.each(['no answer at all', 'a byte and then silence'])('%s: timed out', async (kind) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let arrived = () => {};
  const asked = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const url = await serve((_, response) => {
    if (kind !== 'no answer at all') response.write('x');
    arrived();
  });
  const result = send(url);
  await asked;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await result).toEqual({ ok: false, fault: { kind: 'timed-out', url, limit_ms: 10_000 } });
});

test('a port that fetch blocks: its own reason', async () => {
  const url = 'http://localhost:1/';
  expect(await send(url)).toEqual({ ok: false, fault: { kind: 'unreachable', url, reason: 'bad port' } });
});

test('no program listens: the reason is the system’s code', async () => {
  const url = await serve(() => {});
  await new Promise((resolve) => server?.close(resolve));
  expect(await send(url)).toEqual({ ok: false, fault: { kind: 'unreachable', url, reason: 'ECONNREFUSED' } });
});

test('not UTF-8: shown as far as it can be', async () => {
  const url = await serve((_, response) => response.end(Buffer.from([0x61, 0xff, 0x62])));
  expect(await send(url)).toMatchObject({ response: { body: 'a\ufffdb' } });
});
