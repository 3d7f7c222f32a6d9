import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { noteStoreUnavailable } from '@/lib/server/process/request-note';
import { singleton } from '@/lib/server/process/singleton';
import { explainStore } from './explain-store';
import { readStoreUrl } from './store-url';

/**
 * Maximum milliseconds for a response. Redis normally needs one; after a longer silence, it counts as
 * unavailable.
 */
const patience = 2_000;
const maxPause = 2_000;

/** The store is unavailable. The message contains the reason, but none of the data. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
  /** The only part of an error that Next.js sends to the browser (app/error.tsx). */
  readonly digest = 'store-unavailable';
}

/** By name, because Next.js bundles each route separately, so the class exists several times. */
export const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  error instanceof Error && error.name === 'StoreUnavailable';

type Client = Awaited<ReturnType<typeof connect>>;

/** `said`: why it doesn't respond, if known. */
const held = () => singleton('redis', () => ({ client: connect(), said: null as string | null }));

/** Sends a command to the store. Throws `StoreUnavailable` if it doesn't respond or rejects it. */
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

/** Also recorded, so that a page that fails because of it returns 503. */
function unavailable(reason: string): StoreUnavailable {
  noteStoreUnavailable();
  return new StoreUnavailable(reason);
}

/** Waits for the store, up to the time limit of a start. The client keeps trying afterwards. */
export async function awaitStore(): Promise<void> {
  const client = await held().client;
  if (client.isReady) return;
  await inTime(new Promise((resolve) => client.once('ready', resolve))).catch(() => {});
}

/** Only loaded if there is a store. */
async function connect() {
  const { createClient } = await import('@redis/client');
  const { store_url, store_certificate } = environment();
  const place = readStoreUrl(store_url ?? '');
  if (place === null) throw new Error('a store without an address');
  const client = createClient({
    ...place,
    // While the store is unavailable, commands fail immediately.
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
  // It keeps trying by itself, and the listener above gets each failure.
  client.connect().catch(() => {});
  return client;
}

/** Rejects everything that still waits for a response on this connection. */
async function replace(client: Client): Promise<void> {
  if ((await held().client) !== client) return;
  held().client = connect();
  say(silence.message);
  client.destroy();
}

/** Once when an outage starts, and once when it ends. */
function say(reason: string | null): void {
  const { said } = held();
  held().said = reason;
  const { host } = new URL(environment().store_url ?? '');
  if (reason !== null && said === null) {
    console.error(`The store at ${host} doesn’t respond (${reason}). Claimcheck keeps trying.`);
  }
  if (reason === null && said !== null) console.log(`The store at ${host} responds again.`);
}

const silence = new Error(`no response within ${patience / 1000} s`);

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
