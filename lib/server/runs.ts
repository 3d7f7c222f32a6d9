import 'server-only';
import { createHash } from 'node:crypto';
import Keyv from 'keyv';
import QuickLRU from 'quick-lru';
import type { Run } from '@/lib/run';
import { singleton } from './singleton';

const eight_hours = 8 * 60 * 60 * 1000;
/** QuickLRU holds up to twice as many before it drops the oldest. */
const most = 250;

const store = () =>
  singleton(
    'runs',
    () =>
      new Keyv<Run>({
        store: new QuickLRU({ maxSize: most }),
        ttl: eight_hours,
        // A run is plain JSON; Keyv's own way, which also knows buffers, takes several times as long.
        serialize: JSON.stringify,
        deserialize: JSON.parse,
      }),
  );

/**
 * The id of the run that waits for `state`. Derived, so that a callback finds its run by one look-up, and one way, so
 * that the address of a run's page gives its state away to nobody.
 */
export const runIdOfState = (state: string) => digest(`state:${state}`);

/** The id for a code that came without state: the same code of the same browser is the same run. */
export const runIdOfCode = (code: string, browser: string) => digest(`code:${browser}:${code}`);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A run, for the browser that began it; for any other there is none. */
export async function loadRun(id: string, browser: string): Promise<Run | null> {
  const run = await store().get(id);
  return run && run.browser === browser ? run : null;
}

export async function saveRun(run: Run): Promise<void> {
  await store().set(run.id, run);
}

const turns = () => singleton('turns', () => new Map<string, Promise<unknown>>());

/**
 * Changes a run. Changes of one run take turns, so that a second click waits for what the first began and then finds
 * it done. Answers the run as it is afterwards, `null` where this browser has no such run.
 */
export async function changeRun(
  id: string,
  browser: string,
  change: (run: Run) => Promise<Run>,
): Promise<Run | null> {
  const turn = (turns().get(id) ?? Promise.resolve()).then(async () => {
    const run = await loadRun(id, browser);
    if (!run) return null;
    const changed = await change(run);
    if (changed !== run) await saveRun(changed);
    return changed;
  });
  const settled = turn.catch(() => null);
  turns().set(id, settled);
  try {
    return await turn;
  } finally {
    if (turns().get(id) === settled) turns().delete(id);
  }
}
