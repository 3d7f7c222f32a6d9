import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importProfiles, previewImport } from '@/app/(pages)/import/actions';
import { toShared, writeProfileFile } from '@/lib/configure/profile/profile-file';
import { currentSession, remember } from '@/lib/server/http/current-session';
import { listProfiles } from '@/lib/server/profiles/profiles';
import { sampleProfile } from '../server/sample-profile';

const cookies = new Map<string, string>();

vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({
    get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
    set: (name: string, value: string) => cookies.set(name, value),
  }),
}));

let home: string;

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-import-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

const names = ['one', 'two', 'three'];
const text = writeProfileFile(
  names.map((name) => toShared({ ...sampleProfile(name), has_secret: false, read_only: false })),
);

async function present(): Promise<string[]> {
  const browser = await currentSession();
  await remember(browser);
  return (await listProfiles(browser.id))
    .map(({ profile }) => profile.name)
    .filter((name) => name !== 'Demo pool');
}

test('an import adds the chosen profiles and no others', async () => {
  expect(await present()).toEqual([]);
  const preview = await previewImport({ text });
  expect(preview).toMatchObject({ ok: true });
  expect(preview.ok && preview.profiles.map((each) => each.ok)).toEqual([true, true, true]);
  expect(await present()).toEqual([]);
  expect(await importProfiles({ text, chosen: [] })).toMatchObject({ ok: false });
  expect(await present()).toEqual([]);
  expect(await importProfiles({ text, chosen: [0, 2] })).toMatchObject({ ok: true });
  expect((await present()).sort()).toEqual(['one', 'three']);
});
