import 'server-only';
import { type BigIntStats, constants } from 'node:fs';
import { lstat, open, rmdir, unlink } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

/** If a lock hasn't changed for this long, its owner was killed. Work under a lock takes milliseconds. */
const givenUpMs = 5_000;
const pauseMs = 15;

/**
 * Runs `work` while no other process has the same lock. The lock is a file, because Node.js doesn't support
 * the system's file locks. A killed process leaves its lock behind, which is removed after a while.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const own = await acquire(path);
  try {
    return await work();
  } finally {
    await removeLock(path, own);
  }
}

/** Returns an ID of this lock, to distinguish it from a later one at the same path. */
async function acquire(path: string): Promise<string> {
  let seen = { lock: '', since: 0 };
  for (;;) {
    const own = await create(path);
    if (own !== null) return own;
    const lock = await lockAt(path);
    if (lock === null) continue;
    if (lock !== seen.lock) seen = { lock, since: performance.now() };
    // By this process's own clock, because the time of a file may be another machine's.
    if (performance.now() - seen.since > givenUpMs) await takeAway(path, lock);
    else await delay(pauseMs);
  }
}

/** `null` if another process has the lock. */
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
 * Removes the lock of a dead process, and only that one. If several processes wait for it, they use a second
 * lock, named after the dead one, so that none of them removes the next owner's lock.
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

/** Whether an error is the system error with that name, such as `ENOENT`. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const identityOf = ({ ino, mtimeNs }: BigIntStats) => `${ino}-${mtimeNs}`;
