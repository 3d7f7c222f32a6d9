import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { type App, test as base, startApp } from './app';
import { type Provider, startProvider } from './misbehaving-provider';

export { expect } from './app';

/** The profiles `one` and `two`, each a client of its own provider, in an app that only this test uses. */
export const test = base.extend<{ own: App; one: Provider; two: Provider }>({
  // biome-ignore-start lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  one: async ({}, use) => {
    const provider = await startProvider();
    await use(provider);
    await provider.stop();
  },
  two: async ({}, use) => {
    const provider = await startProvider();
    await use(provider);
    await provider.stop();
  },
  // biome-ignore-end lint/correctness/noEmptyPattern: as above
  own: async ({ one, two }, use) => {
    const app = await startApp();
    await writeFile(join(app.home, 'profiles.json'), profilesFile({ one, two }), { mode: 0o600 });
    await use(app);
    await app.stop();
  },
});

function profilesFile(providers: Record<string, Provider>): string {
  const profiles = Object.entries(providers).map(([id, { issuer, client }]) => ({
    id,
    name: id,
    template: 'custom',
    discovery_url: `${issuer}/.well-known/openid-configuration`,
    metadata: {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
    },
    client_id: client.client_id,
    client_authentication: 'client_secret_basic',
    scope: 'openid',
    extra_parameters: {},
    cube_url: 'http://localhost:4000',
  }));
  const secrets = Object.entries(providers).map(([id, { client }]) => [id, client.client_secret]);
  return JSON.stringify({ version: 1, profiles, client_secrets: Object.fromEntries(secrets) });
}

/** Presses Start with a profile and intercepts the provider's response: returns the query of the callback. */
export async function answerOf(
  browser: APIRequestContext,
  app: App,
  profile: 'one' | 'two',
): Promise<URLSearchParams> {
  const started = await browser.get(`${app.url}/start?profile=${profile}&way=straight`, { maxRedirects: 0 });
  const answered = await fetch(started.headers().location ?? '', { redirect: 'manual' });
  return new URL(answered.headers.get('location') ?? '').searchParams;
}

/** How many token requests the providers received. */
export const redeemed = (...providers: Provider[]): number[] =>
  providers.map(({ asked }) => asked.filter((path) => path === '/token').length);
