import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test, vi } from 'vitest';
import { metadata } from '../../configure/pool-fixture';

test('a port that another program uses on ::1, which localhost resolves to first, is taken', async ({
  skip,
}) => {
  const other = createServer().listen(0, '::1');
  await once(other, 'listening').catch(() => skip('this machine has no IPv6'));
  try {
    const { port } = other.address() as AddressInfo;
    vi.stubEnv('PORT', String(port - 1));
    const { demoPoolLinks, openDemoPool } = await import('@/lib/server/process/demo-pool');
    expect(await openDemoPool()).toEqual({ on: false, reason: expect.stringContaining('DEMO_POOL_PORT') });
    expect(demoPoolLinks(metadata)).toBeNull();
  } finally {
    await once(other.close(), 'close');
  }
});
