import 'server-only';
import { randomUUID } from 'node:crypto';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';
import type { Bounds, Collection } from './collection';
import { memoryCollection } from './memory';
import { withClient } from './redis';
import { redisCollection } from './redis-collection';

/** The values of one kind: in the Redis of a team server, otherwise in this process. */
export const collection = <T extends object>(kind: string, bounds: Bounds<T>): Collection<T> =>
  singleton(`collection ${kind}`, () =>
    environment().store_url === null ? memoryCollection<T>(kind, bounds) : redisCollection<T>(kind, bounds),
  );

/** Why shared data isn't available; `null` if it is. */
export async function storeProblem(): Promise<string | null> {
  if (environment().store_url === null) return null;
  return await problemOf(withClient((client) => client.ping()));
}

/** Milliseconds for which a response of /readyz is reused. */
const pause = 1_000;

/** Why no sign-in works at the moment. A store that is full, or a read-only replica, still responds. */
export async function readinessProblem(): Promise<string | null> {
  if (environment().store_url === null) return null;
  const last = singleton('readiness', () => ({
    at: Number.NEGATIVE_INFINITY,
    problem: Promise.resolve<string | null>(null),
  }));
  if (performance.now() - last.at < pause) return await last.problem;
  last.at = performance.now();
  last.problem = problemOf(tryIt());
  return await last.problem;
}

/** Runs every command of a sign-in, in the same scripts, on keys that are named the same way. */
async function tryIt(): Promise<void> {
  const key = { owner: randomUUID(), id: randomUUID() };
  const trial = collection<{ text: string }>('trial', trialBounds);
  await trial.put(key, { text: '' });
  await trial.change(key, async (value) => ({ ...value }));
  await trial.list(key.owner);
  await trial.removeAll(key.owner);
}

/** Replicas may test at the same time. If one of them is killed, its data expires. */
const trialBounds: Bounds<{ text: string }> = {
  lifetime: 10_000,
  worthOf: () => 'replaceable',
  most: 1_000,
  mostCharacters: 100_000,
  mostOfOwner: 1,
  charactersOfOwner: 100,
};

const problemOf = (work: Promise<unknown>): Promise<string | null> =>
  work.then(
    () => null,
    (error) => (error instanceof Error ? error.message : 'unknown'),
  );
