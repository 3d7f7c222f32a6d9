import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { type App, expect, startApp, test } from './app';
import { isSound } from './sound';
import {
  act,
  chooseWay,
  configure,
  copyIdToken,
  exchangeAndVerify,
  outcome,
  prediction,
  press,
  signIn,
  start,
  unfold,
} from './steps';

const client_id = '4demoweb7k2m9q4t6v8x1z3b5n';

async function logIn(page: Page, app: App): Promise<void> {
  await page.goto(app.url);
  await chooseWay(page, 'step');
  await start(page);
  await signIn(page, 'alice');
  await exchangeAndVerify(page);
}

/** Pasted, like text from a file. Typing would insert it letter by letter. */
async function paste(page: Page, id: string, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  // Unlike focus, a click waits for the field to be enabled.
  await page.locator(`#${id}`).click();
  await page.keyboard.press('ControlOrMeta+V');
}

/** Every error of the guide and of a user in a hurry. */
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
  test(`${width} px wide: the page passes in light and dark, empty and with every error`, async ({
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
    await paste(page, 'cube-env', hurtful(app));
    await act(page, 'predict');
    await expect(prediction(page)).toHaveAttribute('data-predicted', '403');
    await isSound(page, 'with every fault');
    expect(said).toEqual([]);
  });
}

test('marks each line of a .env that causes a problem', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await paste(page, 'cube-env', hurtful(app));
  await expect(page.locator('[data-imported="5"]')).toBeVisible();
  await expect(page.locator('[data-note="ignored"][data-line="2"]')).toContainText('NODE_ENV');
  await act(page, 'predict');
  await expect(prediction(page)).toHaveAttribute('data-predicted', '403');
  for (const name of ['ISSUER', 'AUDIENCE', 'ALGS', 'CLAIMS_NAMESPACE']) {
    await expect(page.getByLabel(`CUBEJS_JWT_${name}`)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByLabel('CUBEJS_JWK_URL')).not.toHaveAttribute('aria-invalid', 'true');
});

test('the recommended .env, copied and pasted, is correct', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await paste(page, 'cube-env', hurtful(app));
  await press(page, 'Copy .env');
  const right = await page.evaluate(() => navigator.clipboard.readText());
  expect(right).toContain(`CUBEJS_JWT_AUDIENCE=${client_id}`);
  await paste(page, 'cube-env', right);
  await act(page, 'predict');
  await expect(prediction(page)).toHaveAttribute('data-rows', 'own');
  await expect(prediction(page)).toContainText('company1');
  await expect(page.locator('[aria-invalid=true]')).toHaveCount(0);
});

test('settings are saved in a user’s own profile, without their secrets, and used by step five', async ({
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
    const run = page.url();
    const cube = page.getByRole('region', { name: 'Result' });
    await expect(prediction(cube)).toHaveAttribute('data-predicted', '200');
    await expect(prediction(cube)).toHaveAttribute('data-assumed', 'true');
    await act(page, 'cube-details');
    await paste(page, 'cube-env', hurtful(app));
    await page.locator('#cube-query').fill('{"measures":["orders.total"]}');
    // The rows are only predicted if the model's filter is known.
    await page.locator('#cube-filter').fill('company_id');
    await act(page, 'save');
    await expect(page.locator('[data-saved="true"]')).toBeVisible();
    await page.reload();
    await expect(page.getByLabel('CUBEJS_JWT_AUDIENCE')).toHaveValue('http://localhost:3000');
    await expect(page.getByRole('button', { name: 'CUBEJS_JWT_ALGS' })).toBeVisible();
    const file = await readFile(join(app.home, 'profiles.json'), 'utf8');
    expect(file).toContain('cube_settings');
    expect(file).not.toContain('canary-5d1f-secret');
    await page.goto(run);
    await expect(prediction(cube)).toHaveAttribute('data-predicted', '403');
    await expect(prediction(cube)).toHaveAttribute('data-dev-rows', 'all');
    await expect(prediction(cube)).toHaveAttribute('data-assumed', 'false');
    await expect(page.getByRole('link', { name: 'Developer Playground', exact: true })).toHaveAttribute(
      'href',
      /#\/build\?query=.*orders\.total/,
    );
  } finally {
    await app.stop();
  }
});

test('what is folded is there: readers, what isn’t predicted, and settings that are rarely set', async ({
  app,
  page,
}) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await unfold(page, 'readers');
  await expect(page.locator('[data-reader]')).not.toHaveCount(0);
  await unfold(page, 'elsewhere');
  for (const [id, words] of [
    ['graphql', 'scope graphql'],
    ['web-socket', 'once'],
    ['sql-api', 'checkSqlAuth'],
  ])
    await expect(page.locator(`[data-elsewhere="${id}"]`)).toContainText(words ?? '');
  await expect(page.locator('#cube-base-path')).toHaveCount(0);
  await paste(page, 'cube-env', 'CUBEJS_DEFAULT_API_SCOPES=meta\nCUBEJS_API_SECRET=canary-77ab-secret\n');
  await expect(page.getByLabel('CUBEJS_DEFAULT_API_SCOPES')).toHaveValue('meta');
  await expect(page.getByRole('checkbox', { name: 'CUBEJS_API_SECRET', exact: false }).first()).toBeVisible();
  // Emptied by hand, it stays open.
  await page.getByLabel('CUBEJS_DEFAULT_API_SCOPES').fill('');
  await page.locator('#cube-base-path').fill('/cube-api');
  await page.locator('#cube-base-path').fill('');
  await expect(page.locator('#cube-base-path')).toBeVisible();
});

test('the recommended .env can be downloaded', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  const [download] = await Promise.all([page.waitForEvent('download'), act(page, 'download-env')]);
  expect(download.suggestedFilename()).toBe('claimcheck.env');
  expect(await readFile(await download.path(), 'utf8')).toContain(`CUBEJS_JWT_ISSUER=${app.pool}`);
});

test('an invalid query is kept, and not sent', async ({ app, page }) => {
  await logIn(page, app);
  await page.goto(`${app.url}/cube`);
  await page.locator('#cube-query').fill('{"measures":');
  await act(page, 'test-cube');
  await expect(page.locator('#cube-query')).toHaveAccessibleDescription(/JSON/);
  await expect(page.locator('#cube-query')).toHaveValue('{"measures":');
  await page.locator('#cube-query').fill('');
  await page.locator('#cube-url').fill('ftp://localhost:4000');
  await act(page, 'test-cube');
  await expect(page.locator('#cube-url')).toHaveAttribute('aria-invalid', 'true');
});

test('a token that the Playground’s JSON tab re-signed is recognized', async ({ app, page }) => {
  await logIn(page, app);
  const token = await copyIdToken(page);
  const header = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');
  await page.goto(`${app.url}/cube`);
  await page.locator('#cube-run').selectOption('');
  await page.locator('#cube-token').fill(`Bearer ${header}.${token.split('.')[1]}.c2lnbmF0dXJl`);
  await act(page, 'predict');
  await expect(page.locator('[data-finding="re-signed"]')).toBeVisible();
  await unfold(page, 'outcomes');
  await expect(outcome(page, 'enforced')).toContainText('JWT without kid inside headers');
});

test('a browser can’t use the token of another browser’s sign-in', async ({ app, page, browser }) => {
  await logIn(page, app);
  const id = /runs\/([\w-]+)/.exec(page.url())?.[1];
  const other = await browser.newContext();
  const stranger = await other.newPage();
  await stranger.goto(`${app.url}/cube?run=${id}`);
  await expect(stranger.locator('#cube-run option')).toHaveCount(1);
  await other.close();
});
