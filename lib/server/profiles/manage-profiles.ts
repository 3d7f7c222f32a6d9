import 'server-only';
import type { Kept } from '@/lib/configure/profile/kept';
import type { Profile } from '@/lib/configure/profile/profile';
import {
  freeName,
  type KeptSecret,
  withName,
  withoutProfile,
  withProfile,
} from '@/lib/configure/profile/stored-profiles';
import { collection } from '@/lib/server/store/store';
import { isStoreFull } from '@/lib/server/store/store-full';
import { changeOwnProfiles, readOwnProfiles, saveOwnProfile } from './own-profiles';
import { listProfiles, loadProfile, newProfileId } from './profiles';

/** What came of a change of own profiles. `id` is `null` where there was nothing to copy. */
export type Copied = { ok: true; id: string | null } | Extract<Kept, { ok: false }>;

/** Copies a profile with what may be kept of its secret, which stays on this side. */
export async function duplicateProfile(id: string, browser: string): Promise<Copied> {
  const original = await loadProfile(id, browser);
  if (!original) return { ok: true, id: null };
  const name = freeName(original.profile.name, await takenNames(browser), ' (copy)');
  const copy: Profile = { ...original.profile, id: newProfileId(), name };
  const kept = await saveOwnProfile(browser, copy, original.kept_secret);
  return kept.ok ? { ok: true, id: copy.id } : kept;
}

/** Gives an own profile another name; a read-only one keeps its own. */
export const renameProfile = (id: string, name: string, browser: string): Promise<Kept> =>
  changeOwnProfiles(browser, (stored) => withName(stored, id, name));

/**
 * Adds profiles that came from elsewhere, all or none: never in the place of another, and never with a secret. Answers
 * their ids.
 */
export async function addProfiles(
  profiles: readonly Omit<Profile, 'id'>[],
  browser: string,
): Promise<{ ok: true; ids: string[] } | Extract<Kept, { ok: false }>> {
  const taken = await takenNames(browser);
  const added = profiles.map((profile): Profile => {
    const name = freeName(profile.name, taken);
    taken.push(name);
    return { ...profile, id: newProfileId(), name };
  });
  const kept = await changeOwnProfiles(browser, (stored) =>
    added.reduce((before, profile) => withProfile(before, profile, null), stored),
  );
  return kept.ok ? { ok: true, ids: added.map(({ id }) => id) } : kept;
}

const takenNames = async (browser: string): Promise<string[]> =>
  (await listProfiles(browser)).map(({ profile }) => profile.name);

/** An own profile that was deleted, for as long as Undo is offered. */
type Deleted = { profile: Profile; client_secret: KeptSecret | null; at: number };

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

/**
 * Keeps an own profile as it is, for Undo after it was saved over or deleted. `null` if there is none, or no room for
 * it: then it is changed all the same.
 */
export async function keepForUndo(id: string, browser: string): Promise<string | null> {
  const { profiles, client_secrets } = await readOwnProfiles(browser);
  const at = profiles.findIndex((profile) => profile.id === id);
  const profile = profiles[at];
  if (!profile) return null;
  const ticket = newProfileId();
  const kept = { profile, client_secret: client_secrets[id] ?? null, at };
  try {
    await deleted().put({ owner: browser, id: ticket }, kept);
    return ticket;
  } catch (error) {
    if (isStoreFull(error)) return null;
    throw error;
  }
}

/** Deletes an own profile. Answers what Undo has to bring, `null` where there is nothing that it could bring back. */
export async function deleteProfile(id: string, browser: string): Promise<string | null> {
  const ticket = await keepForUndo(id, browser);
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
  const kept = await changeOwnProfiles(browser, (stored) =>
    withProfile(stored, gone.profile, gone.client_secret, gone.at),
  );
  if (!kept.ok) return null;
  await deleted().remove({ owner: browser, id: ticket });
  return gone.profile.id;
}

/** Undo has nothing to bring back any more. */
export const forgetDeletedProfiles = (browser: string): Promise<void> => deleted().removeAll(browser);
