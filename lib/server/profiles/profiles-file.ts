import 'server-only';
import { noProfiles, readStoredProfiles, type StoredProfiles } from '@/lib/configure/profile/stored-profiles';
import {
  changeDataFile,
  closeDataFile,
  dataFileVersion,
  lastSetAside,
  readDataFile,
  setAsideDataFile,
  writeDataFile,
} from '@/lib/server/process/data-folder';
import { singleton } from '@/lib/server/process/singleton';

const fileName = 'profiles.json';

/** The user's own profiles as currently stored. A damaged file is set aside, never overwritten. */
export async function readProfilesFile(): Promise<StoredProfiles> {
  return (await readFile()) ?? (await changeDataFile(fileName, readOrSetAside));
}

/**
 * Changes the user's own profiles. Changes run one after another in the order of the calls, across processes.
 */
export async function changeProfilesFile(change: (stored: StoredProfiles) => StoredProfiles): Promise<void> {
  const turn = queue().last.then(() =>
    changeDataFile(fileName, async () => {
      const next = change(await readOrSetAside());
      await writeDataFile(fileName, `${JSON.stringify(next, null, 2)}\n`);
    }),
  );
  queue().last = turn.catch(() => {});
  await turn;
}

/** Makes it readable only by its owner. */
export const closeProfilesFile = (): Promise<void> => closeDataFile(fileName);

/** Where a damaged file of profiles was moved to; `null` if there isn’t one anymore. */
export const damagedProfilesFile = (): Promise<string | null> => lastSetAside(fileName);

const queue = () => singleton('profile-changes', () => ({ last: Promise.resolve() }));

/** As last read, because every page needs it several times. */
const lastRead = () => singleton('profiles-read', () => ({ version: '', stored: noProfiles }));

/** `null` for a damaged file. */
async function readFile(): Promise<StoredProfiles | null> {
  // Before the text, so that a change in between is noticed the next time.
  const found = dataFileVersion(fileName);
  if (found === null) return noProfiles;
  const { version, fresh } = found;
  if (version === lastRead().version) return lastRead().stored;
  const text = await readDataFile(fileName);
  const stored = text === null ? noProfiles : readStoredProfiles(text);
  if (stored && !fresh) Object.assign(lastRead(), { version, stored });
  return stored;
}

/** Locked: another process may have set the damaged file aside and written a new one in the meantime. */
async function readOrSetAside(): Promise<StoredProfiles> {
  const stored = await readFile();
  if (stored) return stored;
  const aside = await setAsideDataFile(fileName, Date.now());
  console.error(`${fileName} could not be read as profiles. It was set aside, unchanged, as ${aside}.`);
  return noProfiles;
}
