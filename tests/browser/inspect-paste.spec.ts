import { claim, expect, row, test, token, verdict } from './inspecting';
import { act, action, note } from './steps';

test('finds a token in each format that people copy, and reports what it removed', async ({
  app,
  page,
  issuer,
}) => {
  const id = issuer.sign();
  const forms: [string, string, RegExp | null][] = [
    ['unchanged', id, null],
    ['with white space', `  ${id}\n`, /./],
    ['in quotes', `'${id}'`, /./],
    ['a header', `Authorization: Bearer ${id}`, /Authorization: Bearer/],
    ['the scheme', `Bearer ${id}`, /Bearer/],
    ['a URL', `https://app.example/cb#id_token=${id}&state=1`, /id_token/],
    ['a token response', JSON.stringify({ id_token: id, expires_in: 3600 }), /id_token/],
    ["Cube's localStorage", `cubejsToken:31415926 "${id}"`, /Playground/],
    ['its value', JSON.stringify(id), /JSON/],
    ['curl', `curl https://api.example -H 'Authorization: Bearer ${id}'`, /curl/],
    ['lines', (id.match(/.{1,64}/g) ?? []).join('\n'), /./],
  ];
  await page.goto(`${app.url}/inspect`);
  for (const [form, text, cleaned] of forms) {
    await token(page).fill(text);
    await expect(claim(page, 'email'), form).toContainText('someone@example.com');
    if (cleaned) await expect(note(page, 'cleaned'), form).toContainText(cleaned);
    else await expect(note(page, 'cleaned'), form).toHaveCount(0);
    await token(page).fill('');
    await expect(verdict(page), form).toBeHidden();
  }
  expect(page.url()).toBe(`${app.url}/inspect`);
  expect(issuer.asked).toEqual([]);
});

test('in a token response, the id token is first, and each token can be selected', async ({
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
  await expect(page.locator('#inspect-token_use option').first()).toContainText(/access/i);
  await page.getByRole('radio', { name: 'refresh_token' }).check();
  await expect(note(page, 'shape')).toHaveAttribute('data-form', 'jwe');
  await expect(claim(page, 'enc')).toContainText('A256GCM');
});

test('decodes as much as possible of an incomplete token', async ({ app, page, issuer }) => {
  const id = issuer.sign();
  await page.goto(`${app.url}/inspect`);

  await token(page).fill(id.slice(0, id.indexOf('.') + 60));
  await expect(note(page, 'shape')).toHaveAttribute('data-parts', '2');
  await expect(claim(page, 'alg')).toContainText('RS256');
  await expect(verdict(page)).toContainText('"iss":"');

  await token(page).fill('ya29.a0AfB_byC-opaque-access-token');
  await expect(token(page)).toHaveAccessibleDescription(/\b34\b/);
  await expect(token(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(verdict(page)).toBeHidden();

  await token(page).fill(`${app.url}/callback?code=8f14e45f&state=x`);
  await expect(token(page)).toHaveAccessibleDescription(/authorization code/);

  await token(page).fill(`${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..BB.CC.DD`);
  await expect(note(page, 'shape')).toHaveAttribute('data-form', 'jwe');
  await act(page, 'verify');
  await expect(verdict(page)).toHaveAttribute('data-verdict', 'invalid');
  await expect(row(page, 'parts')).toContainText('5');
});

test('keeps text that was pasted before hydration', async ({ app, page, issuer }) => {
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
  await token(page).fill('');
  await expect(verdict(page)).toBeHidden();
});

test('a dropped file is read', async ({ app, page, issuer }) => {
  await page.goto(`${app.url}/inspect`);
  await expect(action(page, 'verify')).toBeEnabled();
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
