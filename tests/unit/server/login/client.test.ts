import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Profile } from '@/lib/configure/profile/profile';
import type { Run } from '@/lib/run/run';
import { metadataAt } from '../../sample-metadata';
import { sampleProfile } from '../sample-profile';
import { sampleRun } from '../sample-run';

let home: string;
let clientOf: typeof import('@/lib/server/login/client')['clientOf'];
let beginRun: typeof import('@/lib/server/login/begin')['beginRun'];
let discoveredMark: typeof import('@/lib/server/profiles/given-profiles')['discoveredMark'];
let loadRun: typeof import('@/lib/server/store/runs')['loadRun'];
let runIdOfState: typeof import('@/lib/server/store/runs')['runIdOfState'];
let saveOwnProfile: typeof import('@/lib/server/profiles/own-profiles')['saveOwnProfile'];

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-party-'));
  vi.stubEnv('CLAIMCHECK_HOME', home);
  ({ clientOf } = await import('@/lib/server/login/client'));
  ({ beginRun } = await import('@/lib/server/login/begin'));
  ({ discoveredMark } = await import('@/lib/server/profiles/given-profiles'));
  ({ loadRun, runIdOfState } = await import('@/lib/server/store/runs'));
  ({ saveOwnProfile } = await import('@/lib/server/profiles/own-profiles'));
});
afterAll(() => rm(home, { recursive: true }));

const metadata = metadataAt('https://issuer.example');
const began = { ...sampleProfile('p'), metadata };

/** The run's client secret, after its profile is saved as `now`. */
async function secretAfter(now: Profile, started: Partial<Run> = {}): Promise<string | null> {
  await saveOwnProfile('one', now, 'the secret');
  return (await clientOf(sampleRun({ id: 'r', profile: began, ...started }))).client_secret;
}

test.each<[string, Partial<Profile>]>([
  ['nothing changed', {}],
  [
    'another path of the token endpoint',
    { metadata: { ...metadata, token_endpoint: 'https://issuer.example/t' } },
  ],
  ['another scope', { scope: 'openid email' }],
])('a run has the secret that its profile has now: %s', async (_, changes) => {
  expect(await secretAfter({ ...began, ...changes })).toBe('the secret');
});

test.each<[string, Partial<Profile>]>([
  ['the token endpoint moved', { metadata: { ...metadata, token_endpoint: 'https://other.example/token' } }],
  [
    'it moved to another port',
    { metadata: { ...metadata, token_endpoint: 'https://issuer.example:8443/token' } },
  ],
  ['it is another client', { client_id: 'another' }],
])('a run has no secret when %s', async (_, changes) => {
  expect(await secretAfter({ ...began, ...changes })).toBeNull();
});

test('without saved endpoints, the discovery URL must be the one that the run started with', async () => {
  const { metadata: _, ...looked_up } = began;
  expect(await secretAfter(looked_up, { discovered: true })).toBe('the secret');
  // Saved endpoints can name any host, and undoing that Save restores the secret.
  expect(await secretAfter(looked_up)).toBeNull();
  const discovery_url = 'https://other.example/.well-known/openid-configuration';
  expect(await secretAfter({ ...looked_up, discovery_url }, { discovered: true })).toBeNull();
});

test('a run that would send the secret to another host for a revocation gets none', async () => {
  const profile = { ...began, metadata: { ...metadata, revocation_endpoint: 'https://evil.example/revoke' } };
  expect(await secretAfter(began, { profile })).toBeNull();
  expect(await secretAfter(profile, { profile })).toBe('the secret');
});

test('a run of a deleted profile has no secret', async () => {
  const party = await clientOf(sampleRun({ id: 'r', profile: { ...began, id: 'deleted' } }));
  expect([party.client_secret, party.client_authentication]).toEqual([null, 'none']);
});

test('a sign-in from the command line, which discovers the endpoints first, sends the secret', async () => {
  const { metadata: _, ...profile } = began;
  await saveOwnProfile('one', profile, 'the secret');
  const stored = { profile, client_secret: 'the secret', kept_secret: null, read_only: false };
  const ready = { ...stored, profile: began, ...discoveredMark(stored) };
  const started = await beginRun(ready, 'straight', 'one');
  const run = started.ok ? await loadRun(runIdOfState(started.state), 'one') : null;
  if (!run) throw new Error('it did not start');
  expect((await clientOf(run)).client_secret).toBe('the secret');
});
