import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { withFileLock } from '@/lib/server/process/file-lock';

// Each pause counts for longer than it takes.
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

/** Ten at once, each of which would notice another inside. */
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

test('one at a time, and nothing is left', async () => {
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test('what fails gives the lock back', async () => {
  await expect(withFileLock(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});

test('the lock of a killed holder, and of one killed while taking that away: one at a time all the same', async () => {
  await writeFile(path, '');
  const { ino, mtimeNs } = await stat(path, { bigint: true });
  await writeFile(`${path}.${ino}-${mtimeNs}`, '');
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test.skipIf(process.platform === 'win32')(
  'a link to nothing in its place is taken away, after pauses',
  async () => {
    await symlink('nowhere', path);
    expect(await crowd()).toBe(10);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('so is an empty folder', async () => {
  await mkdir(path);
  expect(await crowd()).toBe(10);
  expect(await readdir(folder)).toEqual([]);
});

test('a folder with files in it is nobody’s to remove: the wait ends with a reason', async () => {
  await mkdir(path);
  await writeFile(join(path, 'file'), '');
  await expect(withFileLock(path, async () => {})).rejects.toThrow(/ENOTEMPTY|EEXIST/);
  await rm(path, { recursive: true });
});

test('a folder that is not there is told', async () => {
  await expect(withFileLock(join(folder, 'nowhere', 'lock'), async () => {})).rejects.toThrow('ENOENT');
});
