import 'server-only';
import { randomUUID } from 'node:crypto';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';
import type { Bounds, Collection } from './collection';
import { memoryCollection } from './memory';
import { ask } from './redis';
import { redisCollection } from './redis-collection';
import { tryWriting } from './scripts';
import { nameOf } from './sealing';

/** The values of one kind: in the Redis of a team server, else in this process. */
export const collection = <T extends object>(kind: string, bounds: Bounds<T>): Collection<T> =>
  singleton(`collection ${kind}`, () =>
    environment().store_url === null ? memoryCollection<T>(kind, bounds) : redisCollection<T>(kind, bounds),
  );

/** Why nothing that is shared can be had now; `null` where it can. */
export async function storeProblem(): Promise<string | null> {
  if (environment().store_url === null) return null;
  return await ask((client) => client.ping()).then(
    () => null,
    (error) => error.message,
  );
}

/** The same of what is to be written: a store that is full still answers. */
export async function storeWriteProblem(): Promise<string | null> {
  if (environment().store_url === null) return null;
  const name = nameOf('writing', randomUUID());
  return await ask((client) => client.eval(tryWriting, { keys: [name] })).then(
    () => null,
    (error) => error.message,
  );
}
