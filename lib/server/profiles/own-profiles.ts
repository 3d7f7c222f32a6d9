import 'server-only';
import type { Profile } from '@/lib/configure/profile/profile';
import { type StoredProfiles, withProfile } from '@/lib/configure/profile/stored-profiles';
import { environment } from '@/lib/server/process/environment';
import { changeProfilesFile, damagedProfilesFile, readProfilesFile } from './profiles-file';
import { changeSealedProfiles, readSealedProfiles } from './sealed-profiles';

/** On a team server each browser has profiles of its own; on the user's machine there is one file for all. */
const isShared = () => environment().store_url !== null;

/** The profiles that were saved here. */
export const readOwnProfiles = (browser: string): Promise<StoredProfiles> =>
  isShared() ? readSealedProfiles(browser) : readProfilesFile();

/** Path of a file of profiles that could not be read and was set aside; `null` where there is none. */
export const damagedProfiles = async (): Promise<string | null> =>
  isShared() ? null : await damagedProfilesFile();

/** Changes them. `change` is pure; changes take turns. */
export const changeOwnProfiles = (
  browser: string,
  change: (stored: StoredProfiles) => StoredProfiles,
): Promise<void> => (isShared() ? changeSealedProfiles(browser, change) : changeProfilesFile(change));

/** Adds or replaces a profile with its secret; the last one saved stands last. */
export const saveOwnProfile = (
  browser: string,
  profile: Profile,
  client_secret: string | null,
): Promise<void> => changeOwnProfiles(browser, (stored) => withProfile(stored, profile, client_secret));
