import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';
import type { Bounds, Collection } from './collection';
import { memoryCollection } from './memory';
import { ask } from './redis';
import { redisCollection } from './redis-collection';

/** The values of one kind: in the Redis of a team server, else in this process. */
export const collection = <T extends object>(kind: string, bounds: Bounds): Collection<T> =>
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
