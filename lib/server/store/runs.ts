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
  // Nobody types a password for longer, and who starts without end isn't a burden for longer.
  lifetimeOf: (run) => (isWaiting(run) ? hour : 8 * hour),
  worthOf: worthOf,
  most: 5_000,
  mostCharacters: 128_000_000,
  mostOfOwner: 100,
  charactersOfOwner: 16_000_000,
};

const runs = () => collection<Run>('runs', bounds);

/** A run with tokens goes only for another one; one that waits for its state, or for the exchange, never. */
function worthOf(run: Run): Worth {
  if (run.token_response) return 'lasting';
  return isWaiting(run) || (run.response && !run.failure) ? 'pending' : 'replaceable';
}

/**
 * Responses that came without a state: at most one of a browser, apart from the runs, so that whatever opens the
 * callback can fill nothing and push nothing out. A code is good for ten minutes at most (RFC 6749 §4.1.2).
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
 * The id of the run that waits for `state`. Derived, so that a callback finds its run by one look-up, and one way, so
 * that the address of a run's page gives its state away to nobody.
 */
export const runIdOfState = (state: string) => digest(`state:${state}`);

/** The id for a code that came without state: the same code of the same browser is the same run. */
export const runIdOfCode = (code: string, browser: string) => digest(`code:${browser}:${code}`);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A run or an arrival, for the browser whose it is; for any other there is none. */
export async function loadRun(id: string, browser: string): Promise<Run | null> {
  const key = { owner: browser, id };
  return (await runs().get(key)) ?? (await arrivals().get(key));
}

/** What this browser started, newest first. */
export const listRuns = (browser: string): Promise<Run[]> => runs().list(browser);

/** Keeps a new run. Throws `StoreFull` where there is no room. */
export const saveRun = (run: Run): Promise<void> =>
  runs().put({ owner: run.browser, id: run.id }, bounded(run));

/** Keeps a response without state until it is wanted, or until the next one. */
export const saveArrival = (run: Run): Promise<void> =>
  arrivals().put({ owner: run.browser, id: run.id }, run);

/** Makes a run of an arrival, since its user wants it. Nothing happens if there is none of this id. */
export async function admitArrival(id: string, browser: string): Promise<void> {
  const key = { owner: browser, id };
  const arrival = await arrivals().get(key);
  if (!arrival?.response) return;
  // Not put over a run that a second click has made of it already.
  await runs().change(key, async (run) => run, arrival);
  await arrivals().remove(key);
}

/** Changes a run, one change at a time. Answers it as it is afterwards, `null` where this browser has no such run. */
export const changeRun = (id: string, browser: string, change: Change<Run>): Promise<Run | null> =>
  runs().change({ owner: browser, id }, async (run, keep) => {
    const changed = await change(run, (certain) => keep(bounded(certain)));
    return changed === run ? run : bounded(changed);
  });

/** Forgets a run with its tokens. What is under way for it ends without a trace. */
export async function forgetRun(id: string, browser: string): Promise<void> {
  const key = { owner: browser, id };
  await runs().remove(key);
  await arrivals().remove(key);
}

export async function forgetRuns(browser: string): Promise<void> {
  await runs().removeAll(browser);
  await arrivals().removeAll(browser);
}
