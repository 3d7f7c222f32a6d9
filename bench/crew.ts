import { newBrowser } from './browser';
import { logIn } from './login';
import type { Provider } from './provider';
import type { Server } from './servers';

/** A round of sign-ins: how many a second, and the milliseconds of CPU time for each. */
export type Turn = {
  rate: number;
  /** In the servers. */
  inside: number;
  /** In the browsers and the provider. */
  outside: number;
};

type Crew = {
  /** Servers with the same URL. */
  servers: readonly [Server, ...Server[]];
  provider: Provider;
  browsers: number;
  /** Of each browser in a round. */
  sign_ins: number;
};

/** Browsers that sign in at the same time. Returns a function that runs a round. */
export function newCrew({ servers, provider, browsers, sign_ins }: Crew): () => Promise<Turn> {
  const [{ url, start_url }] = servers;
  let requests = 0;
  /** Without sticky sessions: each request goes to the next server. */
  const connectTo = (origin: string): string => {
    if (origin !== url) return origin;
    requests += 1;
    return servers[requests % servers.length]?.local_url ?? origin;
  };
  const crew = Array.from({ length: browsers }, () => ({
    browser: newBrowser(connectTo),
    user: newBrowser(),
  }));
  const total = browsers * sign_ins;

  const cpu = async () => {
    let inside = 0;
    for (const server of servers) inside += await server.cpu();
    const { user, system } = process.cpuUsage();
    return { inside, outside: (user + system) / 1000 + (await provider.cpu()) };
  };

  return async () => {
    const before = await cpu();
    const startedAt = performance.now();
    await Promise.all(
      crew.map(async ({ browser, user }) => {
        for (let count = 0; count < sign_ins; count += 1) await logIn(browser, start_url, user);
      }),
    );
    const seconds = (performance.now() - startedAt) / 1000;
    const after = await cpu();
    return {
      rate: total / seconds,
      inside: (after.inside - before.inside) / total,
      outside: (after.outside - before.outside) / total,
    };
  };
}
