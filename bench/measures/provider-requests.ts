import { newBrowser } from '../browser';
import { logIn } from '../login';
import { bareServer, type Measure } from '../measure';
import type { Provider } from '../provider';
import type { Server } from '../servers';

/** Discovery, token, and keys the first time; then only the token. */
export const providerRequests: Measure = {
  title: 'Requests to the provider for one sign-in',
  bare: bareServer,
  async run({ provider, startApp, startBare }) {
    const app = await firstAndNext(provider, await startApp());
    const bare = await firstAndNext(provider, await startBare());
    return [
      {
        name: 'First sign-in after a start',
        app: app.first,
        bare: bare.first,
        unit: 'requests',
        aim: { of: 'figure', most: 3 },
      },
      {
        name: 'Next sign-in',
        app: app.next,
        bare: bare.next,
        unit: 'requests',
        aim: { of: 'figure', most: 1 },
      },
    ];
  },
};

/** Stops the server. */
async function firstAndNext(provider: Provider, server: Server): Promise<{ first: number; next: number }> {
  const browser = newBrowser();
  const requests = async () => {
    const before = await provider.clientRequests();
    await logIn(browser, server.start_url);
    return (await provider.clientRequests()) - before;
  };
  const first = await requests();
  const next = await requests();
  await server.stop();
  return { first, next };
}
