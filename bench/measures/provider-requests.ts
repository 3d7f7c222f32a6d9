import { bareClient } from '../bare-client.mjs';
import { newBrowser } from '../browser';
import { logIn, signIn } from '../login';
import type { Measure } from '../measure';
import type { Provider } from '../provider';

/** Discovery, token, and keys the first time; then only the token. */
export const providerRequests: Measure = {
  title: 'Requests to the provider for one sign-in',
  bare: 'openid-client and jose',
  async run({ provider, callback_url, startApp }) {
    const app = await startApp();
    const browser = newBrowser();
    const appLogin = () => logIn(browser, app.start_url);
    const cold = await counted(provider, appLogin);
    const warm = await counted(provider, appLogin);
    await app.stop();

    let client: Awaited<ReturnType<typeof bareClient>> | undefined;
    const bareLogin = async () => {
      client ??= await bareClient({ ...provider, redirect_uri: callback_url });
      const { url, expected } = await client.begin();
      await client.finish(new URL(await signIn(url.href)), expected);
    };
    const bareCold = await counted(provider, bareLogin);
    const bareWarm = await counted(provider, bareLogin);
    return [
      { name: 'first login after a start', app: cold, bare: bareCold, unit: 'requests', aim: 'aim: 3' },
      { name: 'next login', app: warm, bare: bareWarm, unit: 'requests', aim: 'aim: 1' },
    ];
  },
};

async function counted(provider: Provider, act: () => Promise<unknown>): Promise<number> {
  const before = await provider.clientRequests();
  await act();
  return (await provider.clientRequests()) - before;
}
