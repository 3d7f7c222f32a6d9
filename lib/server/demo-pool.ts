import 'server-only';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { confidentialClient, launchPath } from '@/lib/demo-pool/clients';
import { createDemoPool } from '@/lib/demo-pool/demo-pool';
import { type DemoKeys, generateDemoKeys } from '@/lib/demo-pool/keys';
import { environment } from './environment';
import { readOrCreateHomeFile } from './home';
import { singleton } from './singleton';

/** Whether the demo pool answers, and if not, why: words that go on a sentence. */
export type DemoPoolState = { on: true } | { on: false; reason: string };

const held = () =>
  singleton('demo-pool', () => ({ state: { on: false, reason: 'it was not opened' } as DemoPoolState }));

export const demoPoolState = (): DemoPoolState => held().state;

/** The link of the pool's app client page that begins a login elsewhere; `null` while the pool is off. */
export function launchUrl(): string | null {
  if (!demoPoolState().on) return null;
  const { callback_url, demo_pool_port } = environment();
  return `http://127.0.0.1:${demo_pool_port}${launchPath(confidentialClient.client_id, callback_url)}`;
}

/** Opens the demo pool. That it could not be opened, as when its port is taken, is no error of the app. */
export async function openDemoPool(): Promise<DemoPoolState> {
  try {
    await listen();
    held().state = { on: true };
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const message = error instanceof Error ? error.message : 'unknown';
    held().state = { on: false, reason: taken ? `port ${environment().demo_pool_port} is taken` : message };
  }
  return held().state;
}

/**
 * On the port after the app's. The issuer is `localhost`, the Hosted UI `127.0.0.1`: another host and another site,
 * as Cognito's are.
 */
async function listen(): Promise<void> {
  const { app_url, callback_url, demo_pool_port: port } = environment();
  const pool = createDemoPool({
    issuer_origin: `http://localhost:${port}`,
    domain_origin: `http://127.0.0.1:${port}`,
    callback_urls: [callback_url],
    sign_out_urls: [`${app_url}/`],
    keys: await storedKeys(),
    now: Date.now,
  });
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, (request) => pool.handle(request)).catch(() => outgoing.destroy());
  });
  server.requestTimeout = 10_000;
  server.listen(port, '127.0.0.1');
  // Rejects on 'error', which is how a taken port is told.
  await once(server, 'listening');
}

async function storedKeys(): Promise<DemoKeys> {
  const text = await readOrCreateHomeFile(keys_file, async () => JSON.stringify(await generateDemoKeys()));
  const read = keysSchema.safeParse(parseJson(text));
  if (!read.success) {
    throw new Error(`${keys_file} holds no keys; without that file, new ones are made at the next start`);
  }
  return read.data;
}

const keys_file = 'demo-pool-keys.json';

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
const largest_body = 65_536;

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
    if (size > largest_body) {
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
