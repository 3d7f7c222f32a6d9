import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { importProfiles } from '@/app/(pages)/import/actions';
import { duplicateProfile } from '@/app/(pages)/profiles/actions';
import { saveProfile } from '@/app/actions';
import { toDraft } from '@/lib/configure/profile/profile-draft';
import { toShared, writeProfileFile } from '@/lib/configure/profile/profile-file';
import { mayKeepProfiles } from '@/lib/server/http/current-session';
import { cookieName, newSession, sealSession } from '@/lib/server/http/session';
import { sampleProfile } from '../server/sample-profile';

// On a team server, nothing is stored under an ID that was generated for this request, because there is no limit on
// such IDs. No Redis listens at the store's URL, so code that uses the store is noticed.

const cookies = new Map<string, string>();
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ host: 'localhost:3000' }),
  cookies: async () => ({
    get: (name: string) => (cookies.has(name) ? { name, value: cookies.get(name) } : undefined),
    set: () => {},
  }),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));

vi.stubEnv('STORE_URL', 'redis://127.0.0.1:1');
vi.stubEnv('CLAIMCHECK_SECRET', 'a secret of the tests: 0123456789');
vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => cookies.clear());
afterAll(() => vi.unstubAllEnvs());

const profile = { ...sampleProfile('one'), has_secret: false, read_only: false };
const text = writeProfileFile([toShared(profile)]);

test('without a cookie, no route stores a profile, and the reason is returned', async () => {
  expect(await saveProfile({ ...toDraft(profile), id: 'new' })).toMatchObject({
    ok: false,
    problems: { name: /cookie/ },
  });
  expect(await importProfiles({ text, chosen: [0] })).toMatchObject({ ok: false });
  const form = new FormData();
  form.set('profile', 'one');
  await expect(duplicateProfile(form)).rejects.toMatchObject({
    digest: expect.stringContaining('no-cookie'),
  });
});

test('with a cookie that was sealed elsewhere, no route stores a profile either', async () => {
  const browser = newSession();
  cookies.set(cookieName(), 'eyJhbGciOiJkaXIifQ..a.b.c');
  expect(await mayKeepProfiles(browser)).toBe(false);
  cookies.set(cookieName(), await sealSession(newSession()));
  expect(await mayKeepProfiles(browser)).toBe(false);
  cookies.set(cookieName(), await sealSession(browser));
  expect(await mayKeepProfiles(browser)).toBe(true);
});
