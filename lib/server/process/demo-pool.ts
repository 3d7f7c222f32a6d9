import 'server-only';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { z } from 'zod';
import { confidentialClient, launchPath } from '@/lib/demo-pool/clients';
import { createDemoPool, type DemoPool } from '@/lib/demo-pool/demo-pool';
import { type DemoKeys, generateDemoKeys } from '@/lib/demo-pool/keys';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { environment } from './environment';
import { readOrCreateHomeFile } from './home';
import type { DemoPoolPlace } from './read-environment';
import { singleton } from './singleton';

/** Whether the demo pool answers, and if not, why: words that go on a sentence. */
export type DemoPoolState = { on: true } | { on: false; reason: string };

const held = () =>
  singleton('demo-pool', () => ({
    state: { on: false, reason: 'it was not opened' } as DemoPoolState,
    pool: null as DemoPool | null,
  }));

export const demoPoolState = (): DemoPoolState => held().state;

/** `null` while the pool is off. */
export const openedDemoPool = (): DemoPool | null => held().pool;

/** What a person may want at the pool itself. */
export type DemoPoolLinks = {
  /** The link of the app client's page, which begins a login elsewhere. */
  launch_url: string;
  /** Its clients, users, trigger and faults. */
  page_url: string;
  /** Ends the pool's session, so that someone else can log in, and leads back. */
  logout_url: string;
  /** What is switched on there to go wrong; `null` too where the pool is in another process. */
  fault: string | null;
};

/** `null` while the pool is off. */
export function demoPoolLinks({ authorization_endpoint }: ProviderMetadata): DemoPoolLinks | null {
  if (!demoPoolState().on) return null;
  const domain = new URL(authorization_endpoint).origin;
  return {
    page_url: `${domain}/`,
    launch_url: `${domain}${launchPath(confidentialClient.client_id, environment().callback_url)}`,
    logout_url: '/sign-out?profile=demo',
    fault: held().pool?.fault() ?? null,
  };
}

/**
 * Opens the demo pool, where it is to be opened here. That it could not be, as when its port is taken, is no error of
 * the app.
 */
export async function openDemoPool(): Promise<DemoPoolState> {
  const { demo_pool_port: port, demo_pool: place } = environment();
  const off = (reason: string): DemoPoolState => ({ on: false, reason });
  const taken = off(`port ${port} is taken`);
  try {
    if (place.at === 'here') held().state = (await isTakenOnIpv6(port)) ? taken : await listen(place);
    else held().state = place.at === 'elsewhere' ? { on: true } : off('it was not asked for (DEMO_POOL)');
  } catch (error) {
    const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    held().state = busy ? taken : off(error instanceof Error ? error.message : 'unknown');
  }
  return held().state;
}

/** `localhost` leads to ::1 first: whatever answers there would be taken for the issuer. */
async function isTakenOnIpv6(port: number): Promise<boolean> {
  const socket = connect(port, '::1');
  // Windows repeats a refused connection for two seconds; an open port answers at once.
  socket.setTimeout(250, () => socket.destroy(new Error('no answer')));
  return await once(socket, 'connect')
    .then(() => true)
    .catch(() => false)
    .finally(() => socket.destroy());
}

/** On the port after the app's. */
async function listen({
  host,
  issuer_origin,
  domain_origin,
}: Extract<DemoPoolPlace, { at: 'here' }>): Promise<DemoPoolState> {
  const { callback_url, signed_out_url, demo_pool_port: port } = environment();
  const pool = createDemoPool({
    issuer_origin,
    domain_origin,
    callback_urls: [callback_url],
    sign_out_urls: [signed_out_url],
    keys: await storedKeys(),
    now: Date.now,
  });
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, (request) => pool.handle(request)).catch(() => outgoing.destroy());
  });
  server.requestTimeout = 10_000;
  server.listen(port, host);
  // Rejects on 'error', which is how a taken port is told.
  await once(server, 'listening');
  held().pool = pool;
  return { on: true };
}

async function storedKeys(): Promise<DemoKeys> {
  const text = await readOrCreateHomeFile(keysFile, async () => JSON.stringify(await generateDemoKeys()));
  const read = keysSchema.safeParse(parseJson(text));
  if (!read.success) {
    throw new Error(`${keysFile} holds no keys; without that file, new ones are made at the next start`);
  }
  return read.data;
}

const keysFile = 'demo-pool-keys.json';

const keySchema = z.looseObject({
  kid: z.string(),
  kty: z.literal('RSA'),
  e: z.string(),
  n: z.string(),
  d: z.string(),
});
const keysSchema: z.ZodType<DemoKeys> = z.object({ id: keySchema, access: keySchema });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Bytes; the pool's largest form is a login of a few hundred. */
const maxBody = 65_536;

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    size += chunk.length;
    if (size > maxBody) {
      outgoing.writeHead(413, { connection: 'close' }).end();
      return;
    }
    chunks.push(chunk);
  }
  const base = `http://${incoming.headers.host ?? ''}`;
  if (!URL.canParse(incoming.url ?? '/', base)) {
    outgoing.writeHead(400).end();
    return;
  }
  const url = new URL(incoming.url ?? '/', base);
  const method = incoming.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' ? null : Buffer.concat(chunks);
  const response = await handle(new Request(url, { method, headers, body }));
  outgoing.writeHead(response.status, [...response.headers].flat());
  outgoing.end(method === 'HEAD' ? undefined : Buffer.from(await response.arrayBuffer()));
}
