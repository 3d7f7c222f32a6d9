import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NextRequest } from 'next/server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

let home: string;
let proxy: typeof import('@/proxy').proxy;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-proxy-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  vi.stubEnv('PORT', '3000');
  ({ proxy } = await import('@/proxy'));
});
afterAll(() => rm(home, { recursive: true }));

async function policyIn(environment: 'production' | 'development'): Promise<string> {
  vi.stubEnv('NODE_ENV', environment);
  const request = new NextRequest('http://localhost:3000/', { headers: { host: 'localhost:3000' } });
  return (await proxy(request)).headers.get('content-security-policy') ?? '';
}

test('the policy makes no exception but for the tools of development', async () => {
  expect(await policyIn('production')).not.toContain('unsafe');
  const dev = await policyIn('development');
  expect(dev).toContain("style-src 'self' 'unsafe-inline';");
  expect(dev).toContain("frame-ancestors 'none'");
});
