import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable, withClient } from './redis';
import * as scripts from './scripts';
import { inTurn } from './turns';

/** How long a dead replica blocks others, in milliseconds. A working one extends the lease in time. */
const lease = 10_000;
const pause = 40;
/** Longer than the slowest change: one code exchange and two fetches of keys, each with its time limit. */
const maxWait = 45_000;

/**
 * Runs `work` when no replica is running other work of the same name. `token` proves the lease to the script
 * that writes, because a process that was suspended may have lost it without noticing.
 */
export async function inSharedTurn<T>(name: string, work: (token: string) => Promise<T>): Promise<T> {
  // Within a process, calls wait in line, and only one of them requests the lease.
  return await inTurn(name, async () => {
    const token = await acquire(name);
    const prolonging = setInterval(() => prolong(name, token), lease / 3);
    try {
      return await work(token);
    } finally {
      clearInterval(prolonging);
      // Otherwise, it expires.
      await run(scripts.release, name, token).catch(() => {});
    }
  });
}

async function acquire(name: string): Promise<string> {
  const token = randomUUID();
  const expiration = { type: 'PX', value: lease } as const;
  const giveUp = performance.now() + maxWait;
  while (performance.now() < giveUp) {
    const taken = await withClient((client) => client.set(name, token, { condition: 'NX', expiration }));
    if (taken !== null) return token;
    await delay(pause + Math.random() * pause);
  }
  throw new StoreUnavailable('another replica is still working on it');
}

const prolong = (name: string, token: string) =>
  run(scripts.prolong, name, token, String(lease)).catch(() => {});

const run = (script: string, name: string, ...argv: string[]) =>
  withClient((client) => client.eval(script, { keys: [name], arguments: argv }));
