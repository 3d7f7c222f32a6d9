import type { z } from 'zod';
import { parseJson } from '@/lib/json/parse';
import type { Profile } from './profile';
import { maxNameLength } from './profile-fields';
import { storedProfilesSchema } from './schema';

/** The file of the user's own profiles. */
export type StoredProfiles = z.infer<typeof storedProfilesSchema>;

/** A secret as it is kept: itself, or a reference to that of a given profile. */
export type KeptSecret = StoredProfiles['client_secrets'][string];

export const noProfiles: StoredProfiles = { version: 1, profiles: [], client_secrets: {} };

/** What the file's text holds, or `null` when it is damaged. */
export function readStoredProfiles(text: string): StoredProfiles | null {
  return storedProfilesSchema.safeParse(parseJson(text)).data ?? null;
}

/** What was stored elsewhere, without the profiles in it that cannot be read as such. */
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

/** Adds or replaces a profile with its secret; the last one saved is last. */
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

/** Takes a profile and its secret away. */
export function withoutProfile(stored: StoredProfiles, id: string): StoredProfiles {
  const { [id]: _, ...client_secrets } = stored.client_secrets;
  return { ...stored, profiles: stored.profiles.filter((profile) => profile.id !== id), client_secrets };
}

/** Gives a profile another name, in its place. */
export function withName(stored: StoredProfiles, id: string, name: string): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, name } : profile));
  return { ...stored, profiles };
}

/** Changes what a profile says of its Cube. */
export function withCube(
  stored: StoredProfiles,
  id: string,
  cube: Required<Pick<Profile, 'cube_url' | 'cube_settings'>>,
): StoredProfiles {
  const profiles = stored.profiles.map((profile) => (profile.id === id ? { ...profile, ...cube } : profile));
  return { ...stored, profiles };
}

/**
 * `name` with `ending`, or with the first number behind them that makes it another than those `taken`. Whatever does not
 * fit into a name is taken from the end of `name`: one that is too long could be neither saved again nor imported.
 */
export function freeName(name: string, taken: readonly string[], ending = ''): string {
  const ended = (by: string) => `${cut(name, maxNameLength - by.length)}${by}`;
  let free = ended(ending);
  for (let number = 2; taken.includes(free); number += 1) free = ended(`${ending} ${number}`);
  return free;
}

/** Not within a pair of surrogates. */
const cut = (text: string, length: number) =>
  text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd();
