import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';

// A process that is restarted with other profiles: its singletons and modules are created again.

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'claimcheck-given-'));
});
afterEach(() => rm(home, { recursive: true }));
afterAll(() => vi.unstubAllEnvs());

const secret = 'OPERATOR-SECRET-canary-7731';

const company = (changes: object = {}) => ({
  name: 'Company SSO',
  template: 'custom',
  discovery_url: '',
  metadata: {
    issuer: 'https://sso.example',
    authorization_endpoint: 'https://sso.example/authorize',
    token_endpoint: 'https://sso.example/token',
    jwks_uri: 'https://sso.example/keys',
  },
  client_id: 'company-app',
  client_authentication: 'automatic',
  scope: 'openid',
  extra_parameters: {},
  cube_url: 'http://localhost:4000',
  client_secret: secret,
  ...changes,
});

async function start(...profiles: object[]) {
  const file = join(home, 'operator.json');
  await writeFile(file, JSON.stringify({ version: 1, profiles }));
  return await startWith({ PROFILES_FILE: profiles.length === 0 ? '' : file });
}

async function startWith(env: Record<string, string>) {
  vi.unstubAllEnvs();
  vi.stubEnv('CLAIMCHECK_HOME', home);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const values = globalThis as unknown as Record<symbol, unknown>;
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (key.description?.startsWith('claimcheck.')) delete values[key];
  vi.resetModules();
  const { duplicateProfile } = await import('@/lib/server/profiles/manage-profiles');
  const { loadProfile } = await import('@/lib/server/profiles/profiles');
  return {
    duplicate: async (id: string) => {
      const copied = await duplicateProfile(id, 'one');
      return (copied.ok && copied.id) || '';
    },
    load: (id: string) => loadProfile(id, 'one'),
    secretOf: async (id: string) => (await loadProfile(id, 'one'))?.client_secret,
  };
}

test('a copy uses the operator’s secret without keeping it, and a copy of the copy too', async () => {
  const app = await start(company());
  const copy = await app.duplicate('team-company-sso');
  const again = await app.duplicate(copy);
  expect([await app.secretOf(copy), await app.secretOf(again)]).toEqual([secret, secret]);
  expect(await readFile(join(home, 'profiles.json'), 'utf8')).not.toContain(secret);
});

test.each<[what: string, now: object[], secret: string | null]>([
  ['is rotated', [company({ client_secret: 'rotated' })], 'rotated'],
  ['is withdrawn', [], null],
  ['no longer has a secret', [company({ client_secret: '' })], null],
  ['is of another client', [company({ client_id: 'another-app' })], null],
  [
    'sends its secret to another host',
    [company({ metadata: { ...company().metadata, token_endpoint: 'https://other.example/token' } })],
    null,
  ],
])('when the given profile %s, so does the secret of its copies', async (_, now, expected) => {
  const copy = await (await start(company())).duplicate('team-company-sso');
  expect(await (await start(...now)).secretOf(copy)).toBe(expected);
});

test('a copy of the environment’s profile keeps OIDC_HOSTS, and its secret only while the environment has it', async () => {
  const env = {
    OIDC_DISCOVERY_URL: 'https://idp.example.com',
    OIDC_CLIENT_ID: 'client',
    OIDC_CLIENT_SECRET: secret,
    OIDC_HOSTS: 'login.example.net',
  };
  const app = await startWith(env);
  const copy = await app.duplicate('env');
  expect((await app.load(copy))?.profile.confirmed_hosts).toEqual(['login.example.net']);
  expect(await app.secretOf(copy)).toBe(secret);
  const later = await startWith({});
  expect((await later.load(copy))?.profile.confirmed_hosts).toEqual(['login.example.net']);
  expect(await later.secretOf(copy)).toBeNull();
});
