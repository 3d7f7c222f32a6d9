import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sampleProfile } from '../sample-profile';

let home: string;
let profiles: typeof import('@/lib/server/profiles/own-profiles');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-profiles-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  profiles = await import('@/lib/server/profiles/own-profiles');
});
beforeEach(() => rm(join(home, 'profiles.json'), { force: true }));
afterAll(() => rm(home, { recursive: true }));

test('no file: no profiles', async () => {
  expect(await profiles.readOwnProfiles('a browser')).toEqual({
    version: 1,
    profiles: [],
    client_secrets: {},
  });
});

test('reads the last saved version, with the secret separate', async () => {
  await profiles.saveOwnProfile('a browser', sampleProfile('a'), 'secret of a');
  await profiles.saveOwnProfile('a browser', sampleProfile('b'), null);
  await profiles.saveOwnProfile('a browser', { ...sampleProfile('a'), name: 'renamed' }, 'secret of a');
  expect(await profiles.readOwnProfiles('a browser')).toEqual({
    version: 1,
    profiles: [sampleProfile('b'), { ...sampleProfile('a'), name: 'renamed' }],
    client_secrets: { a: 'secret of a' },
  });
});

test('a change by another program is read at once, even one of the same length', async () => {
  await profiles.saveOwnProfile('a browser', { ...sampleProfile('a'), name: 'one' }, null);
  const names = async () => (await profiles.readOwnProfiles('a browser')).profiles.map(({ name }) => name);
  expect(await names()).toEqual(['one']);
  const path = join(home, 'profiles.json');
  await writeFile(path, (await readFile(path, 'utf8')).replace('"one"', '"two"'));
  expect(await names()).toEqual(['two']);
  await rm(path);
  expect(await names()).toEqual([]);
});

test('a profile saved without its secret loses it', async () => {
  await profiles.saveOwnProfile('a browser', sampleProfile('a'), 'secret of a');
  await profiles.saveOwnProfile('a browser', sampleProfile('a'), null);
  expect(await readFile(join(home, 'profiles.json'), 'utf8')).not.toContain('secret of a');
});

test('simultaneous saves lose nothing', async () => {
  const ids = Array.from({ length: 20 }, (_, index) => `p${index}`);
  await Promise.all(ids.map((id) => profiles.saveOwnProfile('a browser', sampleProfile(id), null)));
  expect((await profiles.readOwnProfiles('a browser')).profiles.map(({ id }) => id)).toEqual(ids);
});

test.skipIf(process.platform === 'win32')('only the owner can read the file', async () => {
  await profiles.saveOwnProfile('a browser', sampleProfile('a'), 'secret of a');
  expect((await stat(join(home, 'profiles.json'))).mode & 0o777).toBe(0o600);
});

test.skipIf(process.platform === 'win32')('a file that was open to others is closed at startup', async () => {
  const { closeProfilesFile } = await import('@/lib/server/profiles/profiles-file');
  await closeProfilesFile();
  await profiles.saveOwnProfile('a browser', sampleProfile('a'), 'secret of a');
  const path = join(home, 'profiles.json');
  const text = await readFile(path, 'utf8');
  for (const mode of [0o644, 0o660, 0o604, 0o600, 0o400]) {
    await chmod(path, mode);
    await closeProfilesFile();
    expect((await stat(path)).mode & 0o077).toBe(0);
    expect(await readFile(path, 'utf8')).toBe(text);
  }
});

test.each(['', '{', '[]', '{"version":2}', '{"version":1,"profiles":[{}],"client_secrets":{}}'])(
  'a damaged file (%s) is moved aside unchanged, and reported',
  async (text) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {});
    await writeFile(join(home, 'profiles.json'), text);
    expect((await profiles.readOwnProfiles('a browser')).profiles).toEqual([]);
    const aside = (await readdir(home)).filter((name) => name.startsWith('profiles.json.damaged-'));
    expect(aside).toHaveLength(1);
    expect(await readFile(join(home, aside[0] ?? ''), 'utf8')).toBe(text);
    expect(said).toHaveBeenCalledWith(expect.stringContaining(aside[0] ?? 'missing'));
    expect(await profiles.damagedProfiles()).toBe(join(home, aside[0] ?? ''));
    await rm(join(home, aside[0] ?? ''));
    expect(await profiles.damagedProfiles()).toBeNull();
    said.mockRestore();
  },
);
