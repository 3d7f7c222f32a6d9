import 'server-only';
import { profileBounds } from '@/lib/configure/profile/kept';
import { noProfiles, type StoredProfiles, salvageProfiles } from '@/lib/configure/profile/stored-profiles';
import { collection } from '@/lib/server/store/store';

/** Milliseconds since the last Save: longer than the cookie of an unused browser. */
const lifetime = 180 * 24 * 60 * 60 * 1000;

const stored = () =>
  collection<StoredProfiles>('profiles', {
    lifetime,
    renewed: true,
    worthOf: () => 'pending',
    most: 5_000,
    mostCharacters: 64_000_000,
    mostOfOwner: 1,
    charactersOfOwner: profileBounds.characters + 1_000,
  });

const keyOf = (browser: string) => ({ owner: browser, id: 'own' });

/** On a team server, whose replicas share no folder: the profiles saved in this browser. */
export async function readSealedProfiles(browser: string): Promise<StoredProfiles> {
  const found = await stored().get(keyOf(browser));
  return found ? salvageProfiles(found) : noProfiles;
}

/** Changes them. Changes of one browser run one after another, across all replicas. */
export async function changeSealedProfiles(
  browser: string,
  change: (stored: StoredProfiles) => StoredProfiles,
): Promise<void> {
  const initial = (await stored().get(keyOf(browser))) ?? noProfiles;
  // A browser without profiles uses no space in the store.
  if (initial === noProfiles && change(noProfiles).profiles.length === 0) return;
  await stored().change(keyOf(browser), async (before) => change(salvageProfiles(before)), noProfiles);
}

export const forgetSealedProfiles = (browser: string): Promise<void> => stored().removeAll(browser);
