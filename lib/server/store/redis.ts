import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { noteStoreUnavailable } from '@/lib/server/process/request-note';
import { singleton } from '@/lib/server/process/singleton';
import { explainStore } from './explain-store';
import { readStoreUrl } from './store-url';

/** Milliseconds that an answer may take. A Redis at work needs one; a longer silence is as good as none. */
const patience = 2_000;
const maxPause = 2_000;

/** The store could not be asked. It says why, and nothing of what was asked. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** Next.js gives this to the browser, and nothing else of an error (app/error.tsx). */
  readonly digest = 'store-unavailable';
}

/** By its name: Next.js bundles each route apart, so that the class exists several times over. */
export const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  error instanceof Error && error.name === 'StoreUnavailable';

type Client = Awaited<ReturnType<typeof connect>>;

/** `said`: why it does not answer, as far as was told. */
const held = () => singleton('redis', () => ({ client: connect(), said: null as string | null }));

/** Asks the store. Throws `StoreUnavailable` when it does not answer, or refuses. */
export async function withClient<T>(question: (client: Client) => Promise<T>): Promise<T> {
  const client = await held().client;
  if (!client.isReady) throw unavailable(held().said ?? 'there is no connection yet');
  try {
    return await inTime(question(client));
  } catch (error) {
    if (error === silence) await replace(client);
    throw unavailable(explainStore(error));
  }
}

/** Noted too: a page that fails by it is answered 503. */
function unavailable(reason: string): StoreUnavailable {
  noteStoreUnavailable();
  return new StoreUnavailable(reason);
}

/** Waits until the store answers, as long as a start may wait: it is tried again afterwards all the same. */
export async function awaitStore(): Promise<void> {
  const client = await held().client;
  if (client.isReady) return;
  await inTime(new Promise((resolve) => client.once('ready', resolve))).catch(() => {});
}

/** Loaded where there is a store to talk to, and nowhere else. */
async function connect() {
  const { createClient } = await import('@redis/client');
  const { store_url, store_certificate } = environment();
  const place = readStoreUrl(store_url ?? '');
  if (place === null) throw new Error('a store without an address');
  const client = createClient({
    ...place,
    // Who asks while the store is away is told so at once.
    disableOfflineQueue: true,
    socket: {
      ...place.socket,
      ...('tls' in place.socket && store_certificate),
      connectTimeout: patience,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), maxPause),
    },
  });
  client.on('error', (error) => say(explainStore(error)));
  client.on('ready', () => say(null));
  // It goes on trying by itself, and each failure comes to the listener above.
  client.connect().catch(() => {});
  return client;
}

/** Whatever still waits for an answer of this connection is told that there will be none. */
async function replace(client: Client): Promise<void> {
  if ((await held().client) !== client) return;
  held().client = connect();
  say(silence.message);
  client.destroy();
}

/** Once when an outage begins, and once when it is over. */
function say(reason: string | null): void {
  const { said } = held();
  held().said = reason;
  const { host } = new URL(environment().store_url ?? '');
  if (reason !== null && said === null) {
    console.error(`The store at ${host} does not answer (${reason}). It is tried again until it does.`);
  }
  if (reason === null && said !== null) console.log(`The store at ${host} answers again.`);
}

const silence = new Error(`no answer in ${patience / 1000} s`);

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence), patience);
  });
  try {
    return await Promise.race([answer, limit]);
  } finally {
    clearTimeout(timer);
  }
}
