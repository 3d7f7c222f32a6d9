import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, vi } from 'vitest';
import { issuerOrigin, password, pool } from '../../demo-pool/pool-fixture';

// Requests use undici's fetch. Here, the global one replaces it, and the tests replace that.
vi.mock('undici', async (original) => ({
  ...(await original<typeof import('undici')>()),
  fetch: (url: string, { dispatcher: _, ...init }: { dispatcher?: unknown } = {}) =>
    globalThis.fetch(url, init),
}));

type Login = typeof import('@/lib/server/login/begin') &
  typeof import('@/lib/server/login/receive') &
  typeof import('@/lib/server/login/exchange') &
  typeof import('@/lib/server/login/verify') &
  typeof import('@/lib/server/login/refresh') &
  typeof import('@/lib/server/login/user-info') &
  typeof import('@/lib/server/login/revoke') &
  typeof import('@/lib/server/login/sign-out') &
  typeof import('@/lib/server/login/client-credentials') &
  typeof import('@/lib/server/store/runs') &
  typeof import('@/lib/server/profiles/profiles');

/**
 * The steps of a sign-in as the routes call them, with the demo pool instead of the network. `fetch` passes every
 * request to the pool, so nothing listens and nothing is sent.
 */
export function journey() {
  const provider = pool();
  const requests: Request[] = [];
  let home: string;
  let login: Login;
  /** Replaces the pool's response to requests with URLs that end like this, once each. */
  const instead = new Map<string, () => Response | Promise<Response>>();

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'claimcheck-journey-'));
    vi.stubEnv('CLAIMCHECK_HOME', home);
    vi.stubEnv('DEMO_POOL', issuerOrigin);
    vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
      const request = new Request(url, init);
      requests.push(request.clone());
      const [end, answer] = [...instead].find(([end]) => url.endsWith(end)) ?? [];
      if (end === undefined || answer === undefined) return provider.handle(request);
      instead.delete(end);
      return answer();
    });
    const { openDemoPool } = await import('@/lib/server/process/demo-pool');
    await openDemoPool();
    login = {
      ...(await import('@/lib/server/login/begin')),
      ...(await import('@/lib/server/login/receive')),
      ...(await import('@/lib/server/login/exchange')),
      ...(await import('@/lib/server/login/verify')),
      ...(await import('@/lib/server/login/refresh')),
      ...(await import('@/lib/server/login/user-info')),
      ...(await import('@/lib/server/login/revoke')),
      ...(await import('@/lib/server/login/sign-out')),
      ...(await import('@/lib/server/login/client-credentials')),
      ...(await import('@/lib/server/store/runs')),
      ...(await import('@/lib/server/profiles/profiles')),
    };
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    await rm(home, { recursive: true });
  });

  async function demoProfile(browser: string) {
    const stored = await login.loadProfile('demo', browser);
    if (!stored) throw new Error('there is no demo profile');
    return stored;
  }

  /** Start, and the URL that the browser is sent to. */
  async function start(browser: string): Promise<URL> {
    const started = await login.beginRun(await demoProfile(browser), 'step', browser);
    if (!started.ok) throw new Error(JSON.stringify(started.failure));
    return new URL(started.url);
  }

  /** The user's actions at the provider; returns the query of the callback. */
  async function signIn(address: URL, username = 'alice', typed = password): Promise<URLSearchParams> {
    const sent = await provider.post(`/login${address.search}`, { username, password: typed });
    const location = sent.headers.get('location');
    if (location === null) throw new Error(`the sign-in page answered ${sent.status}`);
    return new URL(location).searchParams;
  }

  const callback = (parameters: URLSearchParams, browser: string) =>
    login.receive(parameters, browser, () => demoProfile(browser));

  /** A run that has received its code. */
  async function received(browser: string, username = 'alice') {
    const arrived = await callback(await signIn(await start(browser), username), browser);
    if (arrived.kind !== 'run') throw new Error(arrived.kind);
    return arrived.run;
  }

  /** A run with its tokens exchanged and verified. */
  async function verified(browser: string, username = 'alice') {
    const { id } = await received(browser, username);
    await login.exchange(id, browser);
    const run = await login.verifyRun(id, browser);
    if (!run) throw new Error('the run is gone');
    return run;
  }

  async function load(id: string, browser: string) {
    const run = await login.loadRun(id, browser);
    if (!run) throw new Error('the run is gone');
    return run;
  }

  return {
    provider,
    requests,
    instead,
    start,
    signIn,
    callback,
    received,
    verified,
    load,
    login: () => login,
  };
}
