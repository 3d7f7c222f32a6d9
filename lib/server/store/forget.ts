import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { forgetDeletedProfiles } from '@/lib/server/profiles/manage-profiles';
import { readOwnProfiles } from '@/lib/server/profiles/own-profiles';
import { forgetSealedProfiles } from '@/lib/server/profiles/sealed-profiles';
import { forgetRuns, listRuns } from './runs';

/** What there is to forget of a browser. */
export type Remembered = {
  runs: number;
  /** Own profiles: on a team server they belong to the browser, and go with it. */
  profiles: { count: number; go: boolean };
};

export async function remembered(browser: string): Promise<Remembered> {
  const [runs, own] = await Promise.all([listRuns(browser), readOwnProfiles(browser)]);
  return {
    runs: runs.length,
    profiles: { count: own.profiles.length, go: environment().store_url !== null },
  };
}

/** Forgets whatever is kept for a browser, in memory or in the store. The caller clears the cookie. */
export async function forgetEverything(browser: string): Promise<void> {
  await forgetRuns(browser);
  await forgetDeletedProfiles(browser);
  if (environment().store_url !== null) await forgetSealedProfiles(browser);
}
