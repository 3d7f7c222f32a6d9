import 'server-only';
import type { Profile } from '@/lib/configure/profile';
import { noProfiles, readStoredProfiles, type StoredProfiles } from '@/lib/configure/stored-profiles';
import { readHomeFile, setAsideHomeFile, writeHomeFile } from './home';
import { singleton } from './singleton';

const file_name = 'profiles.json';

/** The user's own profiles as the file has them now. A damaged file is set aside, never written over. */
export async function readOwnProfiles(): Promise<StoredProfiles> {
  const text = await readHomeFile(file_name);
  if (text === null) return noProfiles;
  const stored = readStoredProfiles(text);
  if (stored) return stored;
  const aside = await setAsideHomeFile(file_name, Date.now());
  console.error(`${file_name} could not be read as profiles. It was set aside, unchanged, as ${aside}.`);
  return noProfiles;
}

/** Adds or replaces a profile with its secret; the last one saved stands last. */
export async function saveOwnProfile(profile: Profile, client_secret: string | null): Promise<void> {
  const saving = lastSave().then(async () => {
    const stored = await readOwnProfiles();
    const { [profile.id]: _, ...others } = stored.client_secrets;
    const next: StoredProfiles = {
      version: 1,
      profiles: [...stored.profiles.filter(({ id }) => id !== profile.id), profile],
      client_secrets: client_secret === null ? others : { ...others, [profile.id]: client_secret },
    };
    await writeHomeFile(file_name, `${JSON.stringify(next, null, 2)}\n`);
  });
  queue().last = saving.catch(() => {});
  await saving;
}

/** Each save reads what the one before it wrote. */
const queue = () => singleton('profile-saves', () => ({ last: Promise.resolve() }));
const lastSave = () => queue().last;
