import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

/** A browser's cookies, with the options of the last `Set-Cookie`. */
const jar = new Map<string, { value: string; maxAge?: number }>();
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => jar.get(name),
    set: (name: string, value: string, { maxAge }: { maxAge: number }) => jar.set(name, { value, maxAge }),
  }),
}));

let home: string;
let sessions: typeof import('@/lib/server/http/current-session');

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-session-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  sessions = await import('@/lib/server/http/current-session');
});
afterAll(() => rm(home, { recursive: true }));

const cookie = () => [...jar.values()][0];

test('an unchanged session keeps its cookie, for longer; a changed one gets a new one', async () => {
  const { currentSession, remember } = sessions;
  await remember(await currentSession());
  const first = cookie()?.value;
  const session = await currentSession();
  for (const [name] of jar) jar.set(name, { value: first ?? '' });
  await remember({ ...session });
  expect(cookie()).toEqual({ value: first, maxAge: 60 * 60 * 24 * 90 });
  await remember({ ...session, theme: 'dark' });
  expect(cookie()?.value).not.toBe(first);
  expect(await currentSession()).toEqual({ ...session, theme: 'dark' });
});

test('a cookie that this server didn’t encrypt is replaced', async () => {
  for (const [name] of jar) jar.set(name, { value: 'made up' });
  await sessions.remember(await sessions.currentSession());
  expect(cookie()?.value).not.toBe('made up');
});
