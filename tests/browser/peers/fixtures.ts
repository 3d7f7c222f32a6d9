import type { Page, TestInfo } from '@playwright/test';
import { type App, test as base, startApp } from '../app';
import { configure, password } from '../steps';
import { type CognitoLocal, cognitoLocalUnavailable, startCognitoLocal } from './cognito-local';
import { type Client, type OidcProvider, startOidcProvider } from './oidc-provider';
import { unavailable } from './unavailable';

/** The client's registration at the provider, without its credentials. */
export type Registered = Omit<
  Client,
  'client_id' | 'redirect_uris' | 'post_logout_redirect_uris' | 'grant_types'
>;

type Peers = {
  own: App;
  registered: Registered;
  rotates: boolean;
  client: Client;
  provider: OidcProvider;
  configured: Page;
  cognito: CognitoLocal;
};

/** The sub of cognito-local's only user. */
export const email = 'alice@example.com';

export const basic: Registered = {
  token_endpoint_auth_method: 'client_secret_basic',
  // Has characters that Basic must encode first (RFC 6749 §2.3.1), and forms too.
  client_secret: 'a+b/c:d=e&f%20 g',
  id_token_signed_response_alg: 'RS256',
};

/**
 * `own`: the test's own app, so that it can save profiles in it. `configured`: its page, with a profile of `provider`.
 */
export const test = base.extend<Peers>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  own: async ({}, use) => {
    const app = await startApp();
    await use(app);
    await app.stop();
  },
  registered: [basic, { option: true }],
  rotates: [true, { option: true }],
  client: async ({ own, registered }, use) => {
    await use({
      client_id: 'claimcheck',
      redirect_uris: [`${own.url}/callback`],
      post_logout_redirect_uris: [`${own.url}/signed-out`],
      grant_types: ['authorization_code', 'refresh_token'],
      ...registered,
    });
  },
  provider: async ({ client, rotates }, use, info) => {
    skipFor(unavailable('oidc-provider'), info);
    const provider = await startOidcProvider(client, rotates);
    await use(provider);
    await provider.stop();
  },
  configured: async ({ own, client, provider, page }, use) => {
    await page.goto(own.url);
    await configure(page, { discovery_url: provider.discovery_url, ...client });
    await use(page);
  },
  cognito: async ({ own }, use, info) => {
    skipFor(await cognitoLocalUnavailable(), info);
    const cognito = await startCognitoLocal(`${own.url}/callback`, { email, password });
    await use(cognito);
    await cognito.stop();
  },
});

/** Playwright's list of tests omits the reason. */
function skipFor(reason: string | null, info: TestInfo): void {
  if (reason === null) return;
  console.log(`Skipped: ${reason}`);
  info.skip(true, reason);
}
