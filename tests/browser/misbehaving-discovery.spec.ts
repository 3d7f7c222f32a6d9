import { endless, type Fault, html, json } from './misbehaving-provider';
import { expect, test } from './misled';
import { act, failure, press, startLink, step } from './steps';

type Discovery = NonNullable<Fault['discovery']>;

/** The document with some of its text replaced by other bytes. */
const bytes = (document: object, before: string, after: number[]): Buffer => {
  const [start = '', end = ''] = JSON.stringify(document).split(before);
  return Buffer.concat([Buffer.from(start), Buffer.from(after), Buffer.from(end)]);
};

const refused: [fault: string, discovery: Discovery, kind: string, said: string[]][] = [
  ['HTML', () => html('Please log in'), 'not-json', ['text/html', 'Please log in']],
  ['404', () => ({ status: 404, body: 'gone' }), 'http-status', ['HTTP 404', 'gone']],
  [
    '500',
    () => ({ ...json({ error: 'server_error' }), status: 500 }),
    'http-status',
    ['HTTP 500', 'server_error'],
  ],
  ['no response', () => ({}), 'not-json', []],
  ['a list', (document) => json([document]), 'not-json', []],
  ['invalid JSON', (document) => ({ body: JSON.stringify(document).slice(0, -1) }), 'not-json', []],
  ['UTF-16', (document) => ({ body: Buffer.from(JSON.stringify(document), 'utf16le') }), 'not-json', []],
  [
    'another issuer',
    (document) => json({ ...document, issuer: 'https://accounts.example' }),
    'issuer-mismatch',
    ['https://accounts.example'],
  ],
  ['no issuer', ({ issuer: _, ...document }) => json(document), 'member-missing', ['issuer']],
  ['no jwks_uri', ({ jwks_uri: _, ...document }) => json(document), 'member-missing', ['jwks_uri']],
  [
    'a javascript: endpoint',
    (document) => json({ ...document, authorization_endpoint: 'javascript:alert(1)//' }),
    'member-malformed',
    ['authorization_endpoint', 'javascript:alert(1)//'],
  ],
  [
    'an http: endpoint beyond this machine',
    (document) => json({ ...document, token_endpoint: 'http://accounts.example/token' }),
    'member-malformed',
    ['token_endpoint', 'http://accounts.example/token'],
  ],
  [
    'a password in an endpoint',
    (document) => json({ ...document, jwks_uri: 'https://user:pass@accounts.example/keys' }),
    'member-malformed',
    ['jwks_uri'],
  ],
  [
    'a redirect',
    () => ({ status: 302, headers: { location: 'https://accounts.example/elsewhere' } }),
    'redirected',
    ['https://accounts.example/elsewhere'],
  ],
  [
    'a token endpoint on an unconfirmed host',
    (document) => json({ ...document, token_endpoint: 'https://accounts.example/token' }),
    'host-not-confirmed',
    ['accounts.example', 'OIDC_HOSTS'],
  ],
  ['an endless response', () => ({ body: endless }), 'too-large', ['1024 KiB']],
  [
    'a document of 2 MB',
    (document) => json({ ...document, comment: 'x'.repeat(2_000_000) }),
    'too-large',
    ['1024 KiB'],
  ],
  [
    'a connection that breaks off',
    () => ({
      headers: { 'content-length': '1000' },
      body: (response) => response.write('{', () => response.destroy()),
    }),
    'unreachable',
    [],
  ],
];

for (const [fault, discovery, kind, said] of refused) {
  test(`discovery with ${fault}: reports it, and offers no Start`, async ({ app, provider, page }) => {
    provider.misbehave({ discovery });
    await page.goto(app.url);
    const configure = step(page, 'Configure');
    await expect(configure).toHaveAttribute('data-status', 'fail');
    for (const words of said) await expect(failure(configure, kind)).toContainText(words);
    await expect(failure(configure, kind)).toContainText(provider.issuer.replace('http://', ''));
    await expect(startLink(page)).toHaveAttribute('aria-disabled', 'true');
    // The URL of Start doesn't work either.
    const started = await page.request.get(`${app.url}/start?way=straight`, { maxRedirects: 0 });
    expect(started.headers().location).toBe('/#configure');
    expect(new Set(provider.asked)).toEqual(new Set(['/.well-known/openid-configuration']));
  });
}

test('discovery that trickles: no page waits long for it, and Start waits ten seconds and can retry', async ({
  app,
  provider,
  page,
}) => {
  provider.misbehave({
    discovery: () => ({
      body: (response) => {
        const trickle = setInterval(() => response.write(' '), 500);
        response.on('close', () => clearInterval(trickle));
      },
    }),
  });
  const said = failure(step(page, 'Configure'), 'timed-out');
  const start = () => page.request.get(`${app.url}/start?way=straight`, { maxRedirects: 0 });
  await page.goto(app.url);
  await expect(said).toContainText(/\b3 s/);
  await expect(startLink(page)).toHaveAttribute('href', /\/start/);
  expect((await start()).headers().location).toBe('/#configure');
  const asked = provider.asked.length;
  await page.reload();
  await expect(said).toContainText(/\b10 s/);
  expect(provider.asked, 'a silence that is known is not listened to again').toHaveLength(asked);
  provider.misbehave({});
  expect((await start()).headers().location).toContain(provider.issuer);
  await page.reload();
  await expect(said).toBeHidden();
});

const taken: [fault: string, discovery: Discovery, note: string | null][] = [
  [
    'a duplicate field',
    (document) => ({
      body: JSON.stringify(document).replace('{', '{"token_endpoint":"https://first.example/",'),
    }),
    'token_endpoint',
  ],
  ['the content type text/html', (document) => json(document, 'text/html'), null],
  ['no content type', (document) => ({ body: JSON.stringify(document) }), null],
  [
    'endpoints on another host',
    (document) => json({ ...document, userinfo_endpoint: 'https://accounts.example/userinfo' }),
    'accounts.example',
  ],
  [
    'a byte that isn’t UTF-8',
    (document) => ({ body: bytes({ ...document, comment: 'HERE' }, 'HERE', [0xe9]) }),
    null,
  ],
];

for (const [fault, discovery, note] of taken) {
  test(`discovery with ${fault}: read all the same`, async ({ app, provider, page }) => {
    provider.misbehave({ discovery });
    await page.goto(app.url);
    await expect(step(page, 'Configure')).toHaveAttribute('data-status', 'pass');
    await press(page, 'Configuration');
    const dialog = page.getByRole('dialog');
    await act(dialog, 'start-from-copy');
    await press(page, 'Use Discovery Document');
    await expect(dialog.locator('[data-check="read-as"]')).toBeVisible();
    if (note !== null) await expect(dialog.locator('[data-status="warn"]')).toContainText(note);
    await expect(dialog.getByRole('alert')).toHaveCount(0);
  });
}
