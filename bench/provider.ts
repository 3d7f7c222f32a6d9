import { confidentialClient, demoIssuerPath } from '@/lib/demo-pool/clients';
import { type Child, startChild } from './child';

/** The demo pool in its own process, so that its work counts for neither the app nor the bare server. */
export type Provider = {
  issuer: string;
  client_id: string;
  client_secret: string;
  /** Requests that a client made since the process started, except a browser's. */
  clientRequests(): Promise<number>;
  /** CPU time of the process so far, in milliseconds. */
  cpu(): Promise<number>;
  stop: Child['stop'];
};

const browserPaths = ['/oauth2/authorize', '/login'];

/** Opens the pool with several callback URLs, which the demo pool of an app doesn't have. */
export async function startProvider(port: number, callback_urls: readonly string[]): Promise<Provider> {
  const issuer = `http://localhost:${port}${demoIssuerPath}`;
  const { ask, stop } = await startChild({
    file: 'bench/provider-process.ts',
    // The condition that allows importing `server-only`.
    options: ['--conditions=react-server', '--import', 'tsx'],
    env: { PORT: String(port), CALLBACK_URLS: callback_urls.join(' ') },
    ready_url: `${issuer}/.well-known/openid-configuration`,
  });
  const { client_id, client_secret } = confidentialClient;
  const clientRequests = async () => {
    const requests = Object.entries(await ask<Record<string, number>>('requests'));
    return requests
      .filter(([path]) => !browserPaths.includes(path))
      .reduce((sum, [, amount]) => sum + amount, 0);
  };
  return { issuer, client_id, client_secret, clientRequests, cpu: () => ask<number>('cpu'), stop };
}
