import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStoredProfiles } from '@/lib/configure/profile/stored-profiles';
import { sampleProfile } from '../sample-profile';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimcheck-processes-'));
  // One JavaScript file, because dozens of these processes are started.
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': resolve('.'), 'server-only': resolve('tests/unit/server-only.ts') } },
    // write-file-atomic requires it, and isn't an ES module.
    define: { __filename: '"saving-process.js"' },
    ssr: { noExternal: true },
    build: { ssr: 'tests/unit/server/profiles/saving-process.ts', outDir: join(folder, 'program') },
  });
});
afterAll(() => rm(folder, { recursive: true }));

const run = promisify(execFile);

/** Another process saves. Returns the number of its file system calls; rejects if it was killed. */
async function save(home: string, ...args: string[]): Promise<number> {
  const { stdout } = await run(process.execPath, [join(folder, 'program', 'saving-process.js'), ...args], {
    env: { ...process.env, CLAIMCHECK_HOME: join(folder, home), SAMPLE: fileWith('sample') },
  });
  return Number(stdout);
}

const fileWith = (id: string) =>
  JSON.stringify({ version: 1, profiles: [sampleProfile(id)], client_secrets: {} });

const fileOf = (home: string) => join(folder, home, 'profiles.json');

const idsIn = async (home: string) =>
  readStoredProfiles(await readFile(fileOf(home), 'utf8'))?.profiles.map(({ id }) => id);

/** Only the file, which only the owner can read. */
async function expectTidy(home: string): Promise<void> {
  expect(await readdir(join(folder, home))).toEqual(['profiles.json']);
  if (process.platform !== 'win32') expect((await stat(fileOf(home))).mode & 0o777).toBe(0o600);
}

test('three processes save at the same time without losing anything', { timeout: 60_000 }, async () => {
  const ids = (process: string) => Array.from({ length: 15 }, (_, index) => `${process}${index}`);
  await Promise.all(['a', 'b', 'c'].map((process) => save('together', ...ids(process))));
  const saved = (await idsIn('together')) ?? [];
  expect([...saved].sort()).toEqual(['a', 'b', 'c'].flatMap(ids).sort());
  // Each in its own order.
  for (const process of ['a', 'b', 'c']) {
    expect(saved.filter((id) => id.startsWith(process))).toEqual(ids(process));
  }
  await expectTidy('together');
});

test('killed at any point of a save: the file is the old or the new one, and the next save works', {
  timeout: 120_000,
}, async () => {
  await mkdir(join(folder, 'counted'));
  await writeFile(fileOf('counted'), fileWith('before'));
  const calls = await save('counted', 'during');
  expect(calls).toBeGreaterThan(8);
  const found = new Set<string>();
  const killed = async (instant: number) => {
    const home = `killed-at-${instant}`;
    await mkdir(join(folder, home));
    await writeFile(fileOf(home), fileWith('before'));
    await expect(save(home, 'during', `--kill-at=${instant}`), home).rejects.toMatchObject({
      signal: 'SIGKILL',
    });
    const ids = (await idsIn(home)) ?? ['damaged'];
    found.add(ids.join(' '));
    await save(home, 'after');
    expect(await idsIn(home), home).toEqual([...ids, 'after']);
    await expectTidy(home);
  };
  const instants = Array.from({ length: calls }, (_, index) => index + 1);
  await Promise.all(instants.map(killed));
  expect(found).toEqual(new Set(['before', 'before during']));
});
