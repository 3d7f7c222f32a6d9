import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, startApp, test } from './app';
import {
  act,
  configure,
  copyIdToken,
  exchangeAndVerify,
  failure,
  field,
  press,
  signIn,
  start,
  startLink,
  step,
  unfold,
  verifyElsewhere,
} from './steps';

const confidential = {
  client_id: '4demoweb7k2m9q4t6v8x1z3b5n',
  client_secret: '1demosecretforlocaluseonly7q2w9e4r6t8y1u3i5o0p2a4s6',
};
const spa = { client_id: '5demospa3h8j1w6r9c2y5f7d4s' };

for (const [kind, client] of [
  ['confidential', confidential],
  ['public', spa],
] as const) {
  test(`Custom, with the discovery URL typed in: a ${kind} client`, async ({ page }) => {
    const app = await startApp();
    try {
      await page.goto(app.url);
      await configure(page, { discovery_url: `${app.pool}/.well-known/openid-configuration`, ...client });
      await start(page);
      await signIn(page, 'alice');
      await exchangeAndVerify(page);
      await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
      await verifyElsewhere(await copyIdToken(page), app.pool, client.client_id);
    } finally {
      await app.stop();
    }
  });
}

test('a saved secret is in a file of the owner and is never sent to a browser', async ({ page }) => {
  const app = await startApp();
  try {
    const heard: string[] = [];
    page.on('response', async (response) => heard.push(await response.text().catch(() => '')));
    await page.goto(app.url);
    const client_secret = 'canary-0f3a9c-secret';
    await configure(page, {
      discovery_url: `${app.pool}/.well-known/openid-configuration`,
      client_id: confidential.client_id,
      client_secret,
    });
    const file = join(app.home, 'profiles.json');
    expect(await readFile(file, 'utf8')).toContain(client_secret);
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    await page.reload();
    await press(page, 'Configuration');
    await expect(page.getByLabel('OIDC Client Secret')).toHaveValue('');
    await press(page, 'Cancel');
    await start(page);
    await signIn(page, 'alice');
    await press(page, 'Exchange');
    // The wrong secret: Cognito's own response is shown next to our words, and neither has the secret that was sent.
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Exchange')).toContainText('invalid_client');
    expect(await page.content()).not.toContain(client_secret);
    expect(heard.join('\n')).not.toContain(client_secret);
    expect(app.log()).not.toContain(client_secret);
  } finally {
    await app.stop();
  }
});

test('changing the client ID drops the stored secret', async ({ page }) => {
  const app = await startApp();
  try {
    await page.goto(app.url);
    await configure(page, { discovery_url: `${app.pool}/.well-known/openid-configuration`, ...confidential });
    await press(page, 'Configuration');
    await page.getByLabel('OIDC Client ID').fill(spa.client_id);
    await press(page, 'Save');
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(await readFile(join(app.home, 'profiles.json'), 'utf8')).not.toContain(confidential.client_secret);
  } finally {
    await app.stop();
  }
});

test('saving the demo profile creates a copy, which can sign in', async ({ page }) => {
  const app = await startApp();
  try {
    await page.goto(app.url);
    await press(page, 'Configuration');
    await act(page, 'start-from-copy');
    await unfold(page, 'advanced');
    await field(page, 'scope').fill('openid');
    await press(page, 'Save');
    await expect(page.getByRole('dialog')).toBeHidden();
    const saved = JSON.parse(await readFile(join(app.home, 'profiles.json'), 'utf8'));
    expect(saved.profiles).toMatchObject([{ scope: 'openid' }]);
    await start(page);
    await signIn(page, 'bob');
    await exchangeAndVerify(page);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  } finally {
    await app.stop();
  }
});

for (const [fault, typed, kind, said] of [
  ['no URL', 'not a url at all', 'not-a-url', /URL/],
  ['nothing', '', 'empty', /./],
  ['unreachable host', 'http://localhost:2/x', 'unreachable', /ECONNREFUSED/],
  ['port of another protocol', 'http://localhost:9/x', 'unreachable', /9/],
  [
    'Hosted UI domain',
    'https://shop.auth.us-east-1.amazoncognito.com/login',
    'hosted-ui-domain',
    /cognito-idp/,
  ],
  ['client ID instead of a pool ID', '1example23456789abcdefghij', 'client-id-as-pool-id', /./],
  ['plain http to another machine', 'http://accounts.example.com/', 'insecure-url', /https/],
] as const) {
  test(`Use Discovery Document with ${fault}: reports it and keeps the input`, async ({ app, page }) => {
    await page.goto(app.url);
    await press(page, 'Configuration');
    const dialog = page.getByRole('dialog');
    await page.getByLabel('Discovery Document URL').fill(typed);
    await page.getByLabel('OIDC Client ID').fill('typed-before');
    await press(page, 'Use Discovery Document');
    await expect(failure(dialog, kind)).toContainText(said);
    await expect(page.getByLabel('Discovery Document URL')).toHaveValue(typed);
    await expect(page.getByLabel('OIDC Client ID')).toHaveValue('typed-before');
  });
}

test('reports HTML instead of a discovery document', async ({ app, page }) => {
  await page.goto(app.url);
  await press(page, 'Configuration');
  await page.getByLabel('Discovery Document URL').fill(`${app.url}/.well-known/openid-configuration`);
  await press(page, 'Use Discovery Document');
  await expect(failure(page.getByRole('dialog'), 'http-status')).toContainText('404');
});

test('a profile from the environment is selected, and an incomplete one stops the start with a message', async ({
  page,
}) => {
  await expect(startApp({ OIDC_CLIENT_ID: 'only-half' })).rejects.toThrow(/OIDC_DISCOVERY_URL/);
  const pool = await startApp();
  try {
    const app = await startApp({
      OIDC_DISCOVERY_URL: `${pool.pool}/.well-known/openid-configuration`,
      OIDC_CLIENT_ID: confidential.client_id,
      OIDC_CLIENT_SECRET: confidential.client_secret,
    });
    try {
      await page.goto(app.url);
      await expect(step(page, 'Configure')).toHaveAttribute('data-status', 'pass');
      await expect(step(page, 'Configure')).toContainText(confidential.client_id);
      const href = await startLink(page).getAttribute('href');
      const started = await page.request.get(new URL(href ?? '', app.url).href, { maxRedirects: 0 });
      const sent = new URL(started.headers().location ?? '');
      expect(sent.port).toBe(String(pool.port + 1));
      expect(Object.fromEntries(sent.searchParams)).toMatchObject({
        response_type: 'code',
        client_id: confidential.client_id,
        redirect_uri: `${app.url}/callback`,
        code_challenge_method: 'S256',
      });
    } finally {
      await app.stop();
    }
  } finally {
    await pool.stop();
  }
});

test('the exact callback URL is in the dialog', async ({ app, page }) => {
  await page.goto(app.url);
  await press(page, 'Configuration');
  await expect(page.getByRole('dialog')).toContainText(`${app.url}/callback`);
});
