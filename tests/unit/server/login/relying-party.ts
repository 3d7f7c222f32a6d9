import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { readProviderInput } from '@/lib/configure/provider-input';
import { newSession } from '@/lib/server/http/session';
import { beginRun } from '@/lib/server/login/begin';
import { exchange } from '@/lib/server/login/exchange';
import { receive } from '@/lib/server/login/receive';
import { refresh } from '@/lib/server/login/refresh';
import { depart } from '@/lib/server/login/sign-out';
import { askUserInfo } from '@/lib/server/login/user-info';
import { verifyRun } from '@/lib/server/login/verify';
import { discover } from '@/lib/server/outbound/discovery';
import { loadProfile, saveDraft } from '@/lib/server/profiles/profiles';
import { loadRun } from '@/lib/server/store/runs';
import type { ModuleName } from '../../../peers/conformance/modules';
import { type ConformanceProvider, startConformanceProvider } from '../../../peers/conformance/provider';

const browser = { ...newSession(), id: 'rp' };

/**
 * Claimcheck as the relying party of the conformance suite's modules: the steps that the routes call, with real
 * requests to the module's provider.
 */
export function relyingParty() {
  let home: string;
  const providers: ConformanceProvider[] = [];
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'claimcheck-rp-'));
    vi.stubEnv('CLAIMCHECK_HOME', home);
  });
  afterEach(() => {
    for (const provider of providers.splice(0)) provider.stop();
  });
  afterAll(() => rm(home, { recursive: true }));

  return async (module: ModuleName, scope = 'openid') => {
    const provider = await startConformanceProvider(module);
    providers.push(provider);
    const saved = await saveDraft(draftFor(provider, module, scope), browser.id);
    if (!saved.ok) throw new Error(JSON.stringify(saved.problems));

    const signIn = async () => {
      const stored = await loadProfile(saved.id, browser.id);
      if (!stored) throw new Error('there is no profile');
      const started = await beginRun(stored, 'straight', browser.id);
      if (!started.ok) throw new Error(JSON.stringify(started.failure));
      const callback = await visit(started.url);
      const received = await receive(callback.searchParams, browser.id, async () => stored);
      if (received.kind !== 'run') throw new Error(received.kind);
      const { id } = received.run;
      await exchange(id, browser.id);
      await verifyRun(id, browser.id);
      return { id, ...(await outcome(id)) };
    };

    const outcome = async (id: string) => {
      const run = await loadRun(id, browser.id);
      if (!run) throw new Error('the run is gone');
      const checks = run.verification?.checks ?? [];
      const failed = checks.filter(({ status }) => status === 'fail').map((check) => check.id);
      return { run, verdict: run.verification?.verdict, failed };
    };

    return {
      provider,
      signIn,
      refresh: async (id: string) => {
        await refresh(id, browser.id);
        return outcome(id);
      },
      userInfo: async (id: string) => {
        await askUserInfo(id, browser.id);
        return (await outcome(id)).run.user_info;
      },
      signOut: async (id: string) => {
        const departure = await depart(browser, { run: id, profile: null });
        if (!departure) throw new Error('there is no sign-out');
        return { returned: await visit(departure.url), state: departure.signing_out.state };
      },
      discover: () => {
        const read = readProviderInput(provider.issuer);
        if (!read.ok) throw new Error(read.failure.kind);
        return discover(read.discovery_url, read.issuer, { fresh: true });
      },
    };
  };
}

/** The URL that the provider redirects the browser to. */
async function visit(url: string): Promise<URL> {
  const { headers } = await fetch(url, { redirect: 'manual' });
  return new URL(headers.get('location') ?? 'none:');
}

const draftFor = ({ issuer, client }: ConformanceProvider, name: string, scope: string) => ({
  id: '',
  name,
  template: 'custom' as const,
  discovery_url: issuer,
  issuer: '',
  authorization_endpoint: '',
  token_endpoint: '',
  jwks_uri: '',
  userinfo_endpoint: '',
  end_session_endpoint: '',
  ...client,
  remove_secret: false,
  client_authentication: 'automatic' as const,
  scope,
  extra_parameters: '',
  cube_url: 'http://localhost:4000',
});
