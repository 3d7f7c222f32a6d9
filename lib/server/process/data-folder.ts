import 'server-only';
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { access, chmod, constants, mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { environment } from './environment';
import { isCode, withFileLock } from './file-lock';

/**
 * Creates the folder, readable only by its owner. If it isn't writable, throws with a message for the user
 * who started Claimcheck.
 */
export async function makeDataFolder(): Promise<void> {
  const { data_folder } = environment();
  try {
    await mkdir(data_folder, { recursive: true, mode: 0o700 });
    await access(data_folder, constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new Error(
      `The folder ${data_folder} isn’t writable (${why}). Set CLAIMCHECK_HOME to use another one.`,
      {
        cause,
      },
    );
  }
}

/** The text of a file in the user's own folder, or `null` if it doesn't exist. */
export async function readDataFile(name: string): Promise<string | null> {
  try {
    return await readFile(join(environment().data_folder, name), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/**
 * `version` differs after every change of a file; `null` if it doesn't exist. Some file systems count time in steps of
 * a few milliseconds, so a file that is `fresh` may change again without another time. Synchronous, because a trip
 * through a worker thread takes a hundred times as long.
 */
export function dataFileVersion(name: string): { version: string; fresh: boolean } | null {
  const path = join(environment().data_folder, name);
  const stats = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stats) return null;
  const { ino, size, mtimeNs, ctimeNs, ctimeMs } = stats;
  const age = Date.now() - Number(ctimeMs);
  return { version: [path, ino, size, mtimeNs, ctimeNs].join(), fresh: age < step };
}

/** Milliseconds. FAT counts in steps of two seconds. */
const step = 2_500;

/** Removes other accounts' permissions from a file in the folder, because it contains secrets. */
export async function closeDataFile(name: string): Promise<void> {
  // Windows doesn't have permission bits.
  if (process.platform === 'win32') return;
  const path = join(environment().data_folder, name);
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) await chmod(path, 0o600);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** Replaces a file atomically. Only its owner can read it. */
export async function writeDataFile(name: string, text: string): Promise<void> {
  await makeDataFolder();
  await writeFileAtomic(join(environment().data_folder, name), text, { mode: 0o600 });
}

/**
 * The text of a file with a secret. Calls `make` if the file doesn't exist, is empty, isn't `isSound`, or was
 * readable by other accounts. Two processes that start at the same time get the same secret.
 */
export async function readOrCreateSecretFile(
  name: string,
  make: () => Promise<string>,
  isSound: (text: string) => boolean,
): Promise<string> {
  const existing = await readSecretFile(name, isSound);
  if (existing !== null) return existing;
  return await changeDataFile(name, async () => {
    const meanwhile = await readSecretFile(name, isSound);
    if (meanwhile !== null) return meanwhile;
    const text = await make();
    await writeDataFile(name, text);
    return text;
  });
}

async function readSecretFile(name: string, isSound: (text: string) => boolean): Promise<string | null> {
  const text = await readDataFile(name);
  if (text === null || !isSound(text)) return null;
  // Windows doesn't have permission bits, and returns made-up ones.
  if (process.platform === 'win32') return text;
  const { mode } = await stat(join(environment().data_folder, name));
  return (mode & 0o077) === 0 ? text : null;
}

/**
 * Runs `work` while no other process changes the file. First removes drafts from killed processes, which have
 * the same content as the file.
 */
export async function changeDataFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  await makeDataFolder();
  return await withFileLock(join(environment().data_folder, `${name}.lock`), async () => {
    // The naming scheme of write-file-atomic.
    const isDraft = (file: string) =>
      file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1));
    const left = (await readdir(environment().data_folder)).filter(isDraft);
    for (const each of left) await unlink(join(environment().data_folder, each));
    return await work();
  });
}

/** Renames a file that can't be read, and returns its new name. */
export async function setAsideDataFile(name: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${asidePrefix(name)}${time}-${randomBytes(3).toString('hex')}`;
  const path = join(environment().data_folder, name);
  // Regardless of its previous permissions, because it contains secrets.
  await chmod(path, 0o600);
  await rename(path, join(environment().data_folder, aside));
  return aside;
}

/** Path of the file that was set aside last; `null` if there is none. */
export async function lastSetAside(name: string): Promise<string | null> {
  const { data_folder } = environment();
  // The name contains the time, so the newest one sorts last.
  const files = await readdir(data_folder).catch((error) => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
  const newest = files
    .filter((each) => each.startsWith(asidePrefix(name)))
    .sort()
    .at(-1);
  return newest === undefined ? null : join(data_folder, newest);
}

const asidePrefix = (name: string) => `${name}.damaged-`;
