import { expect } from './app';
import { firefoxProgram, named, signInWithFirefox, test } from './firefox';
import { verifyElsewhere } from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

test.skip(firefoxProgram === undefined, 'No Firefox is installed. CLAIMCHECK_FIREFOX can name one.');
// Firefox starts slowly beside everything else.
test.slow();

/** The id_token of the sign-in that is on the screen. */
const idToken = (page: { evaluate<T>(run: () => Promise<T>): Promise<T> }): Promise<string> =>
  page.evaluate(async () => (await fetch(`${location.pathname}/id-token`, { method: 'POST' })).text());

test('a sign-in: from Start to a verified token and Copy', async ({ app, firefox: page }) => {
  await signInWithFirefox(page, app.url);
  await page.locator(named('button', 'Copy id_token')).click();
  await page.waitForSelector('[data-copied="true"]');
  await verifyElsewhere(await idToken(page), app.pool, demoClient);
});

test('Inspect: a pasted token is decoded at once, and verified with the issuer’s keys', async ({
  app,
  firefox: page,
}) => {
  await signInWithFirefox(page, app.url);
  const token = await idToken(page);
  await page.goto(`${app.url}/inspect`);
  await page.locator('#inspect-token').fill(token);
  await page.waitForSelector('[data-section="verification"]');
  await page.locator('[data-action="fetch-keys"]').click();
  await page.waitForSelector('[data-section="verification"] [data-check="signature"][data-status="pass"]');
  expect(page.url()).toContain('/inspect#');
});

test('Cube: the prediction follows the settings', async ({ app, firefox: page }) => {
  await signInWithFirefox(page, app.url);
  await page.goto(`${app.url}/cube`);
  await page.waitForSelector('[data-predicted="200"]');
  await page.locator('#cube-CUBEJS_JWT_AUDIENCE').fill('another');
  await page.locator('[data-action="predict"]').click();
  await page.waitForSelector('[data-predicted="403"]');
});
