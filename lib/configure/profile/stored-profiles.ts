import type { z } from 'zod';
import { parseJson } from '@/lib/json/parse';
import type { Profile } from './profile';
import { maxNameLength } from './profile-fields';
import { storedProfilesSchema } from './schema';

/** The file of the user's own profiles. */
export type StoredProfiles = z.infer<typeof storedProfilesSchema>;

/** A stored secret: the secret itself, or a reference to a given profile's. */
export type KeptSecret = StoredProfiles['client_secrets'][string];

export const noProfiles: StoredProfiles = { version: 1, profiles: [], client_secrets: {} };

/** The content of the file, or `null` if it's damaged. */
export function readStoredProfiles(text: string): StoredProfiles | null {
  return storedProfilesSchema.safeParse(parseJson(text)).data ?? null;
}

/** Profiles from other storage, without those that can't be read. */
export function salvageProfiles(stored: StoredProfiles): StoredProfiles {
  if (storedProfilesSchema.safeParse(stored).success) return stored;
  const alone = (profile: Profile) => ({ version: 1 as const, profiles: [profile], client_secrets: {} });
  const profiles = stored.profiles.filter(
    (profile) => storedProfilesSchema.safeParse(alone(profile)).success,
  );
  const ids = new Set(profiles.map(({ id }) => id));
  const secrets = Object.entries(stored.client_secrets).filter(([id]) => ids.has(id));
  return { version: 1, profiles, client_secrets: Object.fromEntries(secrets) };
}

/** Adds or replaces a profile with its secret. The last saved profile is last. */
export function withProfile(
  stored: StoredProfiles,
  profile: Profile,
  client_secret: KeptSecret | null,
  at = stored.profiles.length,
): StoredProfiles {
  const { profiles, client_secrets } = withoutProfile(stored, profile.id);
  return {
    ...stored,
    profiles: profiles.toSpliced(at, 0, profile),
    client_secrets:
      client_secret === null ? client_secrets : { ...client_secrets, [profile.id]: client_secret },
  };
}

/** Removes a profile and its secret. */
export function withoutProfile(stored: StoredProfiles, id: string): StoredProfiles {
  const { [id]: _, ...client_secrets } = stored.client_secrets;
  return { ...stored, profiles: stored.profiles.filter((profile) => profile.id !== id), client_secrets };
}

/** Renames a profile without moving it. */
export function withName(stored: StoredProfiles, id: string, name: string): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, name } : profile));
  return { ...stored, profiles };
}

/** Changes the Cube settings of a profile. */
export function withCube(
  stored: StoredProfiles,
  id: string,
  cube: Required<Pick<Profile, 'cube_url' | 'cube_settings'>>,
): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, ...cube } : profile));
  return { ...stored, profiles };
}

/**
 * `name` with `ending`, plus a number if that's `taken`. Shortens `name` if the result would be too long,
 * because it couldn't be saved again or imported.
 */
export function freeName(name: string, taken: readonly string[], ending = ''): string {
  const ended = (by: string) => `${cut(name, maxNameLength - by.length)}${by}`;
  let free = ended(ending);
  for (let number = 2; taken.includes(free); number += 1) free = ended(`${ending} ${number}`);
  return free;
}

/** Never cuts a surrogate pair. */
const cut = (text: string, length: number) =>
  text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
