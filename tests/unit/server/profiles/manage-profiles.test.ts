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

test('a copy has the secret, and its own name and ID', async () => {
  const copied = await manage.duplicateProfile('a', browser);
  const first = (copied.ok && copied.id) || '';
  await manage.duplicateProfile('a', browser);
  expect(await names()).toEqual(['a', 'b', 'c', 'a (copy)', 'a (copy) 2']);
  expect((await own.readOwnProfiles(browser)).client_secrets[first]).toBe('secret of a');
});

test('a copy of the demo profile belongs to the user', async () => {
  await manage.duplicateProfile('demo', browser);
  expect(await names()).toContain('Demo pool (copy)');
});

test('copies and deletes nothing for an unknown ID', async () => {
  expect(await manage.duplicateProfile('nowhere', browser)).toEqual({ ok: true, id: null });
  expect(await manage.deleteProfile('nowhere', browser)).toBeNull();
  expect(await manage.deleteProfile('demo', browser)).toBeNull();
  expect(await names()).toEqual(['a', 'b', 'c']);
});

test('a renamed profile keeps its position', async () => {
  await manage.renameProfile('b', 'Bee', browser);
  expect(await names()).toEqual(['a', 'Bee', 'c']);
});

test('a deleted profile and its secret are removed from the file, and Undo restores it at its position', async () => {
  const before = await own.readOwnProfiles(browser);
  const ticket = (await manage.deleteProfile('b', browser)) ?? '';
  const text = await readFile(join(home, 'profiles.json'), 'utf8');
  expect(text).not.toContain('secret of b');
  expect(await names()).toEqual(['a', 'c']);
  expect(await manage.deletedName(ticket, browser)).toBe('b');
  expect(await manage.restoreProfile(ticket, browser)).toBe('b');
  expect(await own.readOwnProfiles(browser)).toEqual(before);
});

test('Undo works once, and only for the browser that deleted it', async () => {
  const ticket = (await manage.deleteProfile('b', browser)) ?? '';
  expect(await manage.restoreProfile(ticket, 'browser-b')).toBeNull();
  expect(await manage.deletedName(ticket, 'browser-b')).toBeNull();
  expect(await manage.restoreProfile(ticket, browser)).toBe('b');
  expect(await manage.restoreProfile(ticket, browser)).toBeNull();
});

test('an imported profile replaces none, and has no secret', async () => {
  const { id: _, ...imported } = sampleProfile('a');
  const added = await manage.addProfiles([imported, imported], browser);
  const ids = added.ok ? added.ids : [];
  expect(await names()).toEqual(['a', 'b', 'c', 'a 2', 'a 3']);
  const { client_secrets } = await own.readOwnProfiles(browser);
  expect(Object.keys(client_secrets)).toEqual(['a', 'b', 'c']);
  expect(new Set(ids).size).toBe(2);
});

test('rejects too many or too large profiles with a message, and always allows fewer', async () => {
  const { id: _, ...imported } = sampleProfile('a');
  const many = (count: number) => Array.from({ length: count }, () => imported);
  expect(await manage.addProfiles(many(197), browser)).toMatchObject({ ok: true });
  expect(await manage.duplicateProfile('a', browser)).toEqual({ ok: false, why: { kind: 'too-many' } });
  expect(await manage.addProfiles(many(2), browser)).toMatchObject({ ok: false, why: { kind: 'too-many' } });
  expect(await names()).toHaveLength(200);
  await manage.deleteProfile('b', browser);
  expect(await manage.duplicateProfile('a', browser)).toMatchObject({ ok: true });
  const cube_settings = {
    variables: { CUBEJS_JWT_ISSUER: 'x'.repeat(2_000) },
    has_api_secret: false,
    has_jwt_key: false,
  };
  const extra_parameters = Object.fromEntries(
    Array.from({ length: 50 }, (_, index) => [`p${index}`, 'x'.repeat(1_900)]),
  );
  const large = { ...sampleProfile('c'), cube_settings, extra_parameters };
  expect(await own.saveOwnProfile(browser, large, null)).toEqual({ ok: true });
  for (const id of ['a', 'large-1', 'large-2']) await own.saveOwnProfile(browser, { ...large, id }, null);
  expect(await own.saveOwnProfile(browser, { ...large, id: 'large-3' }, null)).toMatchObject({ ok: false });
});

test('each field has its limit, however it is set', async () => {
  const cube = (variable: string) => ({
    cube_url: 'http://localhost:4000',
    cube_settings: {
      variables: { CUBEJS_JWT_ISSUER: variable },
      has_api_secret: false,
      has_jwt_key: false,
    },
  });
  const { saveCubeSettings } = await import('@/lib/server/profiles/profiles');
  expect(await saveCubeSettings('a', cube('x'.repeat(2_001)), browser)).toMatchObject({
    ok: false,
    why: { kind: 'invalid' },
  });
  expect(await saveCubeSettings('a', cube('x'.repeat(2_000)), browser)).toEqual({ ok: true });
  expect(await manage.renameProfile('a', 'x'.repeat(101), browser)).toMatchObject({ ok: false });
  const metadata = {
    issuer: 'https://issuer.example',
    authorization_endpoint: 'https://issuer.example/a',
    token_endpoint: 'http://issuer.example/t',
    jwks_uri: 'https://issuer.example/j',
  };
  expect(await own.saveOwnProfile(browser, { ...sampleProfile('m'), metadata }, null)).toMatchObject({
    ok: false,
  });
  expect(await own.saveOwnProfile(browser, sampleProfile('m'), 'x'.repeat(1_001))).toMatchObject({
    ok: false,
  });
  expect(await names()).toEqual(['a', 'b', 'c']);
});
