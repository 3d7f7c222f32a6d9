import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import {
  busy,
  busyCube,
  freePoolPort,
  isBusy,
  parseAppUrl,
  parseCubePort,
  parseHost,
  parsePort,
} from '@/scripts/address.mjs';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) await once(server.close(), 'close');
});

async function listen(host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  await once(server.listen(0, host), 'listening');
  return (server.address() as AddressInfo).port;
}

describe('PORT', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['1', 1],
    ['65534', 65_534],
    // The value that `set PORT=3100 && npm start` sets in cmd.
    ['3100 ', 3100],
  ])('%o is %i', (value, port) => {
    expect(parsePort(value)).toBe(port);
  });

  it.each(['0', '65536', '-1', '3000.5', '3e3', '0x10', 'http', '99999999999'])('%o is refused', (value) => {
    expect(() => parsePort(value)).toThrow(`PORT is "${value}", but must be a number from 1 to 65534`);
  });

  it('65535 is rejected, because it leaves no port for the demo pool', () => {
    expect(() => parsePort('65535')).toThrow('because the demo pool uses the port after it');
  });
});

describe('CUBE_PORT', () => {
  it.each([
    [undefined, 4000],
    [' 4100 ', 4100],
    ['65535', 65_535],
  ])('%o is %i', (value, port) => {
    expect(parseCubePort(value)).toBe(port);
  });

  it.each(['0', '65536', '4e3', 'cube'])('%o is refused', (value) => {
    expect(() => parseCubePort(value)).toThrow(
      `CUBE_PORT is "${value}", but must be a number from 1 to 65535`,
    );
  });
});

describe('APP_URL', () => {
  it.each([
    [undefined, 'http://localhost:3100'],
    ['', 'http://localhost:3100'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['https://claimcheck.example', 'https://claimcheck.example'],
  ])('%o is %s', (value, origin) => {
    expect(parseAppUrl(value, 3100)).toBe(origin);
  });

  it.each([
    'localhost:3000',
    'claimcheck.example',
    'ftp://claimcheck.example',
    'http://claimcheck.example/app',
    'http://claimcheck.example/?a=b',
    'http://claimcheck.example/#a',
    'http://me:secret@claimcheck.example',
  ])('%o is rejected', (value) => {
    expect(() => parseAppUrl(value, 3000)).toThrow('APP_URL is');
  });
});

describe('HOST', () => {
  it.each([
    [undefined, ['127.0.0.1', '::1']],
    ['', ['127.0.0.1', '::1']],
    ['localhost', ['127.0.0.1', '::1']],
    ['127.0.0.2', ['127.0.0.2']],
    ['::1', ['::1']],
  ])('%o listens on loopback, without a note', (value, hosts) => {
    expect(parseHost(value)).toEqual({ hosts, note: null });
  });

  it.each(['build-7.example', 'x86_64-conda-linux-gnu', '0', '0x0', '1.2.3', '*'])(
    '%o, which may not be meant for us, opens nothing',
    (value) => {
      expect(parseHost(value)).toEqual({ hosts: ['127.0.0.1', '::1'], note: expect.stringContaining(value) });
    },
  );

  it.each(['0.0.0.0', '::', '192.0.2.7'])('%s is listened on, and said what that means', (value) => {
    expect(parseHost(value)).toEqual({ hosts: [value], note: expect.stringContaining(value) });
  });
});

describe('a busy port', () => {
  it.each(['127.0.0.1', '0.0.0.0'])('is found when someone listens on %s', async (host) => {
    expect(await isBusy(await listen(host))).toBe(true);
  });

  it('is found when a program listens only on ::1, where a browser connects first', async (context) => {
    const port = await listen('::1').catch(() => context.skip('this machine has no IPv6'));
    expect(await isBusy(port)).toBe(true);
  });

  it('is free again when no program listens any longer', async () => {
    const port = await listen('127.0.0.1');
    for (const server of servers.splice(0)) await once(server.close(), 'close');
    expect(await isBusy(port)).toBe(false);
  });

  it.each([
    [3000, 'PORT=3100'],
    [65_500, 'PORT=3100'],
  ])('for %i, suggests another port', (port, remedy) => {
    const { message } = busy(port);
    expect(message).toContain(`Port ${port} is already in use`);
    expect(message).toContain(remedy);
  });

  it("for the demo's Cube, shows both commands that set another one", () => {
    const { message } = busyCube(4000);
    expect(message).toContain('Port 4000 is already in use');
    expect(message).toMatch(/CUBE_PORT=4100.* npm start/);
    expect(message).toMatch(/CUBE_PORT=4100.* npm run demo:cube/);
  });
});

describe('the port of the demo pool', () => {
  it('is the one after the app’s, or the next free one', async () => {
    const taken = await listen('127.0.0.1');
    const free = await freePoolPort({}, taken - 1);
    expect(free).toBeGreaterThan(taken);
    expect(free).toBeLessThanOrEqual(taken + 20);
  });

  it.each([
    { DEMO_POOL: 'off' },
    { DEMO_POOL: 'https://pool.example' },
    { STORE_URL: 'redis://redis' },
    { DEMO_POOL_PORT: '3005' },
    { DEMO_POOL_URL: 'https://pool.example' },
  ])('is not looked for with %o', async (env) => {
    expect(await freePoolPort(env, await listen('127.0.0.1'))).toBeUndefined();
  });
});
