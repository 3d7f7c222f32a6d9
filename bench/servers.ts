import { join } from 'node:path';
import { readJson } from '@/scripts/root.mjs';
import { type Child, startChild } from './child';
import { ensureLeastNextBuilt } from './least-next/build.mjs';
import type { Provider } from './provider';

/** A server where a browser can sign in. */
export type Server = Child & {
  /** The URL for browsers. */
  url: string;
  /** Where it listens, which replicas don't share. */
  local_url: string;
  /** Starts a sign-in that ends at a page with the result. */
  start_url: string;
  usage(): Promise<Usage>;
  /** CPU time of the process so far, in milliseconds. */
  cpu(): Promise<number>;
};

/** Bytes: the process's resident memory, and the part in use after a garbage collection. */
export type Usage = { resident: number; used: number };

/** Options of Node.js in `npm start`. */
const optionsOfStart: string[] = readJson('package.json')
  .scripts.start.split(' ')
  .filter((word: string) => word.startsWith('--'));

/**
 * Starts the production build like `npm start`, with a data folder in `folder`. All starts share it, because only the
 * first one ever makes keys.
 * @param env what a replica needs in addition
 */
export async function startApp(
  port: number,
  provider: Provider,
  folder: string,
  env: Record<string, string> = {},
): Promise<Server> {
  const local_url = `http://localhost:${port}`;
  const url = env.APP_URL ?? local_url;
  const child = await startChild({
    file: 'scripts/start.mjs',
    options: [...optionsOfStart, '--expose-gc'],
    env: {
      PORT: String(port),
      CLAIMCHECK_HOME: join(folder, 'app'),
      OIDC_DISCOVERY_URL: `${provider.issuer}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: provider.client_id,
      OIDC_CLIENT_SECRET: provider.client_secret,
      ...env,
    },
    ready_url: `${local_url}/healthz`,
  });
  return asServer(child, { url, local_url, start_url: `${url}/start?way=straight&profile=env` });
}

/** Starts the server of `bare-server.mjs`. */
export const startBare = (port: number, provider: Provider): Promise<Server> =>
  startOther('bench/bare-server.mjs', port, provider);

/** Starts the server of `least-next/server.mjs`, after a build if there's none. */
export const startLeastNext = async (port: number, provider: Provider): Promise<Server> =>
  startOther('bench/least-next/server.mjs', port, provider, {
    LEAST_NEXT_BUILD: await ensureLeastNextBuilt(),
    NEXT_TELEMETRY_DISABLED: '1',
  });

/** Starts a server that Claimcheck is compared with. */
async function startOther(
  file: string,
  port: number,
  provider: Provider,
  env: Record<string, string> = {},
): Promise<Server> {
  const url = `http://localhost:${port}`;
  const child = await startChild({
    file,
    options: ['--expose-gc'],
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: provider.client_id,
      OIDC_CLIENT_SECRET: provider.client_secret,
      ...env,
    },
    ready_url: url,
  });
  return asServer(child, { url, local_url: url, start_url: `${url}/start` });
}

const asServer = (child: Child, urls: Pick<Server, 'url' | 'local_url' | 'start_url'>): Server => ({
  ...child,
  ...urls,
  usage: () => child.ask<Usage>('usage'),
  cpu: () => child.ask<number>('cpu'),
});
