import 'server-only';
import { checkProfiles, type Kept } from '@/lib/configure/profile/kept';
import type { Profile } from '@/lib/configure/profile/profile';
import { type KeptSecret, type StoredProfiles, withProfile } from '@/lib/configure/profile/stored-profiles';
import { environment } from '@/lib/server/process/environment';
import { isStoreFull } from '@/lib/server/store/store-full';
import { changeProfilesFile, damagedProfilesFile, readProfilesFile } from './profiles-file';
import { changeSealedProfiles, readSealedProfiles } from './sealed-profiles';

/** On a team server, each browser has its own profiles. On the user's machine, there is one file. */
const isShared = () => environment().store_url !== null;

/** The profiles that were saved on this server. */
export const readOwnProfiles = (browser: string): Promise<StoredProfiles> =>
  isShared() ? readSealedProfiles(browser) : readProfilesFile();

/** Path of a profiles file that couldn't be read and was set aside; `null` if there is none. */
export const damagedProfiles = async (): Promise<string | null> =>
  isShared() ? null : await damagedProfilesFile();

/** Changes them, unless the result would exceed a limit. `change` is pure; changes run one after another. */
export async function changeOwnProfiles(
  browser: string,
  change: (stored: StoredProfiles) => StoredProfiles,
): Promise<Kept> {
  let kept: Kept = { ok: true };
  const checked = (before: StoredProfiles): StoredProfiles => {
    const after = change(before);
    kept = checkProfiles(before, after);
    return kept.ok ? after : before;
  };
  if (!isShared()) {
    await changeProfilesFile(checked);
    return kept;
  }
  try {
    await changeSealedProfiles(browser, checked);
    return kept;
  } catch (error) {
    if (isStoreFull(error)) return { ok: false, why: { kind: 'store-full' } };
    throw error;
  }
}

/** Adds or replaces a profile with its secret. The last saved profile is last. */
export const saveOwnProfile = (
  browser: string,
  profile: Profile,
  client_secret: KeptSecret | null,
): Promise<Kept> => changeOwnProfiles(browser, (stored) => withProfile(stored, profile, client_secret));
