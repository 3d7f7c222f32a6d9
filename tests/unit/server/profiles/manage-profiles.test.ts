import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { sampleProfile } from '../sample-profile';

let home: string;
let own: typeof import('@/lib/server/profiles/own-profiles');
let manage: typeof import('@/lib/server/profiles/manage-profiles');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-profiles-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  own = await import('@/lib/server/profiles/own-profiles');
  manage = await import('@/lib/server/profiles/manage-profiles');
});
afterAll(() => rm(home, { recursive: true }));

const browser = 'browser-a';

const names = async () => (await own.readOwnProfiles(browser)).profiles.map(({ name }) => name);

beforeEach(async () => {
  await rm(join(home, 'profiles.json'), { force: true });
  for (const id of ['a', 'b', 'c']) await own.saveOwnProfile(browser, sampleProfile(id), `secret of ${id}`);
});

test('a copy has the secret, a name and an id of its own', async () => {
  const first = (await manage.duplicateProfile('a', browser)) ?? '';
  await manage.duplicateProfile('a', browser);
  expect(await names()).toEqual(['a', 'b', 'c', 'a (copy)', 'a (copy) 2']);
  expect((await own.readOwnProfiles(browser)).client_secrets[first]).toBe('secret of a');
});

test('a copy of the demo profile is one’s own', async () => {
  await manage.duplicateProfile('demo', browser);
  expect(await names()).toContain('Demo pool (copy)');
});

test('nothing is copied or deleted for an id that is not there', async () => {
  expect(await manage.duplicateProfile('nowhere', browser)).toBeNull();
  expect(await manage.deleteProfile('nowhere', browser)).toBeNull();
  expect(await manage.deleteProfile('demo', browser)).toBeNull();
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('a profile keeps its place under another name', async () => {
  await manage.renameProfile('b', 'Bee', browser);
  expect(await names()).toEqual(['a', 'Bee', 'c']);
});

test('what is deleted is gone from the file with its secret, and comes back whole where it was', async () => {
  const before = await own.readOwnProfiles(browser);
  const ticket = (await manage.deleteProfile('b', browser)) ?? '';
  const text = await readFile(join(home, 'profiles.json'), 'utf8');
  expect(text).not.toContain('secret of b');
  expect(await names()).toEqual(['a', 'c']);
  expect(await manage.deletedName(ticket, browser)).toBe('b');
  expect(await manage.restoreProfile(ticket, browser)).toBe('b');
  expect(await own.readOwnProfiles(browser)).toEqual(before);
});

test('Undo works once, and for the browser that deleted', async () => {
  const ticket = (await manage.deleteProfile('b', browser)) ?? '';
  expect(await manage.restoreProfile(ticket, 'browser-b')).toBeNull();
  expect(await manage.deletedName(ticket, 'browser-b')).toBeNull();
  expect(await manage.restoreProfile(ticket, browser)).toBe('b');
  expect(await manage.restoreProfile(ticket, browser)).toBeNull();
});

test('what is imported takes nobody’s place, and has no secret', async () => {
  const { id: _, ...imported } = sampleProfile('a');
  const ids = await manage.addProfiles([imported, imported], browser);
  expect(await names()).toEqual(['a', 'b', 'c', 'a 2', 'a 3']);
  const { client_secrets } = await own.readOwnProfiles(browser);
  expect(Object.keys(client_secrets)).toEqual(['a', 'b', 'c']);
  expect(new Set(ids).size).toBe(2);
});
