import 'server-only';
import { type BigIntStats, constants } from 'node:fs';
import { lstat, open, rmdir, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a lock may be unchanged before its holder is taken for killed. What is done under one takes milliseconds. */
const givenUpMs = 5_000;
const pauseMs = 15;

/**
 * Does `work` while no other process that asks for the same lock does any. The lock is a file, since Node has no
 * locks of the system's: a process that is killed leaves its lock behind, and it is taken away after a while.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own = await acquire(path);
  try {
    return await work();
  } finally {
    await removeLock(path, own);
  }
}

/** Answers what tells this lock from any other that is at the same path later. */
async function acquire(path: string): Promise<string> {
  let seen = { lock: '', since: 0 };
  for (;;) {
    const own = await create(path);
    if (own !== null) return own;
    const lock = await lockAt(path);
    if (lock === null) continue;
    if (lock !== seen.lock) seen = { lock, since: performance.now() };
    // By this process's own clock: that of a file may be another machine's.
    if (performance.now() - seen.since > givenUpMs) await takeAway(path, lock);
    else await delay(pauseMs);
  }
}

/** `null` where the lock is held. */
async function create(path: string): Promise<string | null> {
  try {
    const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
      return identityOf(await file.stat({ bigint: true }));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isCode(error, 'EEXIST')) return null;
    throw error;
  }
}

/**
 * Removes a dead holder's lock, and that one only. Several may wait for it: they agree by a second lock, named for the
 * dead one, so that none of them removes what the next holder has put in its place.
 */
const takeAway = (path: string, lock: string): Promise<void> =>
  withFileLock(`${path}.${lock}`, () => removeLock(path, lock));

async function removeLock(path: string, lock: string): Promise<void> {
  if ((await lockAt(path)) !== lock) return;
  const isFolder = (await lstat(path)).isDirectory();
  await (isFolder ? rmdir(path) : unlink(path)).catch((error) => {
    if (!isCode(error, 'ENOENT')) throw error;
  });
}

async function lockAt(path: string): Promise<string | null> {
  try {
    return identityOf(await lstat(path, { bigint: true }));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whether an error is the system's of that name, such as `ENOENT`. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const identityOf = ({ ino, mtimeNs }: BigIntStats) => `${ino}-${mtimeNs}`;
