import { claim, expect, fetchKeys, keys, row, test, token, tokenOf, verdict } from './inspecting';
import { signHs256, strangersPem } from './issuer';
import { act, action, copied, expectExplained, failure, note, press } from './steps';

test('no request is sent before the click, then the keys of the issuer verify the token', async ({
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
  await expect(action(page, 'verify')).toBeEnabled();
  page.on('request', (request) => requests.push(request.url()));
  await token(page).fill(issuer.sign());
  await expect(claim(page, 'iss')).toContainText(issuer.url);
  await expect(page.locator('#inspect-asked')).toHaveAttribute('data-host', new URL(issuer.url).host);
  expect(requests).toEqual([]);
  expect(issuer.asked).toEqual([]);

  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'unverified');
  await expect(row(page, 'signature')).toHaveAttribute('data-status', 'pass');
  await expect(row(page, 'aud')).toHaveAttribute('data-status', 'skip');
  expect(issuer.asked).toEqual(['/.well-known/openid-configuration', '/keys']);
  expect(requests.every((url) => url === `${app.url}/inspect`)).toBe(true);

  await page.locator('#inspect-client_id').fill(issuer.client_id);
  await expect(note(page, 'stale')).toBeVisible();
  await page.locator('#inspect-client_id').press('Enter');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  await expect(note(page, 'stale')).toBeHidden();
  expect(issuer.asked).toHaveLength(2);
  expect(errors).toEqual([]);
});

test('a number too large for JavaScript is shown verbatim, with its rounded value', async ({ app, page }) => {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(
    `${part('{"alg":"RS256"}')}.${part('{"tenant_id":12345678901234567890,"exp":1e400,"ids":[1.0]}')}.AAAA`,
  );
  await expect(claim(page, 'tenant_id')).toContainText('12345678901234567890');
  await expect(claim(page, 'exp')).toContainText('1e400');
  await expect(claim(page, 'ids')).toContainText('[1.0]');
  await act(page, 'verify');
  await expect(row(page, 'numbers')).toHaveAttribute('data-status', 'warn');
  await expect(row(page, 'numbers')).toContainText('12345678901234567000');
  await expect(row(page, 'exp')).toContainText('1e400');
});

test('a token of twenty thousand claims is decoded and verified', async ({ app, page, issuer }) => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`c${index}`, index]));
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign(many));
  await page.locator('#inspect-client_id').fill(issuer.client_id);
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
  await page.locator('#inspect-profile').selectOption('Demo pool');
  await expect(page.locator('#inspect-issuer')).toHaveValue(app.pool);
  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
});

test('the given keys decide: each format of the correct one, and a wrong one', async ({
  app,
  page,
  issuer,
}) => {
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign());
  await page.locator('#inspect-issuer').fill(issuer.url);
  await page.locator('#inspect-client_id').fill(issuer.client_id);
  for (const key of [issuer.jwks, issuer.jwk, issuer.pem]) {
    await keys(page).fill(key);
    await act(page, 'verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
    await keys(page).fill(strangersPem());
    await act(page, 'verify');
    await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
    await expect(row(page, 'signature')).toHaveAttribute('data-status', 'fail');
  }
  const secret = 'a secret that is shared by two and long enough';
  await token(page).fill(
    signHs256({ iss: issuer.url, aud: issuer.client_id, sub: 's', iat: 1, exp: 9_999_999_999 }, secret),
  );
  await keys(page).fill(secret);
  await expect(keys(page)).toHaveAccessibleDescription(/HMAC.*\b46\b/);
  await act(page, 'verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  expect(issuer.asked).toEqual([]);
});

test('a claim that was changed after signing fails with an explanation', async ({ app, page, issuer }) => {
  const [header, payload = '', signature] = issuer.sign().split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const forged = Buffer.from(JSON.stringify({ ...claims, email: 'admin@example.com' })).toString('base64url');
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(`${header}.${forged}.${signature}`);
  await fetchKeys(page);
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
  await expect(row(page, 'signature')).toHaveAttribute('data-status', 'fail');
  await expectExplained(row(page, 'signature'));
});

test('the clock tolerance is visible, adjustable, and applied', async ({ app, page, issuer }) => {
  const expired = issuer.sign({ exp: Math.floor(Date.now() / 1000) - 60 });
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(expired);
  await expect(page.locator('#inspect-clock_tolerance')).toHaveValue('0');
  await page.locator('#inspect-client_id').fill(issuer.client_id);
  await fetchKeys(page);
  await expect(row(page, 'exp')).toHaveAttribute('data-status', 'fail');
  await page.locator('#inspect-clock_tolerance').fill('3600');
  await act(page, 'verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  await expect(verdict(page)).toHaveAttribute('data-clock-tolerance', '3600');
});

test('reports a problem at its field and keeps the input', async ({ app, page, issuer }) => {
  await page.goto(`${app.url}/inspect`);
  await act(page, 'verify');
  await expect(token(page)).toHaveAccessibleDescription(/\w/);
  const id = issuer.sign();
  await token(page).fill(id);
  await keys(page).fill('https://issuer.example/jwks.json');
  await page.locator('#inspect-clock_tolerance').fill('five');
  await act(page, 'verify');
  await expect(page.locator('#inspect-clock_tolerance')).toHaveAccessibleDescription(/seconds/);
  await expect(keys(page)).toHaveAccessibleDescription(/\w/);
  await expect(keys(page)).toBeFocused();
  await expect(page.locator('#inspect-clock_tolerance')).toHaveValue('five');
  await expect(token(page)).toHaveValue(id);
});

test('an issuer that doesn’t return its keys is explained, and no other is requested instead', async ({
  app,
  page,
  issuer,
}) => {
  issuer.loseKeys();
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign());
  await fetchKeys(page);
  await expect(failure(page, 'no-keys')).toContainText('404');
  await token(page).fill(issuer.sign({ iss: `${issuer.url}/other` }));
  await expect(failure(page)).toBeHidden();
  await fetchKeys(page);
  await expect(failure(page)).toContainText('404');
  await token(page).fill(issuer.sign({ iss: 'accounts.google.com' }));
  await expect(action(page, 'fetch-keys')).toBeDisabled();
  await expect(page.locator('#inspect-asked')).toContainText('accounts.google.com');
});

test('a token of a known profile is verified with one button, directly below it', async ({ app, page }) => {
  const id_token = await tokenOf(page, app.url, 'alice');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(id_token);
  await expect(note(page, 'matched')).toHaveAttribute('data-profile', 'demo');
  const [field, result, keysField] = await Promise.all(
    [token(page), verdict(page), keys(page)].map(async (each) => (await each.boundingBox())?.y ?? 0),
  );
  expect(field).toBeLessThan(result ?? 0);
  expect(result).toBeLessThan(keysField ?? 0);
  await act(page, 'verify-now');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
});

test('the sample token is valid with one press, and a link opens it', async ({ app, page, context }) => {
  await page.goto(`${app.url}/inspect`);
  await act(page, 'sample');
  await act(page, 'verify-now');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'valid');
  await press(page, 'Copy link');
  await expect(copied(page)).toHaveCount(1);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  await expect(claim(other, 'name')).toContainText('Alice Example');
});

test('a secret for a token that needs a public key is reported as a secret', async ({
  app,
  page,
  issuer,
}) => {
  await page.goto(`${app.url}/inspect`);
  await token(page).fill(issuer.sign());
  await keys(page).fill('a shared secret');
  await act(page, 'verify');
  await expect(keys(page)).toHaveAccessibleDescription(/RS256.*public key/);
  await expect(verdict(page)).not.toHaveAttribute('data-verdict');
});
