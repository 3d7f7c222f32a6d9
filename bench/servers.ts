import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Child, startChild } from './child';
import type { Provider } from './provider';

/** A server where a browser can sign in. */
export type Server = Child & {
  /** Starts a sign-in that ends at a page with the result. */
  start_url: string;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
};

export type App = Server & { url: string };

/** Starts the production build like `npm start`, with a new data folder in `folder`. */
export async function startApp(port: number, provider: Provider, folder: string): Promise<App> {
  const url = `http://localhost:${port}`;
  const child = await startChild({
    file: 'scripts/start.mjs',
    env: {
      PORT: String(port),
      CLAIMCHECK_HOME: mkdtempSync(join(folder, 'app-')),
      OIDC_DISCOVERY_URL: `${provider.issuer}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: provider.client_id,
      OIDC_CLIENT_SECRET: provider.client_secret,
    },
    ready_url: `${url}/healthz`,
  });
  return { ...asServer(child, `${url}/start?way=straight&profile=env`), url };
}

/** Starts the server of `bare-server.mjs`, which has the app's callback URL, so only one of them runs at a time. */
export async function startBare(port: number, provider: Provider): Promise<Server> {
  const url = `http://localhost:${port}`;
  const child = await startChild({
    file: 'bench/bare-server.mjs',
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.client_id,
      OIDC_CLIENT_SECRET: provider.client_secret,
    },
    ready_url: url,
  });
  return asServer(child, `${url}/start`);
}

const asServer = (child: Child, start_url: string): Server => ({
  ...child,
  start_url,
  memory: () => child.ask<number>('memory'),
});
