import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreUnavailable, withClient } from './redis';
import * as scripts from './scripts';
import { inTurn } from './turns';

/** How long a replica that died keeps others waiting, in milliseconds. One at work prolongs it in time. */
const lease = 10_000;
const pause = 40;
/** Longer than the slowest change: a code exchanged and keys fetched twice, each with its time limit. */
const maxWait = 45_000;

/**
 * Does `work` when no other of the same name is done at any replica. `token` proves the turn to the script that
 * writes: it is only as good as the lease, which a process that stood still may have lost without knowing.
 */
export async function inSharedTurn<T>(name: string, work: (token: string) => Promise<T>): Promise<T> {
  // Those of one process wait in line, and one of them asks.
  return await inTurn(name, async () => {
    const token = await acquire(name);
    const prolonging = setInterval(() => prolong(name, token), lease / 3);
    try {
      return await work(token);
    } finally {
      clearInterval(prolonging);
      // It would end by itself.
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
  throw new StoreUnavailable('another replica is still at it');
}

const prolong = (name: string, token: string) =>
  run(scripts.prolong, name, token, String(lease)).catch(() => {});

const run = (script: string, name: string, ...argv: string[]) =>
  withClient((client) => client.eval(script, { keys: [name], arguments: argv }));
