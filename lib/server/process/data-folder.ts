import 'server-only';
import { randomBytes } from 'node:crypto';
import { access, constants, link, mkdir, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { environment } from './environment';
import { isCode, withFileLock } from './file-lock';

/** Makes the folder, for its owner alone. Throws, with words for whoever started this, when it cannot be written to. */
export async function makeDataFolder(): Promise<void> {
  const { home } = environment();
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await access(home, constants.W_OK);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new Error(`The folder ${home} cannot be written to (${why}). CLAIMCHECK_HOME names another one.`, {
      cause,
    });
  }
}

/** The text of a file in the user's own folder, or `null` where there is none. */
export async function readDataFile(name: string): Promise<string | null> {
  try {
    return await readFile(join(environment().home, name), 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Replaces a file whole, or not at all; nobody but its owner can read it. */
export async function writeDataFile(name: string, text: string): Promise<void> {
  await makeDataFolder();
  await writeFileAtomic(join(environment().home, name), text, { mode: 0o600 });
}

/** The file's text; `make` is asked for it the first time. Two processes that start together end with one text. */
export async function readOrCreateDataFile(name: string, make: () => Promise<string>): Promise<string> {
  const existing = await readDataFile(name);
  if (existing !== null) return existing;
  await makeDataFolder();
  const target = join(environment().home, name);
  const draft = `${target}.${randomBytes(6).toString('hex')}`;
  await writeFileAtomic(draft, await make(), { mode: 0o600 });
  try {
    // A link, unlike a rename, fails when another process was first.
    await link(draft, target);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(draft);
  }
  return await readFile(target, 'utf8');
}

/**
 * Does `work` while no other process of this folder changes the file. Drafts that a killed one left are removed first:
 * they hold what the file holds.
 */
export async function changeDataFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  await makeDataFolder();
  return await withFileLock(join(environment().home, `${name}.lock`), async () => {
    // As write-file-atomic names them.
    const isDraft = (file: string) =>
      file.startsWith(`${name}.`) && /^\d+$/.test(file.slice(name.length + 1));
    const left = (await readdir(environment().home)).filter(isDraft);
    for (const each of left) await unlink(join(environment().home, each));
    return await work();
  });
}

/** Moves a file that cannot be read out of the way, and answers its new name. */
export async function setAsideDataFile(name: string, now: number): Promise<string> {
  const time = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
  const aside = `${asidePrefix(name)}${time}-${randomBytes(3).toString('hex')}`;
  await rename(join(environment().home, name), join(environment().home, aside));
  return aside;
}

/** Where the file is that was set aside last, as a path; `null` where none is left. */
export async function lastSetAside(name: string): Promise<string | null> {
  const { home } = environment();
  // A name says when it was, so that the last one in order is the newest.
  const files = await readdir(home).catch((error) => {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  });
  const newest = files
    .filter((each) => each.startsWith(asidePrefix(name)))
    .sort()
    .at(-1);
  return newest === undefined ? null : join(home, newest);
}

const asidePrefix = (name: string) => `${name}.damaged-`;
