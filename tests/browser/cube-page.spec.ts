import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, startApp, test } from './app';
import { isSound } from './sound';
import { configure, copyIdToken, exchangeAndVerify, press, signIn, start } from './steps';

const client_id = '4demoweb7k2m9q4t6v8x1z3b5n';

async function logIn(page: Page, app: App): Promise<void> {
  await page.goto(app.url);
  await page.getByLabel('step by step').check();
  await start(page);
  await signIn(page, 'alice');
  await exchangeAndVerify(page);
}

/** As it is pasted from a file: typed text would be taken letter by letter. */
async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  // Unlike focus, a click waits for the field to be enabled.
  await page.getByLabel(label).click();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Every fault that the guide and a hurried hand make. */
const hurtful = (app: App) => `# of a colleague
export NODE_ENV=production
CUBEJS_JWK_URL=${app.pool}/.well-known/jwks.json
CUBEJS_JWT_ISSUER=${app.pool}/
CUBEJS_JWT_AUDIENCE=http://localhost:3000
CUBEJS_JWT_ALGS=
CUBEJS_JWT_CLAIMS_NAMESPACE=https://localhost:4000
CUBEJS_API_SECRET=canary-5d1f-secret
CUBEJS_DB_PASS=canary-5d1f-secret
`;

for (const width of [360, 1280]) {
  test(`${width} px wide: the page is sound in light and dark, with nothing and with every fault`, async ({
    app,
    page,
  }) => {
    test.slow();
    const said: string[] = [];
    page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${app.url}/cube`);
    await isSound(page, 'without a token');
    await logIn(page, app);
    await page.goto(`${app.url}/cube`);
    await isSound(page, 'with a token');
    await paste(page, "Cube's .env", hurtful(app));
    await press(page, 'Replay');
    await expect(page.getByText(/Cube answers 403/)).toBeVisible();
    await isSound(page, 'with every fault');
    expect(said).toEqual([]);
  });
}

test('each line of a .env that hurts is marked where it stands', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await paste(page, "Cube's .env", hurtful(app));
  await expect(page.getByText('5 variables were taken.')).toBeVisible();
  await expect(page.getByText(/^Line 2, NODE_ENV/)).toBeVisible();
  await press(page, 'Replay');
  await expect(page.getByText(/Cube answers 403/)).toBeVisible();
  for (const name of ['ISSUER', 'AUDIENCE', 'ALGS', 'CLAIMS_NAMESPACE']) {
    await expect(page.getByLabel(`CUBEJS_JWT_${name}`)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByLabel('CUBEJS_JWK_URL')).not.toHaveAttribute('aria-invalid', 'true');
});

test('the right .env, copied and pasted, is right', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await paste(page, "Cube's .env", hurtful(app));
  await press(page, 'Copy .env');
  const right = await page.evaluate(() => navigator.clipboard.readText());
  expect(right).toContain(`CUBEJS_JWT_AUDIENCE=${client_id}`);
  await paste(page, "Cube's .env", right);
  await press(page, 'Replay');
  await expect(page.getByText("Cube answers 200 with company1's rows")).toBeVisible();
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0);
});

test('settings are saved with an own profile, without their secrets, and step five goes by them', async ({
  page,
}) => {
  const app = await startApp();
  try {
    await page.goto(app.url);
    await configure(page, {
      discovery_url: `${app.pool}/.well-known/openid-configuration`,
      client_id: '5demospa3h8j1w6r9c2y5f7d4s',
    });
    await logIn(page, app);
    const cube = page.getByRole('region', { name: 'Use in Cube' });
    await expect(cube).toContainText("Cube answers 200 with company1's rows if its .env is right");
    await page.getByRole('link', { name: 'Why' }).click();
    await paste(page, "Cube's .env", hurtful(app));
    await page.getByLabel('Query').fill('{"measures":["orders.total"]}');
    await press(page, 'Save');
    await expect(page.getByText('Saved with the profile.')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('CUBEJS_JWT_AUDIENCE')).toHaveValue('http://localhost:3000');
    await expect(page.getByLabel('CUBEJS_JWT_ALGS')).toHaveAttribute('placeholder', 'set to nothing');
    const file = await readFile(join(app.home, 'profiles.json'), 'utf8');
    expect(file).toContain('cube_settings');
    expect(file).not.toContain('canary-5d1f-secret');
    await page.goBack();
    await page.reload();
    await expect(cube).toContainText("Cube answers 403; in dev mode it shows every tenant's rows");
    await expect(page.getByRole('link', { name: 'Developer Playground', exact: true })).toHaveAttribute(
      'href',
      /#\/build\?query=.*orders\.total/,
    );
  } finally {
    await app.stop();
  }
});

test('a query that is none is kept, and not asked', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await page.getByLabel('Query').fill('{"measures":');
  await press(page, 'Ask the real Cube');
  await expect(page.getByText(/^It is not JSON/)).toBeVisible();
  await expect(page.getByLabel('Query')).toHaveValue('{"measures":');
  await page.getByLabel('Query').fill('');
  await page.getByLabel('Cube URL').fill('ftp://localhost:4000');
  await press(page, 'Ask the real Cube');
  await expect(page.getByLabel('Cube URL')).toHaveAttribute('aria-invalid', 'true');
});

test("a token that was signed anew by the Playground's tab JSON is recognised", async ({ app, page }) => {
  await logIn(page, app);
  const token = await copyIdToken(page);
  const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
  await page.goto(`${app.url}/cube`);
  await page.getByLabel('Token', { exact: true }).selectOption('another one, pasted');
  await page
    .getByLabel(/^The token, or anything/)
    .fill(`Bearer ${header}.${token.split('.')[1]}.c2lnbmF0dXJl`);
  await press(page, 'Replay');
  await expect(page.getByText('Signed anew with Cube’s own secret')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Enforced' })).toContainText(
    'JWT without kid inside headers',
  );
});

test("one browser cannot try the token of another's login", async ({ app, page, browser }) => {
  await logIn(page, app);
  const id = /runs\/([\w-]+)/.exec(page.url())?.[1];
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(`${app.url}/cube?run=${id}`);
  await expect(stranger.getByLabel('Token', { exact: true })).toHaveText('another one, pasted');
  await other.close();
});
