import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, startApp, test } from './app';
import { freePorts } from './free-ports';
import { send, statusOf } from './raw';
import { chooseWay, exchangeAndVerify, signIn, start, step } from './steps';

test('if the port after the app’s is taken, the demo pool uses the next free one and prints it', async ({
  page,
}) => {
  const port = await freePorts();
  const other = createServer((_, response) => response.end('something else')).listen(port + 1, '127.0.0.1');
  await once(other, 'listening');
  const app = await startApp({}, port);
  try {
    const at = /Demo pool: http:\/\/127\.0\.0\.1:(\d+)\//.exec(app.log())?.[1];
    expect(Number(at)).toBeGreaterThan(port + 1);
    expect(app.log()).toContain(`Port ${port + 1} is in use`);
    await page.goto(app.url);
    await chooseWay(page, 'step');
    await start(page);
    await signIn(page, 'alice');
    await exchangeAndVerify(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  } finally {
    await app.stop();
    other.close();
  }
});

test('a taken demo pool port from the environment turns the pool off', async ({ page }) => {
  const port = await freePorts();
  const other = createServer((_, response) => response.end('something else')).listen(port + 1, '127.0.0.1');
  await once(other, 'listening');
  const app = await startApp({ DEMO_POOL_PORT: String(port + 1) }, port);
  try {
    expect(app.log()).toMatch(new RegExp(`demo pool is off: port ${port + 1} is in use.*DEMO_POOL_PORT`));
    await page.goto(app.url);
    const configure = step(page, 'Configure');
    await expect(configure).toHaveAttribute('data-status', 'fail');
    await expect(configure).toContainText(String(port + 1));
  } finally {
    await app.stop();
    other.close();
  }
});

test('it listens on both loopbacks, and no other server can use them', async ({ app }) => {
  test.skip(!(await hasIpv6()), 'this machine has no IPv6');
  for (const host of ['127.0.0.1', '::1']) {
    const answer = await send(
      app.port,
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
      host,
    );
    expect(statusOf(answer), host).toBe(200);
    const pool = await send(
      app.port + 1,
      'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      host,
    );
    expect(pool, host).toMatch(/^HTTP\/1\.1 /);
  }
});

async function hasIpv6(): Promise<boolean> {
  const server = createServer().listen(0, '::1');
  return await once(server, 'listening')
    .then(() => true)
    .catch(() => false)
    .finally(() => server.close());
}

test('a signal ends it with exit code 0, after earlier requests got their responses', async () => {
  const app = await startApp();
  const body = JSON.stringify({ token: 'x' });
  const head = [
    'POST /api/verify HTTP/1.1',
    `Host: localhost:${app.port}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ].join('\r\n');
  const socket = connect(app.port, '127.0.0.1', () => socket.write(`${head}\r\n\r\n`));
  const idle = connect(app.port, '127.0.0.1');
  let answer = '';
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text;
  });
  try {
    // It was accepted, and waits for its body.
    await expect.poll(() => answer).toContain('100 Continue');
    process.kill(app.pid, 'SIGTERM');
    await expect
      .poll(() => send(app.port, '', '127.0.0.1').catch((error) => error.code))
      .toBe('ECONNREFUSED');
    expect(app.exitCode()).toBeNull();
    socket.write(body);
    await once(socket, 'close');
    expect(answer).toContain('HTTP/1.1 200');
    await expect.poll(() => app.exitCode()).toBe(0);
  } finally {
    socket.destroy();
    idle.destroy();
    await app.stop();
  }
});

test('damaged keys of the demo pool affect nothing else', async ({ page }) => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  await writeFile(join(home, 'demo-pool-keys.json'), '{"id":{}}', { mode: 0o600 });
  const app = await startApp({ CLAIMCHECK_HOME: home });
  try {
    expect(app.log()).toContain('demo-pool-keys.json');
    expect((await page.goto(app.url))?.status()).toBe(200);
  } finally {
    await app.stop();
    await rm(home, { recursive: true });
  }
});

test('a folder that can’t be created stops the start with a message', async () => {
  const home = await mkdtemp(join(tmpdir(), 'claimcheck-test-'));
  try {
    await writeFile(join(home, 'file'), '');
    await expect(startApp({ CLAIMCHECK_HOME: join(home, 'file', 'below') })).rejects.toThrow(
      /CLAIMCHECK_HOME/,
    );
  } finally {
    await rm(home, { recursive: true });
  }
});

test('it prints where it is, and no secret', async ({ app }) => {
  expect(app.log()).toContain(`Claimcheck is ready: ${app.url}`);
  expect(app.log()).toContain(app.pool);
  expect(app.log()).not.toContain('secret');
});
