import type { Page } from '@playwright/test';
import { test as base, expect } from './app';
import { type Issuer, openIssuer, signHs256, strangersPem } from './issuer';
import { isSound } from './sound';
import { copyIdToken, press, signIn, start } from './steps';

const test = base.extend<{ issuer: Issuer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
  issuer: async ({}, use) => {
    const issuer = await openIssuer();
    await use(issuer);
    await issuer.close();
  },
});

const token = (page: Page) => page.getByLabel('Token', { exact: true });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verify', exact: true });
const differences = (page: Page) => page.getByRole('region', { name: 'Differences' });
const row = (page: Page, check: string) => verdict(page).locator(`[data-check="${check}"]`);
const claim = (page: Page, name: string) =>
  verdict(page)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const fetchKeys = (page: Page) => press(page, "Fetch the issuer's keys");
const keys = (page: Page) => page.getByLabel('JWKS, JWK, PEM or HMAC secret');

/** Logs in at the demo pool and takes the token as a person does. */
async function tokenOf(page: Page, url: string, username: string): Promise<string> {
  await page.context().clearCookies();
  await page.goto(url);
  await page.getByLabel('straight through').check();
  await start(page);
  await signIn(page, username);
  return await copyIdToken(page);
}

test('the header leads there, and no login is needed', async ({ app, page }) => {
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Inspect' }).click();
  await expect(page).toHaveURL(`${app.url}/inspect`);
  await expect(page.getByRole('link', { name: 'Inspect' })).toHaveAttribute('aria-current', 'page');
  await expect(token(page)).toBeVisible();
});

test('a token is found in each form that it is copied in, and what was cleaned is said', async ({
  app,
  page,
  issuer,
}) => {
  const id = issuer.sign();
  const forms: [string, string, RegExp | null][] = [
    ['as it is', id, null],
    ['with white space', `  ${id}\n`, /^White space around it/],
    ['in quotes', `'${id}'`, /^Quotes/],
    ['a header', `Authorization: Bearer ${id}`, /"Authorization: Bearer"/],
    ['the scheme', `Bearer ${id}`, /"Bearer"/],
    ['an address', `https://app.example/cb#id_token=${id}&state=1`, /parameter "id_token"/],
    ['a token response', JSON.stringify({ id_token: id, expires_in: 3600 }), /member "id_token"/],
    ["Cube's localStorage", `cubejsToken:31415926 "${id}"`, /Cube's Developer Playground/],
    ['its value', JSON.stringify(id), /quotes of a JSON string/],
    ['curl', `curl https://api.example -H 'Authorization: Bearer ${id}'`, /curl command/],
    ['lines', (id.match(/.{1,64}/g) ?? []).join('\n'), /^White space inside it/],
  ];
  await page.goto(`${app.url}/inspect`);
  for (const [form, text, cleaned] of forms) {
    await token(page).fill(text);
    await expect(claim(page, 'email'), form).toContainText('someone@example.com');
    if (cleaned) await expect(page.getByText(cleaned), form).toBeVisible();
    await token(page).fill('');
    await expect(verdict(page), form).toBeHidden();
  }
  expect(page.url()).toBe(`${app.url}/inspect`);
  expect(issuer.asked).toEqual([]);
});

test('of a whole token response the id token comes first, and each can be looked at', async ({
  app,
  page,
  issuer,
}) => {
  const response = {
    access_token: issuer.sign({ token_use: 'access', email: undefined, username: 'someone' }),
    id_token: issuer.sign(),
    refresh_token: `${Buffer.from('{"alg":"RSA-OAEP","enc":"A256GCM"}').toString('base64url')}.AA.BB.CC.DD`,
  };
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(JSON.stringify(response, null, 2));
  await expect(page.getByRole('radio', { name: 'id_token' })).toBeChecked();
  await page.getByRole('radio', { name: 'access_token' }).check();
  await expect(claim(page, 'username')).toContainText('someone');
  await expect(page.getByLabel('Judge as')).toContainText('as it says: access');
  await page.getByRole('radio', { name: 'refresh_token' }).check();
  await expect(page.getByText('Encrypted (a JWE)')).toBeVisible();
  await expect(claim(page, 'enc')).toContainText('A256GCM');
});

test('nobody is asked before the click; then the keys of the issuer prove the token', async ({
  app,
  page,
  issuer,
}) => {
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.goto(`${app.url}/inspect`);
  await expect(page.getByRole('button', { name: 'Verify' })).toBeEnabled();
  page.on('request', (request) => requests.push(request.url()));
  await token(page).fill(issuer.sign());
  await expect(claim(page, 'iss')).toContainText(issuer.url);
  await expect(page.getByText(new URL(issuer.url).host, { exact: true })).toBeVisible();
  expect(requests).toEqual([]);
  expect(issuer.asked).toEqual([]);

  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'unverified');
  await expect(row(page, 'signature')).toHaveAttribute('data-status', 'pass');
  await expect(row(page, 'aud')).toHaveAttribute('data-status', 'skip');
  expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  expect(requests.every((url) => url === `${app.url}/inspect`)).toBe(true);

  await page.getByLabel('Client ID').fill(issuer.client_id);
  await expect(page.getByText('The fields were changed after these checks.')).toBeVisible();
  await page.getByLabel('Client ID').press('Enter');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  await expect(page.getByText('The fields were changed after these checks.')).toBeHidden();
  expect(issuer.asked).toHaveLength(2);
  expect(errors).toEqual([]);
});

test('a token of twenty thousand claims is decoded and judged', async ({ app, page, issuer }) => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`c${index}`, index]));
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign(many));
  await page.getByLabel('Client ID').fill(issuer.client_id);
  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
});

test('a token of the demo pool is valid with the keys and the client of its profile', async ({
  app,
  page,
}) => {
  const id_token = await tokenOf(page, app.url, 'alice');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(id_token);
  await page.getByLabel('As in the profile').selectOption('Demo pool');
  await expect(page.getByLabel('Issuer', { exact: true })).toHaveValue(app.pool);
  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
});

test('the keys that are given decide: each form of the right one, and a wrong one', async ({
  app,
  page,
  issuer,
}) => {
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign());
  await page.getByLabel('Issuer', { exact: true }).fill(issuer.url);
  await page.getByLabel('Client ID').fill(issuer.client_id);
  for (const key of [issuer.jwks, issuer.jwk, issuer.pem]) {
    await keys(page).fill(key);
    await press(page, 'Verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
    await keys(page).fill(strangersPem());
    await press(page, 'Verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
    await expect(row(page, 'signature')).toHaveAttribute('data-status', 'fail');
  }
  const secret = 'a secret that is shared by two and long enough';
  await token(page).fill(
    signHs256({ iss: issuer.url, aud: issuer.client_id, sub: 's', iat: 1, exp: 9_999_999_999 }, secret),
  );
  await keys(page).fill(secret);
  await expect(page.getByText('Read as an HMAC secret of 46 bytes, to the letter.')).toBeVisible();
  await press(page, 'Verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  expect(issuer.asked).toEqual([]);
});

test('a claim that was changed after signing fails, and says so', async ({ app, page, issuer }) => {
  const [header, payload = '', signature] = issuer.sign().split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, email: 'admin@example.com' })).toString('base64url');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(`${header}.${forged}.${signature}`);
  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
  await expect(row(page, 'signature')).toContainText('The token was changed or cut off');
});

test('the clock tolerance is visible, adjustable, and held to', async ({ app, page, issuer }) => {
  const expired = issuer.sign({ exp: Math.floor(Date.now() / 1000) - 60 });
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(expired);
  await expect(page.getByLabel('Clock tolerance (s)')).toHaveValue('0');
  await page.getByLabel('Client ID').fill(issuer.client_id);
  await fetchKeys(page);
  await expect(row(page, 'exp')).toHaveAttribute('data-status', 'fail');
  await page.getByLabel('Clock tolerance (s)').fill('3600');
  await press(page, 'Verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  await expect(verdict(page)).toContainText('clock tolerance 3600 s');
});

test('what is no whole token is shown as far as it goes', async ({ app, page, issuer }) => {
  const id = issuer.sign();
  await page.goto(`${app.url}/inspect`);

  await token(page).fill(id.slice(0, id.indexOf('.') + 60));
  await expect(page.getByText('Cut off: there are two parts of three.')).toBeVisible();
  await expect(claim(page, 'alg')).toContainText('RS256');
  await expect(verdict(page)).toContainText('"iss":"');

  await token(page).fill('ya29.a0AfB_byC-opaque-access-token');
  await expect(page.getByText('This is an opaque text of 34 characters')).toBeVisible();
  await expect(token(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(verdict(page)).toBeHidden();

  await token(page).fill(`${app.url}/callback?code=8f14e45f&state=x`);
  await expect(page.getByText('This is an authorization code, not a token.')).toBeVisible();

  await token(page).fill(`${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..BB.CC.DD`);
  await expect(page.getByText('Encrypted (a JWE)')).toBeVisible();
  await press(page, 'Verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
  await expect(row(page, 'parts')).toContainText('5 parts: an encrypted token');
});

test('a problem is said at its field, and nothing that was typed is lost', async ({ app, page, issuer }) => {
  await page.goto(`${app.url}/inspect`);
  await press(page, 'Verify');
  await expect(token(page)).toHaveAccessibleDescription('Paste a token first.');
  const id = issuer.sign();
  await token(page).fill(id);
  await keys(page).fill('https://issuer.example/jwks.json');
  await page.getByLabel('Clock tolerance (s)').fill('five');
  await press(page, 'Verify');
  await expect(page.getByLabel('Clock tolerance (s)')).toHaveAccessibleDescription(/whole seconds/);
  await expect(keys(page)).toHaveAccessibleDescription(/an address, not a key/);
  await expect(keys(page)).toBeFocused();
  await expect(page.getByLabel('Clock tolerance (s)')).toHaveValue('five');
  await expect(token(page)).toHaveValue(id);
});

test('an issuer that does not give its keys is explained, and another is not asked in its place', async ({
  app,
  page,
  issuer,
}) => {
  issuer.loseKeys();
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign());
  await fetchKeys(page);
  await expect(page.getByRole('alert').filter({ hasText: 'keys could not be had' })).toContainText(
    'HTTP 404',
  );
  await token(page).fill(issuer.sign({ iss: `${issuer.url}/other` }));
  await expect(page.getByRole('alert').filter({ hasText: 'keys could not be had' })).toBeHidden();
  await fetchKeys(page);
  await expect(page.getByRole('alert').filter({ hasText: '404' })).toBeVisible();
  await token(page).fill(issuer.sign({ iss: 'accounts.google.com' }));
  await expect(page.getByRole('button', { name: "Fetch the issuer's keys" })).toBeDisabled();
  await expect(page.getByText('"accounts.google.com" cannot be asked')).toBeVisible();
});

test('two tokens side by side: what differs between alice and bob', async ({ app, page }) => {
  const alice = await tokenOf(page, app.url, 'alice');
  const bob = await tokenOf(page, app.url, 'bob');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(alice);
  await page.getByLabel('Compare with').fill(`Bearer ${bob}`);
  const change = (name: string) =>
    differences(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name }) });
  await expect(change('4000/ › company_id')).toContainText('company1');
  await expect(change('4000/ › company_id')).toContainText('company2');
  await expect(change('4000/ › company_id')).toHaveAttribute('data-change', 'changed');
  await expect(change('cognito:username')).toContainText('bob');
  await expect(change('jti')).toBeHidden();
  await page.getByText('of the kind that differs in any two tokens').click();
  await expect(change('jti').first()).toBeVisible();
  await page.getByLabel('Compare with').fill(alice);
  await expect(differences(page)).toContainText('none but in what every token has anew');
});

test('what was pasted before the page came alive is not lost', async ({ app, page, issuer }) => {
  await page.route('**/_next/static/**/*.js', async (route) => {
    await alive;
    await route.continue();
  });
  let wake = () => {};
  const alive = new Promise<void>((resolve) => {
    wake = resolve;
  });
  await page.goto(`${app.url}/inspect`, { waitUntil: 'commit' });
  await token(page).fill(issuer.sign());
  wake();
  await expect(claim(page, 'email')).toContainText('someone@example.com');
});

test('a dropped file is read', async ({ app, page, issuer }) => {
  await page.goto(`${app.url}/inspect`);
  await expect(page.getByRole('button', { name: 'Verify' })).toBeEnabled();
  const dropped = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'token.json', { type: 'application/json' }));
      return transfer;
    },
    JSON.stringify({ id_token: issuer.sign() }),
  );
  await token(page).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(claim(page, 'email')).toContainText('someone@example.com');
});

for (const width of [360, 1280]) {
  test(`${width} px wide: the page is sound in light and dark`, async ({ app, page, issuer }) => {
    test.slow();
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${app.url}/inspect`);
    await isSound(page, 'empty');
    await token(page).fill(issuer.sign({ 'http://localhost:4000/': '{"tenant":"a"}', roles: ['x'] }));
    await isSound(page, 'decoded');
    await page.getByLabel('Client ID').fill(issuer.client_id);
    await fetchKeys(page);
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
    await isSound(page, 'valid');
    await page
      .getByLabel('Compare with')
      .fill(JSON.stringify({ id_token: issuer.sign({ email: 'a@b.example' }), access_token: issuer.sign() }));
    await keys(page).fill('https://issuer.example/');
    await page.getByLabel('Clock tolerance (s)').fill('five');
    await press(page, 'Verify');
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    await isSound(page, 'compared, with problems');
    await page.getByLabel('Clock tolerance (s)').fill('0');
    await keys(page).fill(strangersPem());
    await press(page, 'Verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
    await isSound(page, 'invalid');
    await token(page).fill('opaque');
    await isSound(page, 'nothing to decode');
  });
}
