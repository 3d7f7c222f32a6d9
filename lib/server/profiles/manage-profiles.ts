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

/** The result of changing own profiles. `id` is `null` if there was nothing to copy. */
export type Copied = { ok: true; id: string | null } | Extract<Kept, { ok: false }>;

/** Copies a profile, including its secret or a reference to it, which stays on the server. */
export async function duplicateProfile(id: string, browser: string): Promise<Copied> {
  const original = await loadProfile(id, browser);
  if (!original) return { ok: true, id: null };
  const name = freeName(original.profile.name, await takenNames(browser), ' (copy)');
  const copy: Profile = { ...original.profile, id: newProfileId(), name };
  const kept = await saveOwnProfile(browser, copy, original.kept_secret);
  return kept.ok ? { ok: true, id: copy.id } : kept;
}

/** Renames an own profile; a read-only one can't be renamed. */
export const renameProfile = (id: string, name: string, browser: string): Promise<Kept> =>
  changeOwnProfiles(browser, (stored) => withName(stored, id, name));

/**
 * Imports profiles, all or none. Never replaces an existing one, and never imports a secret. Returns their
 * IDs.
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

/** A deleted own profile, for as long as Undo is available. */
type Deleted = { profile: Profile; client_secret: KeptSecret | null; at: number };

/** For ten minutes, because a user who deletes a secret wants it gone. */
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
 * Keeps the current version of an own profile for Undo, before it's replaced or deleted. `null` if it doesn't
 * exist or there's no space; the change happens anyway.
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

/** Deletes an own profile. Returns the ticket for Undo, or `null` if Undo isn't possible. */
export async function deleteProfile(id: string, browser: string): Promise<string | null> {
  const ticket = await keepForUndo(id, browser);
  await changeOwnProfiles(browser, (stored) => withoutProfile(stored, id));
  return ticket;
}

/** The name of the profile that Undo would restore; `null` if it's no longer available. */
export const deletedName = async (ticket: string, browser: string): Promise<string | null> =>
  (await deleted().get({ owner: browser, id: ticket }))?.profile.name ?? null;

/**
 * Undo: restores the profile at its previous position. Returns its ID; `null` if it's no longer available.
 */
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

/** Makes Undo unavailable. */
export const forgetDeletedProfiles = (browser: string): Promise<void> => deleted().removeAll(browser);
