import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, test as base, expect, startApp } from './app';
import { ask } from './ask';
import { type Provider, startProvider } from './misbehaving-provider';
import { exchangeAndVerify, failure, press, start, step } from './steps';

/** A server with an operator's profile, which allows only that provider. */
const test = base.extend<{ provider: Provider; other: Provider; team: App }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  provider: async ({}, use) => {
    const provider = await startProvider();
    await use(provider);
    await provider.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's dependencies from this pattern.
  other: async ({}, use) => {
    const other = await startProvider();
    await use(other);
    await other.stop();
  },
  team: async ({ provider }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'claimcheck-operator-'));
    const file = join(folder, 'profiles.json');
    const profile = { name: 'Staging', template: 'custom', discovery_url: provider.issuer, scope: 'openid' };
    await writeFile(file, JSON.stringify({ version: 1, profiles: [{ ...profile, ...provider.client }] }));
    const team = await startApp({ PROFILES_FILE: file, ALLOWED_ISSUERS: provider.issuer, DEMO_POOL: 'off' });
    await use(team);
    await team.stop();
    await rm(folder, { recursive: true });
  },
});

test('every user gets the operator’s profile with its secret, and no user can see the secret', async ({
  provider,
  team,
  page,
}) => {
  await page.goto(team.url);
  // Below the profiles, the list can create and manage profiles.
  await expect(page.locator('#profile option:not([value^="+"])')).toHaveText(['Staging']);
  await start(page);
  await exchangeAndVerify(page);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(await page.content()).not.toContain('canary');
  expect(provider.asked).toContain('/token');
});

test('another provider is rejected wherever it is named, and gets no request', async ({
  team,
  other,
  page,
}) => {
  await page.goto(team.url);
  await press(page, 'Configuration');
  await page.getByLabel('Discovery Document URL').fill(other.issuer);
  await press(page, 'Use Discovery Document');
  await expect(failure(page.getByRole('dialog'), 'issuer-not-allowed')).toBeVisible();

  const answer = await ask(`${team.url}/api/verify`, {
    method: 'POST',
    headers: { host: new URL(team.url).host, 'content-type': 'application/json' },
    body: JSON.stringify({ token: 'eyJhbGciOiJSUzI1NiJ9.e30.AAAA', issuer: other.issuer }),
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toContain(other.issuer);
  expect(other.asked).toEqual([]);
});

test('an invalid file stops the start with a message', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimcheck-operator-'));
  const file = join(folder, 'profiles.json');
  await writeFile(file, '{"version":1,"profiles":[{"name":"Half","client_secret":"hunter2"}]}');
  const starting = startApp({ PROFILES_FILE: file });
  await expect(starting).rejects.toThrow(/PROFILES_FILE .*profiles\.json.*“Half”/);
  await expect(starting).rejects.not.toThrow(/hunter2/);
  await expect(startApp({ PROFILES_FILE: join(folder, 'nowhere') })).rejects.toThrow(/cannot be read/);
  await rm(folder, { recursive: true });
});

test('over https the cookie is only for this host', async () => {
  const app = await startApp({ APP_URL: 'https://claimcheck.example' });
  try {
    const { headers } = await ask(app.url, {
      headers: { host: 'claimcheck.example', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' },
    });
    const [cookie = ''] = [headers['set-cookie'] ?? ''].flat();
    expect(cookie).toMatch(/^__Host-claimcheck_443=/);
    for (const attribute of [/; *Secure/i, /; *Path=\/(;|$)/i, /; *HttpOnly/i, /; *SameSite=lax/i]) {
      expect(cookie).toMatch(attribute);
    }
  } finally {
    await app.stop();
  }
});
