import 'server-only';
import { z } from 'zod';
import { confidentialClient, launchPath } from '@/lib/demo-pool/clients';
import { createDemoPool, type DemoPool } from '@/lib/demo-pool/demo-pool';
import { faults } from '@/lib/demo-pool/faults';
import { type DemoKeys, generateDemoKeys } from '@/lib/demo-pool/keys';
import { parseJson } from '@/lib/json/parse';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { readOrCreateSecretFile } from './data-folder';
import { environment } from './environment';
import { isCode } from './file-lock';
import { servePool } from './pool-server';
import type { DemoPoolPlace } from './read-environment';
import { singleton } from './singleton';

/** Whether the demo pool is running, and if not, the reason, as part of a sentence. */
export type DemoPoolState = { on: true } | { on: false; reason: string };

const held = () =>
  singleton('demo-pool', () => ({
    state: { on: false, reason: 'it wasn’t started' } as DemoPoolState,
    pool: null as DemoPool | null,
    /** A fault is simulated for the current sign-in. */
    simulating: false,
  }));

export const demoPoolState = (): DemoPoolState => held().state;

/** `null` while the pool is off. */
export const openedDemoPool = (): DemoPool | null => held().pool;

/** Links to the pool itself for users. */
export type DemoPoolLinks = {
  /** The link on the app client page, which starts a sign-in outside of Claimcheck. */
  launch_url: string;
  /** Its clients, users, trigger, and faults. */
  page_url: string;
  /** Ends the pool's session, so that another user can sign in, and redirects back. */
  logout_url: string;
  /** The simulated fault; also `null` if the pool is in another process. */
  fault: string | null;
  /** Faults that can be simulated; empty if the pool is in another process. */
  faults: readonly { id: string; label: string; shows: string }[];
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
    faults: held().pool ? faults : [],
  };
}

/**
 * Simulates a fault for one sign-in. With `null`, ends what an earlier sign-in simulated; the settings on the
 * pool's own page stay.
 */
export function simulateFault(wanted: string | null): void {
  const { pool } = held();
  const fault = faults.find(({ id }) => id === wanted)?.id ?? null;
  if (fault === null && !held().simulating) return;
  pool?.simulate(fault);
  held().simulating = fault !== null;
}

/**
 * Starts the demo pool if it belongs to this process. If it can't start, for example because its port is in
 * use, that isn't an error of the app.
 */
export async function openDemoPool(): Promise<DemoPoolState> {
  const { demo_pool_port: port, demo_pool: place } = environment();
  const off = (reason: string): DemoPoolState => ({ on: false, reason });
  try {
    if (place.at === 'here') held().state = await listen(place);
    else held().state = place.at === 'elsewhere' ? { on: true } : off('it isn’t enabled (DEMO_POOL)');
  } catch (error) {
    held().state = off(
      isCode(error, 'EADDRINUSE')
        ? `port ${port} is in use. Set DEMO_POOL_PORT to use another one`
        : error instanceof Error
          ? error.message
          : 'unknown',
    );
  }
  return held().state;
}

async function listen({
  hosts,
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
  await servePool((request) => pool.handle(request), port, hosts);
  held().pool = pool;
  return { on: true };
}

async function storedKeys(): Promise<DemoKeys> {
  const text = await readOrCreateSecretFile(
    keysFile,
    async () => JSON.stringify(await generateDemoKeys()),
    (found) => found !== '',
  );
  const read = keysSchema.safeParse(parseJson(text));
  if (!read.success) {
    throw new Error(`${keysFile} contains no keys. Delete it to generate new ones at the next start`);
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
