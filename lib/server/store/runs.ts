import 'server-only';
import { createHash } from 'node:crypto';
import type { Run } from '@/lib/run/run';
import type { Change } from './collection';
import { collection } from './store';

const bounds = { lifetime: 8 * 60 * 60 * 1000, most: 500, most_of_owner: 100 };

const runs = () => collection<Run>('runs', bounds);

/**
 * The id of the run that waits for `state`. Derived, so that a callback finds its run by one look-up, and one way, so
 * that the address of a run's page gives its state away to nobody.
 */
export const runIdOfState = (state: string) => digest(`state:${state}`);

/** The id for a code that came without state: the same code of the same browser is the same run. */
export const runIdOfCode = (code: string, browser: string) => digest(`code:${browser}:${code}`);

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** A run, for the browser that began it; for any other there is none. */
export const loadRun = (id: string, browser: string): Promise<Run | null> =>
  runs().get({ owner: browser, id });

/** What this browser began, newest first. */
export const listRuns = (browser: string): Promise<Run[]> => runs().list(browser);

/** Keeps a new run. */
export const saveRun = (run: Run): Promise<void> => runs().put({ owner: run.browser, id: run.id }, run);

/** Changes a run, one change at a time. Answers it as it is afterwards, `null` where this browser has no such run. */
export const changeRun = (id: string, browser: string, change: Change<Run>): Promise<Run | null> =>
  runs().change({ owner: browser, id }, change);

/** Forgets a run with its tokens. What is under way for it ends without a trace. */
export const forgetRun = (id: string, browser: string): Promise<void> =>
  runs().remove({ owner: browser, id });

export const forgetRuns = (browser: string): Promise<void> => runs().removeAll(browser);
