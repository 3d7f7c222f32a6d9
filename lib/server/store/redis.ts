import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';

/** Milliseconds that an answer may take. A Redis at work needs one; a longer silence is as good as none. */
const patience = 2_000;
const maxPause = 2_000;

/** The store could not be asked. It says why, and nothing of what was asked. */
export class StoreUnavailable extends Error {}

type Client = Awaited<ReturnType<typeof connect>>;

/** `said`: why it does not answer, as far as was told. */
const held = () => singleton('redis', () => ({ client: connect(), said: null as string | null }));

/** Asks the store. Throws `StoreUnavailable` when it does not answer, or refuses. */
export async function ask<T>(question: (client: Client) => Promise<T>): Promise<T> {
  const client = await held().client;
  if (!client.isReady) throw new StoreUnavailable(held().said ?? 'there is no connection yet');
  try {
    return await inTime(question(client));
  } catch (error) {
    if (error === silence) await replace(client);
    throw new StoreUnavailable(reasonOf(error));
  }
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
  const client = createClient({
    url: environment().store_url ?? '',
    // Who asks while the store is away is told so at once.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: patience,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** Math.min(retries, 10), maxPause),
    },
  });
  client.on('error', (error) => say(reasonOf(error)));
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

/** The system's code, or Redis's own words: they name commands, not values. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
};
