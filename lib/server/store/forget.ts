import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { forgetDeletedProfiles } from '@/lib/server/profiles/manage-profiles';
import { readOwnProfiles } from '@/lib/server/profiles/own-profiles';
import { forgetSealedProfiles } from '@/lib/server/profiles/sealed-profiles';
import { forgetRuns, listRuns } from './runs';

/** The data of a browser that can be deleted. */
export type Remembered = {
  runs: number;
  /** Own profiles. On a team server, they belong to the browser and are deleted, too. */
  profiles: { count: number; go: boolean };
};

export async function remembered(browser: string): Promise<Remembered> {
  const [runs, own] = await Promise.all([listRuns(browser), readOwnProfiles(browser)]);
  return {
    runs: runs.length,
    profiles: { count: own.profiles.length, go: environment().store_url !== null },
  };
}

/** Deletes all data of a browser, in memory or in the store. The caller deletes the cookie. */
export async function forgetEverything(browser: string): Promise<void> {
  await forgetRuns(browser);
  await forgetDeletedProfiles(browser);
  if (environment().store_url !== null) await forgetSealedProfiles(browser);
}
