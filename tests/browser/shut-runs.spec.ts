import { failure, field, note, press, step, unfold } from './steps';
import { answerOf, expect, redeemed, test } from './two-providers';

const crossed: [how: string, change: (one: URLSearchParams, two: URLSearchParams) => URLSearchParams][] = [
  [
    'the other one’s code and issuer, with the state of this one',
    (one, two) => {
      two.set('state', one.get('state') ?? '');
      return two;
    },
  ],
  [
    'this one’s code, with the other one as its issuer',
    (one, two) => {
      one.set('iss', two.get('iss') ?? '');
      return one;
    },
  ],
];

for (const [how, change] of crossed) {
  test(`two providers: ${how}: redeemed nowhere`, async ({ own, one, two, page }) => {
    for (const provider of [one, two]) {
      provider.misbehave({ authorization: (query) => query.set('iss', provider.issuer) });
    }
    const answers = [await answerOf(page.request, own, 'one'), await answerOf(page.request, own, 'two')];
    await page.goto(`${own.url}/callback?${change(...(answers as [URLSearchParams, URLSearchParams]))}`);
    await expect(failure(step(page, 'Authorize'), 'issuer-mismatch')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Exchange', exact: true })).toHaveCount(0);
    expect(redeemed(one, two)).toEqual([0, 0]);
  });
}

test('two providers without iss: a state leads only to its own token endpoint', async ({
  own,
  one,
  two,
  page,
}) => {
  const [first, second] = [
    await answerOf(page.request, own, 'one'),
    await answerOf(page.request, own, 'two'),
  ];
  // The code of the second with the state of the first: the second gets no request.
  await page.goto(
    `${own.url}/callback?${new URLSearchParams({ code: second.get('code') ?? '', state: first.get('state') ?? '' })}`,
  );
  await expect(failure(step(page, 'Exchange'), 'provider-error')).toContainText('invalid_grant');
  expect(redeemed(one, two)).toEqual([1, 0]);
  // The currently selected profile doesn't redirect the other response either.
  await page.goto(`${own.url}/callback?${second}`);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(redeemed(one, two)).toEqual([1, 1]);
});

test('a code without state, from another provider than the selected profile’s, is not sent to its token endpoint', async ({
  own,
  one,
  two,
  page,
}) => {
  two.misbehave({ authorization: (query) => query.set('iss', two.issuer) });
  const answer = await answerOf(page.request, own, 'two');
  answer.delete('state');
  // Start with the other profile, without selecting it: the last saved one is selected.
  one.misbehave({});
  await page.goto(own.url);
  await page.locator('#profile').selectOption('one');
  await expect(step(page, 'Configure')).toContainText(one.issuer);
  await page.goto(`${own.url}/callback?${answer}`);
  await expect(failure(step(page, 'Authorize'), 'issuer-mismatch')).toBeVisible();
  expect(redeemed(one, two)).toEqual([0, 0]);
});

test('a response that arrives ten times at once, and again later, is redeemed once', async ({
  own,
  one,
  page,
}) => {
  const answer = await answerOf(page.request, own, 'one');
  const address = `${own.url}/callback?${answer}`;
  const all = await Promise.all(
    Array.from({ length: 10 }, () => page.request.get(address, { maxRedirects: 0 })),
  );
  expect(new Set(all.map((each) => each.headers().location)).size).toBe(1);
  await page.goto(address);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const run = page.url();
  // With another code, or with an error: the state was used. The page reports it, and doesn't show the first sign-in as
  // Valid.
  for (const changes of [{ code: 'another' }, { error: 'access_denied' }, { iss: 'https://evil.example' }]) {
    await page.goto(
      `${own.url}/callback?${new URLSearchParams({ ...Object.fromEntries(answer), ...changes })}`,
    );
    expect(new URL(page.url()).search).toContain('refused=used-state');
    await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Verify')).not.toHaveAttribute('data-verdict');
  }
  await page.goto(run);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(redeemed(one)).toEqual([1]);
});

test('a response from another browser, or without a waiting run, reaches no token endpoint', async ({
  own,
  one,
  two,
  page,
  browser,
}) => {
  const answer = await answerOf(page.request, own, 'one');
  const elsewhere = await browser.newContext();
  const stranger = await elsewhere.newPage();
  for (const state of [
    answer.get('state') ?? '',
    'forged',
    `${answer.get('state')} `,
    `${answer.get('state')}x`.slice(1),
  ]) {
    const query = new URLSearchParams({ code: answer.get('code') ?? '', state });
    await stranger.goto(`${own.url}/callback?${query}`);
    expect(new URL(stranger.url()).search).toContain('unknown-state');
  }
  // Even the run's URL, which only that browser has, doesn't help.
  await page.goto(`${own.url}/callback?${answer}`);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  const run = new URL(page.url()).pathname;
  for (const path of [run, `${run}/har`]) {
    expect((await stranger.request.get(own.url + path)).status(), path).toBe(404);
  }
  for (const path of ['exchange', 'verify', 'refresh', 'revoke', 'user-info']) {
    const pressed = await stranger.request.post(`${own.url}${run}/${path}`, { maxRedirects: 0 });
    expect(
      (await stranger.request.get(new URL(pressed.headers().location ?? '/nowhere', own.url).href)).status(),
    ).toBe(404);
  }
  expect(redeemed(one, two)).toEqual([1, 0]);
  await elsewhere.close();
});

test('the IDs of runs contain nothing of each other, of the state, or of the browser', async ({
  own,
  page,
}) => {
  const ids: string[] = [];
  for (let count = 0; count < 5; count += 1) {
    const answer = await answerOf(page.request, own, 'one');
    const received = await page.request.get(`${own.url}/callback?${answer}`, { maxRedirects: 0 });
    const id = received.headers().location?.split('/').at(-1) ?? '';
    expect(id).toMatch(/^[\w-]{22}$/);
    expect(`${answer.get('state')} ${answer.get('code')}`).not.toContain(id);
    ids.push(id);
  }
  expect(new Set(ids).size).toBe(5);
  expect(new Set(ids.map((id) => id.slice(0, 4))).size).toBe(5);
});

test('Save waits for a confirmation if it fills in hosts that aren’t the provider’s own', async ({
  own,
  one,
  page,
}) => {
  one.misbehave({
    discovery: (document) => ({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...document, token_endpoint: 'https://login.strange.example/token' }),
    }),
  });
  await page.goto(own.url);
  await press(page, 'Configuration');
  const dialog = page.getByRole('dialog');
  await page.locator('#configuration-as-new').check();
  await unfold(dialog, 'advanced');
  for (const name of ['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
    await field(page, name).fill('');
  }
  await page.getByLabel('Discovery Document URL').fill(one.issuer);
  await page.getByLabel('OIDC Client Secret').fill('a-secret-of-its-own');
  await press(page, 'Save');
  await expect(note(dialog, 'look-first')).toBeVisible();
  await expect(dialog).toContainText('login.strange.example');
  await press(page, 'Save');
  await expect(dialog).toBeHidden();
});

test('the secret is removed when the token endpoint moves, in the file and in the next sign-in', async ({
  own,
  one,
  two,
  page,
}) => {
  await page.goto(own.url);
  await page.locator('#profile').selectOption('one');
  await expect(step(page, 'Configure')).toContainText(one.issuer);
  await press(page, 'Configuration');
  await page.getByLabel('Discovery Document URL').fill('');
  await unfold(page, 'advanced');
  await field(page, 'token_endpoint').fill(`${two.issuer}/token`);
  await press(page, 'Save');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.goto(`${own.url}/start?profile=one&way=straight`);
  await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'fail');
  expect(redeemed(one, two)).toEqual([0, 1]);
  // The new endpoint received no secret: only a client ID, in the form.
  expect(two.confidences.filter((each) => each !== '')).toEqual([]);
});
