import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withFileLock } from '@/lib/server/process/file-lock';

// Each pause advances the clock by 50 ms but takes less.
let now = 0;
vi.spyOn(performance, 'now').mockImplementation(() => now);
vi.mock('node:timers/promises', () => ({
  setTimeout: () =>
    new Promise<void>((resolve) =>
      setImmediate(() => {
        now += 50;
        resolve();
      }),
    ),
}));

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-lock-'));
  path = join(folder, 'lock');
});
afterAll(() => rm(folder, { recursive: true }));

/** Ten tasks at once, each of which detects another one inside. */
async function crowd(): Promise<number> {
  let inside = 0;
  let done = 0;
  const enter = () =>
    withFileLock(path, async () => {
      inside += 1;
      await new Promise((resolve) => setImmediate(resolve));
      if (inside === 1) done += 1;
      inside -= 1;
    });
  await Promise.all(Array.from({ length: 10 }, enter));
  return done;
}

test('runs one at a time, and leaves no files', async () => {
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test('releases the lock after an error', async () => {
  await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});

test('replaces the lock of a killed holder, even if its remover was killed too, and still runs one at a time', async () => {
  await writeFile(path, '');
  const { ino, mtimeNs } = await stat(path, { bigint: true });
  await writeFile(`${path}.${ino}-${mtimeNs}`, '');
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')('removes a dangling link in its place, after pauses', async () => {
  await symlink('nowhere', path);
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test('removes an empty folder too', async () => {
  await mkdir(path);
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test('does not remove a folder with files in it, and the wait ends with a reason', async () => {
  await mkdir(path);
  await writeFile(join(path, 'file'), '');
  await expect(withFileLock(path, async () => {})).rejects.toThrow(/ENOTEMPTY|EEXIST/);
  await rm(path, { recursive: true });
});

test('reports a missing folder', async () => {
  await expect(withFileLock(join(folder, 'nowhere', 'lock'), async () => {})).rejects.toThrow('ENOENT');
});
