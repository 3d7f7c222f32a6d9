import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@/tests/browser/free-ports';
import { type Provider, startProvider } from '@/tests/browser/misbehaving-provider';
import { type Answer, type Browser, newBrowser, redirectOf } from '../browser';
import { startChild } from '../child';
import type { Usage } from '../servers';

/** A running Claimcheck, and a provider that fails on request. */
export type Site = {
  url: string;
  provider: Provider;
  /** The number of requests that the app received. */
  requests(): number;
  /** A browser of this app, with no cookies yet; its requests are counted. */
  newBrowser(): Browser;
  usage(): Promise<Usage>;
  log(): string;
  stop(): Promise<void>;
};

export async function startSite(): Promise<Site> {
  const home = mkdtempSync(join(tmpdir(), 'claimcheck-soak-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const provider = await startProvider();
  const port = await freePorts();
  const url = `http://localhost:${port}`;
  const child = await startChild({
    file: 'scripts/start.mjs',
    options: ['--expose-gc'],
    env: {
      PORT: String(port),
      CLAIMCHECK_HOME: home,
      DEMO_POOL: 'off',
      OIDC_DISCOVERY_URL: provider.issuer,
      OIDC_CLIENT_ID: provider.client.client_id,
      OIDC_CLIENT_SECRET: provider.client.client_secret,
    },
    ready_url: `${url}/healthz`,
  });
  let requests = 0;
  const counted = (browser: Browser): Browser => ({
    get: (address, from) => {
      requests += 1;
      return browser.get(address, from);
    },
    post: (address, form) => {
      requests += 1;
      return browser.post(address, form);
    },
  });
  return {
    url,
    provider,
    requests: () => requests,
    newBrowser: () => counted(newBrowser()),
    usage: () => child.ask('usage'),
    log: child.log,
    stop: async () => {
      await child.stop();
      await provider.stop();
    },
  };
}

/** Presses Start. Returns the URL of the redirect. */
export async function begin(site: Site, browser: Browser, way: 'step' | 'straight'): Promise<string> {
  const start = `${site.url}/start?way=${way}&profile=env`;
  return redirectOf(start, await browser.get(start, 'same-origin'));
}

/** The provider's response for an existing session: the callback URL. */
export const atProvider = async (authorization_url: string): Promise<string> =>
  redirectOf(authorization_url, await newBrowser().get(authorization_url, 'cross-site'));

/** The browser returns with the response. Returns the URL of the page that it is redirected to, and the page. */
export async function comeBack(
  browser: Browser,
  callback: string,
): Promise<{ address: string; page: Answer }> {
  const address = redirectOf(callback, await browser.get(callback, 'cross-site'));
  return { address, page: await browser.get(address, 'cross-site') };
}
