import 'server-only';
import { createHash } from 'node:crypto';
import { bounded } from '@/lib/run/bounded';
import type { Run } from '@/lib/run/run';
import { isWaiting } from '@/lib/run/waiting';
import type { Bounds, Change, Worth } from './collection';
import { collection } from './store';

const hour = 60 * 60 * 1000;

const bounds: Bounds<Run> = {
  lifetime: 8 * hour,
  // Typing a password doesn't take longer, and abandoned starts don't use space for longer.
  lifetimeOf: (run) => (isWaiting(run) ? hour : 8 * hour),
  worthOf: worthOf,
  most: 5_000,
  mostCharacters: 128_000_000,
  mostOfOwner: 100,
  charactersOfOwner: 16_000_000,
};

const runs = () => collection<Run>('runs', bounds);

/**
 * A run with tokens is only removed for another one; a run that waits for its state or for the exchange,
 * never.
 */
function worthOf(run: Run): Worth {
  if (run.token_response) return 'lasting';
  return isWaiting(run) || (run.response && !run.failure) ? 'pending' : 'replaceable';
}

/**
 * Responses without a state: at most one per browser and separate from the runs, so that opening the callback
 * can't fill the store or remove anything. A code is valid for at most ten minutes (RFC 6749 §4.1.2).
 */
const arrivals = () =>
  collection<Run>('arrivals', {
    lifetime: hour / 6,
    worthOf: () => 'replaceable',
    most: 5_000,
    mostCharacters: 32_000_000,
    mostOfOwner: 1,
    charactersOfOwner: 1_000_000,
  });

/**
 * The ID of the run that waits for `state`. It's derived, so that a callback finds its run with one lookup,
 * and one-way, so that the URL of a run's page doesn't reveal its state.
 */
export const runIdOfState = (state: string) => digest(`state:${state}`);

/** The ID for a code without state: the same code in the same browser is the same run. */
export const runIdOfCode = (code: string, browser: string) => digest(`code:${browser}:${code}`);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A run or an arrival, only for the browser that owns it. */
export async function loadRun(id: string, browser: string): Promise<Run | null> {
  const key = { owner: browser, id };
  return (await runs().get(key)) ?? (await arrivals().get(key));
}

/** The runs of this browser, newest first. */
export const listRuns = (browser: string): Promise<Run[]> => runs().list(browser);

/** The newest run of this browser that `accept` accepts. */
export const findRun = (browser: string, accept: (run: Run) => boolean): Promise<Run | null> =>
  runs().find(browser, accept);

/** Saves a new run. Throws `StoreFull` if there's no space. */
export const saveRun = (run: Run): Promise<void> =>
  runs().put({ owner: run.browser, id: run.id }, bounded(run));

/** Saves a response without state until the user continues with it, or until the next one. */
export const saveArrival = (run: Run): Promise<void> =>
  arrivals().put({ owner: run.browser, id: run.id }, run);

/** Turns an arrival into a run, because its user continues. Does nothing if it doesn't exist. */
export async function admitArrival(id: string, browser: string): Promise<void> {
  const key = { owner: browser, id };
  const arrival = await arrivals().get(key);
  if (!arrival?.response) return;
  // Doesn't overwrite a run that a second click has already created from it.
  await runs().change(key, async (run) => run, arrival);
  await arrivals().remove(key);
}

/** Changes a run, one change at a time. Returns the changed run; `null` if this browser has no such run. */
export const changeRun = (id: string, browser: string, change: Change<Run>): Promise<Run | null> =>
  runs().change({ owner: browser, id }, async (run, keep) => {
    const changed = await change(run, (certain) => keep(bounded(certain)));
    return changed === run ? run : bounded(changed);
  });

/** Deletes a run with its tokens. Work in progress for it has no effect. */
export async function forgetRun(id: string, browser: string): Promise<void> {
  const key = { owner: browser, id };
  await runs().remove(key);
  await arrivals().remove(key);
}

export async function forgetRuns(browser: string): Promise<void> {
  await runs().removeAll(browser);
  await arrivals().removeAll(browser);
}
