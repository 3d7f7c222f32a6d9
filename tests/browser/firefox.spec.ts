import { expect } from './app';
import {
  alive,
  click,
  type FirefoxPage,
  find,
  firefoxProgram,
  named,
  signInWithFirefox,
  test,
  type,
} from './firefox';
import { verifyElsewhere } from './steps';

const demoClient = '4demoweb7k2m9q4t6v8x1z3b5n';

test.skip(firefoxProgram === undefined, 'No Firefox is installed. CLAIMCHECK_FIREFOX can name one.');
// Firefox starts slowly next to other programs.
test.slow();

/** The id_token of the sign-in on the page. */
const idToken = (page: FirefoxPage): Promise<string> =>
  page.evaluate(async () => (await fetch(`${location.pathname}/id-token`, { method: 'POST' })).text());

test('a sign-in: from Start to a verified token that Copy copies', async ({ app, firefox: page }) => {
  await signInWithFirefox(page, app.url);
  const token = await idToken(page);
  await verifyElsewhere(token, app.pool, demoClient);
  await alive(page);
  await click(page, named('button', 'Copy id_token'));
  await page.goto(`${app.url}/inspect`);
  await alive(page);
  await click(page, '#inspect-token');
  await page.keyboard.down('Control');
  await page.keyboard.press('v');
  await page.keyboard.up('Control');
  await find(page, '[data-section="verification"]');
  const pasted = page.evaluate(
    async () => document.querySelector('[data-section="verification"] pre')?.textContent,
  );
  expect(await pasted).toBe(token);
});

test('Inspect: a pasted token is decoded immediately, and verified with the issuer’s keys', async ({
  app,
  firefox: page,
}) => {
  await signInWithFirefox(page, app.url);
  const token = await idToken(page);
  await page.goto(`${app.url}/inspect`);
  await type(page, '#inspect-token', token);
  await find(page, '[data-section="verification"]');
  await click(page, '[data-action="fetch-keys"]');
  await find(page, '[data-section="verification"][data-verdict="valid"]');
});

test('Cube: the prediction follows the settings', async ({ app, firefox: page }) => {
  await signInWithFirefox(page, app.url);
  await page.goto(`${app.url}/cube`);
  await find(page, '[data-predicted="200"]');
  await type(page, '#cube-CUBEJS_JWT_AUDIENCE', 'another');
  await click(page, '[data-action="predict"]');
  await find(page, '[data-predicted="403"]');
});
