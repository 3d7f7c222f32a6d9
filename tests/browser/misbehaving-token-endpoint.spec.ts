import { type Answer, endless, type Fault, html, json } from './misbehaving-provider';
import { escapeHtml, expect, logIn, test } from './misled';
import { action, card, copyIdToken, failure, openTokens, section, showTab, step } from './steps';

type Token = NonNullable<Fault['token']>;

const withStatus = (status: number, answer: ReturnType<Token>) => ({ ...answer, status });

const refused: [fault: string, token: Token, kind: string, said: string[]][] = [
  ['HTML with 200', () => html('Please log in'), 'not-json', ['text/html', 'Please log in']],
  ['HTML with 500', () => withStatus(500, html('Oops')), 'http-status', ['HTTP 500', 'Oops']],
  ['an empty body with 200', () => ({}), 'not-json', []],
  ['tokens with 201', (right) => withStatus(201, json(right)), 'http-status', ['HTTP 201']],
  [
    'tokens as a form',
    (right) => ({ body: new URLSearchParams(right as Record<string, string>).toString() }),
    'not-json',
    [],
  ],
  [
    'a redirect',
    () => ({ status: 302, headers: { location: 'https://accounts.example/token' } }),
    'redirected',
    ['https://accounts.example/token'],
  ],
  ['an endless response', () => ({ body: endless }), 'too-large', ['1024 KiB']],
  [
    'a response of 2 MB',
    (right) => json({ ...right, comment: 'x'.repeat(2_000_000) }),
    'too-large',
    ['1024 KiB'],
  ],
  [
    'no access_token and no id_token',
    ({ access_token: _, id_token: __, ...right }) => json(right),
    'member-missing',
    ['access_token'],
  ],
  [
    'the token type DPoP and no id_token',
    ({ id_token: _, ...right }) => json({ ...right, token_type: 'DPoP' }),
    'member-malformed',
    ['token_type', 'Bearer', 'DPoP'],
  ],
  [
    'id_token twice',
    (right) => ({ body: JSON.stringify(right).replace('{', '{"id_token":"another",') }),
    'repeated-member',
    ['id_token'],
  ],
  [
    'an id_token that is an object',
    (right) => json({ ...right, id_token: { jwt: right.id_token } }),
    'member-malformed',
    ['id_token'],
  ],
  ['no id_token', ({ id_token: _, ...right }) => json(right), 'no-id-token', ['id_token', 'openid']],
  [
    'an error with the status 200',
    () => json({ error: 'invalid_grant', error_description: 'Not this time.' }),
    'provider-error',
    ['200', 'invalid_grant', 'Not this time.'],
  ],
  [
    'an unknown error',
    () => withStatus(400, json({ error: 'teapot', error_description: 'Short and stout.' })),
    'provider-error',
    ['teapot', 'Short and stout.'],
  ],
];

for (const [fault, token, kind, said] of refused) {
  test(`token endpoint with ${fault}: reported, and requested only once`, async ({ app, provider, page }) => {
    provider.misbehave({ token });
    await logIn(page, app);
    const exchange = step(page, 'Exchange');
    await expect(exchange).toHaveAttribute('data-status', 'fail');
    await expect(failure(exchange, kind)).toBeVisible();
    for (const words of said) await expect(failure(exchange, kind)).toContainText(words);
    await expect(action(exchange, 'start-again')).toBeVisible();
    await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'idle');
    await expect(page.getByRole('button', { name: 'Copy id_token' })).toHaveCount(0);
    await page.reload();
    expect(provider.asked.filter((path) => path === '/token')).toHaveLength(1);
  });
}

/** Unusable fields are left out, and a check with this ID names them. The id_token is verified without them. */
const partly: [fault: string, token: Token, note: string, said: string, access: 'kept' | 'left out'][] = [
  ['no access_token', ({ access_token: _, ...right }) => json(right), 'access_token', 'id_token', 'left out'],
  [
    'access_token twice',
    (right) => ({ body: JSON.stringify(right).replace('{', '{"access_token":"another",') }),
    'repeated-access_token',
    'access_token',
    'kept',
  ],
  ['no token_type', ({ token_type: _, ...right }) => json(right), 'no-token-type', 'Bearer', 'kept'],
  [
    'the token type DPoP',
    (right) => json({ ...right, token_type: 'DPoP' }),
    'token_type',
    'DPoP',
    // RFC 6749 §7.1: a token of an unknown type must not be used.
    'left out',
  ],
];

for (const [fault, token, note, said, access] of partly) {
  test(`token endpoint with ${fault}: warned of, and the id_token verified`, async ({
    app,
    provider,
    page,
  }) => {
    provider.misbehave({ token });
    await logIn(page, app);
    const exchange = step(page, 'Exchange');
    await expect(exchange).toHaveAttribute('data-status', 'warn');
    await expect(exchange.locator(`[data-check="${note}"]`)).toHaveAttribute('data-status', 'warn');
    await expect(exchange.locator(`[data-check="${note}"]`)).toContainText(said);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    expect(provider.confidences).toContain(await copyIdToken(page));
    await openTokens(page);
    await expect(card(page, 'id_token')).toBeVisible();
    await expect(card(page, 'access_token')).toHaveCount(access === 'kept' ? 1 : 0);
  });
}

const escaped = (text: string) =>
  text.replace(/\W/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);

const echoes: [how: string, echo: (secret: string, authorization: string) => Answer, shown: string][] = [
  [
    'in error_description',
    (secret) => json({ error: 'invalid_client', error_description: `Not ${secret}` }),
    'Not ‹client_secret›',
  ],
  ['as the error', (secret) => json({ error: secret }), '‹client_secret›'],
  [
    'in JSON full of escapes',
    (secret) => ({ body: `{"error":"no","error_description":"Not ${escaped(secret)}"}` }),
    'Not ‹client_secret›',
  ],
  ['in HTML', (secret) => html(`Not ${escapeHtml(secret)}`), 'Not ‹client_secret›'],
  ['in HTML, as it is', (secret) => html(`Not ${secret}`), 'Not ‹client_secret›'],
  [
    'as in a form',
    (secret) => ({ body: new URLSearchParams({ client_secret: secret }).toString() }),
    'client_secret=‹client_secret›',
  ],
  ['as the credentials that were sent', (_, authorization) => html(authorization), 'Basic ‹credentials›'],
  [
    'as a content type',
    (secret) => ({ status: 200, headers: { 'content-type': `x/y; z=${secret}` } }),
    'x/y; z=‹client_secret›',
  ],
  [
    'in the URL of a redirect',
    (secret) => ({
      status: 307,
      headers: { location: `https://accounts.example/?${new URLSearchParams({ secret })}` },
    }),
    'secret=‹client_secret›',
  ],
];

for (const [how, echo, shown] of echoes) {
  test(`token endpoint that echoes the client secret ${how}: masked everywhere`, async ({
    app,
    provider,
    page,
  }) => {
    provider.misbehave({
      token: (_, authorization) => ({ status: 401, ...echo(provider.client.client_secret, authorization) }),
    });
    await logIn(page, app);
    await expect(failure(step(page, 'Exchange'))).toContainText(shown);
  });
}

test('token endpoint that echoes the client secret with valid tokens: masked, and the tokens are stored', async ({
  app,
  provider,
  page,
}) => {
  const { client_secret } = provider.client;
  provider.misbehave({
    token: (right) => ({
      headers: { 'content-type': 'application/json', 'x-echo': client_secret },
      body: JSON.stringify({ ...right, client_secret }),
    }),
  });
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await showTab(page, 'log');
  await expect(section(page, 'http-log')).toContainText('x-echo: ‹client_secret›');
});

for (const type of ['text/html', 'text/plain', 'application/jwt', undefined]) {
  test(`token endpoint with the content type ${type ?? 'left out'}: the tokens are stored`, async ({
    app,
    provider,
    page,
  }) => {
    provider.misbehave({
      token: (right) => ({ headers: type ? { 'content-type': type } : {}, body: JSON.stringify(right) }),
    });
    await logIn(page, app);
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'warn');
    await expect(step(page, 'Exchange').locator('[data-check="content-type"]')).toContainText(
      'application/json',
    );
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    expect(provider.confidences).toContain(await copyIdToken(page));
  });
}
