import 'server-only';
import { readFileSync } from 'node:fs';
import { readEnvironmentProfile } from '@/lib/configure/profile/environment-profile';
import { readOperatorProfiles } from '@/lib/configure/profile/operator-profiles';
import { type Profile, referenceToSecretOf } from '@/lib/configure/profile/profile';
import type { KeptSecret } from '@/lib/configure/profile/stored-profiles';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';

/**
 * A profile with its secret, which stays on the server. `kept_secret` is what a copy of the profile stores.
 * For a given profile, it's only a reference, so that the secret disappears with the profile.
 */
export type StoredProfile = {
  profile: Profile;
  client_secret: string | null;
  kept_secret: KeptSecret | null;
  read_only: boolean;
  /** Its metadata isn't saved with it, but was looked up for this use. */
  discovered?: true;
};

/** How a run got its endpoints: the secret is only sent to looked-up endpoints with this flag. */
export const discoveredMark = ({ profile, discovered }: StoredProfile): { discovered?: true } =>
  discovered || profile.metadata === undefined ? { discovered: true } : {};

/** The profiles given at startup: `env`, and the operator's file. Throws if they can't be read. */
export const givenProfiles = (): StoredProfile[] =>
  singleton('given-profiles', () => {
    const read = readGivenProfiles();
    if (!read.ok) throw new Error(read.message);
    return read.profiles;
  });

export type ReadGivenProfiles = { ok: true; profiles: StoredProfile[] } | { ok: false; message: string };

export function readGivenProfiles(): ReadGivenProfiles {
  const env = readEnvironmentProfile(process.env);
  if (!env.ok) return env;
  const own = env.profile ? [{ profile: env.profile, client_secret: env.client_secret }] : [];
  const { profiles_file } = environment();
  if (profiles_file === null) return { ok: true, profiles: own.map(readOnly) };
  const prefix = `PROFILES_FILE (${profiles_file})`;
  let text: string;
  try {
    text = readFileSync(profiles_file, 'utf8');
  } catch (error) {
    return {
      ok: false,
      message: `${prefix} cannot be read: ${error instanceof Error ? error.message : 'unknown'}`,
    };
  }
  const file = readOperatorProfiles(text);
  if (!file.ok) return { ok: false, message: `${prefix}: ${file.message}` };
  return { ok: true, profiles: [...own, ...file.profiles].map(readOnly) };
}

type Given = Pick<StoredProfile, 'profile' | 'client_secret'>;

export const readOnly = ({ profile, client_secret }: Given): StoredProfile => ({
  profile,
  client_secret,
  kept_secret: client_secret === null ? null : referenceToSecretOf(profile),
  read_only: true,
});
