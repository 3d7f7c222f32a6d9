import 'server-only';
import { noProfiles, type StoredProfiles } from '@/lib/configure/profile/stored-profiles';
import { collection } from '@/lib/server/store/store';

/** Milliseconds since the last Save: longer than a browser's cookie lasts that nobody uses. */
const lifetime = 180 * 24 * 60 * 60 * 1000;

const stored = () =>
  collection<StoredProfiles>('profiles', {
    lifetime,
    renewed: true,
    worthOf: () => 'pending',
    most: 5_000,
    mostCharacters: 64_000_000,
    mostOfOwner: 1,
    charactersOfOwner: 500_000,
  });

const keyOf = (browser: string) => ({ owner: browser, id: 'own' });

/** On a team server, whose replicas share no folder: the profiles that were saved in this browser. */
export const readSealedProfiles = async (browser: string): Promise<StoredProfiles> =>
  (await stored().get(keyOf(browser))) ?? noProfiles;

/** Changes them. Changes of one browser take turns, at all replicas. */
export async function changeSealedProfiles(
  browser: string,
  change: (stored: StoredProfiles) => StoredProfiles,
): Promise<void> {
  await stored().change(keyOf(browser), async (before) => change(before), noProfiles);
}

export const forgetSealedProfiles = (browser: string): Promise<void> => stored().removeAll(browser);
