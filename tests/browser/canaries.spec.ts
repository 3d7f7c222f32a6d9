import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canary } from './misbehaving-provider';
import { act, action, copied, exchanges, press, section, showTab, step } from './steps';
import { expect, test } from './two-providers';

/** The part of a text's base64 that is always there, for each offset within a group of three bytes. */
const inBase64 = (text: string): string[] =>
  [0, 1, 2].map((before) => {
    const encoded = Buffer.from(`${'.'.repeat(before)}${text}`).toString('base64');
    return encoded.slice(before === 0 ? 0 : 4, -4);
  });

/** The forms that a secret can have. */
const spellings = (secret: string): string[] => [
  secret,
  ...inBase64(secret),
  Buffer.from(secret).toString('hex'),
  [...secret].reverse().join(''),
];

/** The places that contain one of the secrets. */
const holding = (places: Map<string, string>, secrets: string[]): string[] =>
  [...places].filter(([, text]) => secrets.some((secret) => text.includes(secret))).map(([place]) => place);

test('follows one secret and one sign-in to every place that could contain them', async ({
  own,
  one,
  page,
}) => {
  const places = new Map<string, string>();
  const heard: Promise<void>[] = [];
  page.on('response', (response) => {
    const place = `${response.request().method()} ${response.url().replace(own.url, '')}`;
    if (!response.url().startsWith(own.url)) return;
    heard.push(
      response
        .allHeaders()
        .then((headers) => void places.set(`headers of ${place}`, JSON.stringify(headers))),
      response.text().then(
        (text) => void places.set(place, text),
        () => {},
      ),
    );
  });
  const fetched = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await page.request.get(own.url + path, { headers, maxRedirects: 0 });
    places.set(
      `GET ${path} ${JSON.stringify(headers)}`,
      `${JSON.stringify(answer.headers())}${await answer.text()}`,
    );
    return answer;
  };

  // The sign-in, from the Configuration to the verdict.
  await page.goto(own.url);
  await page.locator('#profile').selectOption('one');
  await expect(step(page, 'Configure')).toContainText(one.issuer);
  await press(page, 'Configuration');
  await press(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto(`${own.url}/start?profile=one&way=straight`);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const run = new URL(page.url()).pathname;
  await showTab(page, 'log');
  const transcript = section(page, 'http-log');
  const exchange = exchanges(page, '/token');
  await exchange.locator('summary').click();
  await exchange.getByRole('button', { name: 'Copy as curl' }).click();
  await expect(copied(exchange)).toBeVisible();
  places.set('curl', await page.evaluate(() => navigator.clipboard.readText()));
  await act(transcript, 'reveal');
  await expect(action(transcript, 'mask')).toBeVisible();
  const script = await page
    .locator('script[src*="/_next/static/"]')
    .evaluateAll((all) => all.map((each) => new URL((each as HTMLScriptElement).src).pathname));

  // All other routes that respond.
  for (const path of [
    '/',
    '/inspect',
    '/profiles',
    '/import',
    '/forget',
    '/signed-out',
    '/cube',
    '/runs',
    '/lambda',
    run,
    `${run}/diagram`,
  ]) {
    await fetched(path);
    await fetched(path, { rsc: '1' });
  }
  for (const path of [
    `${run}/har`,
    '/profiles/export',
    '/nowhere',
    `${run}/nowhere`,
    '/healthz',
    '/%',
    '/start?profile=nobody',
  ]) {
    await fetched(path);
  }
  for (const path of script) {
    await fetched(path);
    expect((await fetched(`${path}.map`)).status(), `${path}.map`).toBe(404);
  }
  // And errors: one that quotes the whole request.
  one.misbehave({
    token: (_, authorization) => ({
      status: 400,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        error: 'invalid_request',
        error_description: `${authorization} ${one.client.client_secret}`,
      }),
    }),
  });
  await page.goto(`${own.url}/start?profile=one&way=straight`);
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
  const failed = new URL(page.url()).pathname;
  await fetched(failed);
  await fetched(`${failed}/har`);
  await Promise.all(heard);
  places.set('log', own.log());
  places.set('cookies', JSON.stringify(await page.context().cookies()));
  places.set(
    'storage of the browser',
    await page.evaluate(() => JSON.stringify([localStorage, sessionStorage])),
  );
  for (const name of await readdir(own.home))
    places.set(`file ${name}`, await readFile(join(own.home, name), 'utf8'));

  expect(places.size).toBeGreaterThan(60);
  const { client_id, client_secret } = one.client;
  const secrets = [canary, client_secret, encodeURIComponent(client_secret)].flatMap(spellings);
  secrets.push(
    ...one.confidences.filter((each) => Buffer.from(each, 'base64').toString().startsWith(client_id)),
  );
  expect(holding(places, secrets)).toEqual(['file profiles.json']);

  const login = one.confidences.filter((each) => each !== '' && !secrets.includes(each));
  expect(login.length).toBeGreaterThan(3);
  const isOwnPage = (place: string) => place.includes(run) && !place.includes('/har');
  const holders = holding(places, login);
  expect(holders.filter(isOwnPage).length, 'the run’s own page has its token').toBeGreaterThan(0);
  // The code is in the URL of the provider's redirect, as it must be.
  expect(holders.filter((place) => !isOwnPage(place) && !/GET \/callback\?/.test(place))).toEqual([]);
});
