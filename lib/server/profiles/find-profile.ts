import 'server-only';
import { listProfiles, type StoredProfile } from './profiles';

/** The profile with that ID or name, for the command line; `problem` lists the existing ones. */
export async function findProfile(
  wanted: string,
): Promise<{ ok: true; stored: StoredProfile } | { ok: false; problem: string }> {
  const profiles = await listProfiles('');
  const byId = profiles.filter(({ profile }) => profile.id === wanted);
  const found = byId.length > 0 ? byId : profiles.filter(({ profile }) => profile.name === wanted);
  const [stored, other] = found;
  const asked = wanted.slice(0, 60);
  if (!stored) {
    const names = profiles.map(({ profile: { id, name } }) => (id === 'demo' || id === 'env' ? id : name));
    return { ok: false, problem: `No profile is named '${asked}'. Profiles: ${names.join(', ')}.` };
  }
  return other
    ? { ok: false, problem: `${found.length} profiles are named '${asked}'. Rename all but one of them.` }
    : { ok: true, stored };
}
