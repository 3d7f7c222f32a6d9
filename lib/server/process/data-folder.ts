import 'server-only';
import { randomBytes } from 'node:crypto';
import { access, chmod, constants, mkdir, readdir, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { environment } from './environment';
import { isCode, withFileLock } from './file-lock';

/** Makes the folder, for its owner alone. Throws, with words for the person who started this, when it cannot be written to. */
export async function makeDataFolder(): Promise<void> {
  const { data_folder } = environment();
  try {
    await mkdir(data_folder, { recursive: true, mode: 0o700 });
    await access(data_folder, constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new Error(
      `The folder ${data_folder} cannot be written to (${why}). CLAIMCHECK_HOME names another one.`,
      {
        cause,
      },
    );
  }
}

/** The text of a file in the user's own folder, or `null` if there is none. */
export async function readDataFile(name: string): Promise<string | null> {
  try {
    return await readFile(join(environment().data_folder, name), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Takes away what other accounts may do with a file of the folder, no matter who allowed it: there are secrets in it. */
export async function closeDataFile(name: string): Promise<void> {
  // Windows has no such bits.
  if (process.platform === 'win32') return;
  const path = join(environment().data_folder, name);
  try {
    const { mode } = await stat(path);
    if ((mode & 0o077) !== 0) await chmod(path, 0o600);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error;
  }
}

/** Replaces a file whole, or not at all; nobody but its owner can read it. */
export async function writeDataFile(name: string, text: string): Promise<void> {
  await makeDataFolder();
  await writeFileAtomic(join(environment().data_folder, name), text, { mode: 0o600 });
}

/**
 * The text of a file that holds a secret. `make` is called for it the first time, and again where the file is empty,
 * not `isSound`, or was open to other accounts, who may have read it. Two processes that start together end with one.
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
  // Windows has no such bits, and answers with ones of its own.
  if (process.platform === 'win32') return text;
  const { mode } = await stat(join(environment().data_folder, name));
  return (mode & 0o077) === 0 ? text : null;
}

/**
 * Does `work` while no other process of this folder changes the file. Drafts that a killed one left are removed first:
 * they hold what the file holds.
 */
export async function changeDataFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  await makeDataFolder();
  return await withFileLock(join(environment().data_folder, `${name}.lock`), async () => {
    // As write-file-atomic names them.
    const isDraft = (file: string) =>
      file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1));
    const left = (await readdir(environment().data_folder)).filter(isDraft);
    for (const each of left) await unlink(join(environment().data_folder, each));
    return await work();
  });
}

/** Moves a file that cannot be read out of the way, and answers its new name. */
export async function setAsideDataFile(name: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${asidePrefix(name)}${time}-${randomBytes(3).toString('hex')}`;
  const path = join(environment().data_folder, name);
  // Whatever it was before: there are secrets in it.
  await chmod(path, 0o600);
  await rename(path, join(environment().data_folder, aside));
  return aside;
}

/** Where the file is that was set aside last, as a path; `null` where none is left. */
export async function lastSetAside(name: string): Promise<string | null> {
  const { data_folder } = environment();
  // A name says when it was, so that the last one in order is the newest.
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
