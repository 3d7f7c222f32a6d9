import 'server-only';
import type { Profile } from '@/lib/configure/profile/profile';
import { freeName, withName, withoutProfile, withProfile } from '@/lib/configure/profile/stored-profiles';
import { collection } from '@/lib/server/store/store';
import { changeOwnProfiles, readOwnProfiles, saveOwnProfile } from './own-profiles';
import { listProfiles, loadProfile, newProfileId } from './profiles';

/** Copies a profile with its secret, which stays on this side. Answers the copy's id, `null` where there is nothing to copy. */
export async function duplicateProfile(id: string, browser: string): Promise<string | null> {
  const original = await loadProfile(id, browser);
  if (!original) return null;
  const name = freeName(original.profile.name, await takenNames(browser), ' (copy)');
  const copy: Profile = { ...original.profile, id: newProfileId(), name };
  await saveOwnProfile(browser, copy, original.client_secret);
  return copy.id;
}

/** Gives an own profile another name; a read-only one keeps its own. */
export const renameProfile = (id: string, name: string, browser: string): Promise<void> =>
  changeOwnProfiles(browser, (stored) => withName(stored, id, name));

/** Adds profiles that came from elsewhere: never in the place of another, and never with a secret. Answers their ids. */
export async function addProfiles(
  profiles: readonly Omit<Profile, 'id'>[],
  browser: string,
): Promise<string[]> {
  const ids: string[] = [];
  const taken = await takenNames(browser);
  for (const profile of profiles) {
    const name = freeName(profile.name, taken);
    taken.push(name);
    const id = newProfileId();
    ids.push(id);
    await saveOwnProfile(browser, { ...profile, id, name }, null);
  }
  return ids;
}

const takenNames = async (browser: string): Promise<string[]> =>
  (await listProfiles(browser)).map(({ profile }) => profile.name);

/** An own profile that was deleted, for as long as Undo is offered. */
type Deleted = { profile: Profile; client_secret: string | null; at: number };

/** For ten minutes: who deletes a secret wants it gone. */
const deleted = () =>
  collection<Deleted>('deleted-profiles', {
    lifetime: 600_000,
    worthOf: () => 'replaceable',
    most: 2_000,
    mostCharacters: 16_000_000,
    mostOfOwner: 20,
    charactersOfOwner: 500_000,
  });

/** Keeps an own profile as it is, for Undo after it was saved over. `null` where there is none to save over. */
export async function keepForUndo(id: string, browser: string): Promise<string | null> {
  const { profiles, client_secrets } = await readOwnProfiles(browser);
  const at = profiles.findIndex((profile) => profile.id === id);
  const profile = profiles[at];
  if (!profile) return null;
  const ticket = newProfileId();
  const kept = { profile, client_secret: client_secrets[id] ?? null, at };
  await deleted().put({ owner: browser, id: ticket }, kept);
  return ticket;
}

/** Deletes an own profile. Answers what Undo has to bring, `null` where there was nothing to delete. */
export async function deleteProfile(id: string, browser: string): Promise<string | null> {
  const ticket = await keepForUndo(id, browser);
  if (ticket === null) return null;
  await changeOwnProfiles(browser, (stored) => withoutProfile(stored, id));
  return ticket;
}

/** The name of what Undo would bring back, `null` where it cannot any more. */
export const deletedName = async (ticket: string, browser: string): Promise<string | null> =>
  (await deleted().get({ owner: browser, id: ticket }))?.profile.name ?? null;

/** Undo: the profile as it was, where it was. Answers its id, `null` where it cannot be brought back any more. */
export async function restoreProfile(ticket: string, browser: string): Promise<string | null> {
  const gone = await deleted().get({ owner: browser, id: ticket });
  if (!gone) return null;
  await deleted().remove({ owner: browser, id: ticket });
  await changeOwnProfiles(browser, (stored) =>
    withProfile(stored, gone.profile, gone.client_secret, gone.at),
  );
  return gone.profile.id;
}

/** Undo has nothing to bring back any more. */
export const forgetDeletedProfiles = (browser: string): Promise<void> => deleted().removeAll(browser);
