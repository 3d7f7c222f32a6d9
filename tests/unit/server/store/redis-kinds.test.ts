import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freePort, type Redis, redisMissing, startRedis } from '@/tests/redis';

// Other setups than a plain Redis: a cluster, TLS, a user with few rights.

let folder: string;
let redis: Redis | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-redis-'));
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.stubEnv('CLAIMCHECK_SECRET', 'a secret of the tests: 0123456789');
});
afterEach(async () => {
  await redis?.stop();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

/** The response of /readyz for the store at `url`: `null` if a sign-in works. */
async function readinessAt(url: string): Promise<string | null> {
  vi.stubEnv('STORE_URL', url);
  for (const name of ['environment', 'redis', 'readiness', 'collection trial'])
    Reflect.deleteProperty(globalThis, Symbol.for(`claimcheck.${name}`));
  const { awaitStore } = await import('@/lib/server/store/redis');
  const { readinessProblem } = await import('@/lib/server/store/store');
  await awaitStore();
  return await readinessProblem();
}

const opened = async (url: string) => {
  const client = createClient({ url });
  client.on('error', () => {});
  return await client.connect();
};

describe.skipIf(redisMissing)('a store that is', { timeout: 60_000 }, () => {
  test('a cluster of one shard is ready', async () => {
    redis = await startRedis(['--cluster-enabled', 'yes', '--dir', folder]);
    const raw = await opened(redis.url);
    await raw.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', '0', '16383']);
    await vi.waitUntil(
      async () => String(await raw.sendCommand(['CLUSTER', 'INFO'])).includes('cluster_state:ok'),
      {
        timeout: 20_000,
      },
    );
    expect(await readinessAt(redis.url)).toBeNull();
    raw.destroy();
  });

  test('a cluster without all shards is reported as a cluster', async () => {
    redis = await startRedis(['--cluster-enabled', 'yes', '--dir', folder]);
    expect(await readinessAt(redis.url)).toContain('one shard');
  });

  test('open to a user with the rights that docs/team.md lists is ready, and without any one of them isn’t', async () => {
    redis = await startRedis();
    const raw = await opened(redis.url);
    const rights =
      /`(~\{claimcheck\}[^`]*)`/.exec(await readFile('docs/team.md', 'utf8'))?.[1]?.split(' ') ?? [];
    expect(rights.length).toBeGreaterThan(10);
    const url = redis.url.replace('redis://', 'redis://someone:p%40ss@');
    await raw.aclSetUser('someone', ['on', '>p@ss', ...rights]);
    expect(await readinessAt(url)).toBeNull();
    await raw.aclSetUser('someone', ['-zrem']);
    expect(await readinessAt(url)).toContain('docs/team.md');
    expect(await readinessAt(url.replace('p%40ss', 'other'))).toContain('STORE_URL');
    raw.destroy();
  });

  test.skipIf(spawnSync('openssl', ['version']).status !== 0)(
    'behind TLS with client certificates is ready with one, and reports the missing one',
    async () => {
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const made = spawnSync('openssl', [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert],
        ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ]);
      expect(made.status).toBe(0);
      const port = await freePort();
      redis = await startRedis([
        ...[
          '--tls-port',
          String(port),
          '--tls-cert-file',
          cert,
          '--tls-key-file',
          key,
          '--tls-ca-cert-file',
          cert,
        ],
        ...['--tls-auth-clients', 'yes'],
      ]);
      vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      expect(await readinessAt(`rediss://127.0.0.1:${port}`)).toContain('STORE_CERT');
      vi.stubEnv('STORE_CERT', cert);
      vi.stubEnv('STORE_KEY', key);
      expect(await readinessAt(`rediss://127.0.0.1:${port}`)).toBeNull();
      expect(await readinessAt(`redis://127.0.0.1:${port}`)).toContain('rediss://');
    },
  );
});
