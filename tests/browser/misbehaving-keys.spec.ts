import { endless, type Fault, html, json } from './misbehaving-provider';
import { expect, logIn, row, rows, test } from './misled';
import { copyIdToken, expectExplained, show, step } from './steps';

type Jwks = NonNullable<Fault['jwks']>;

const unverified: [fault: string, jwks: Jwks, said: string][] = [
  ['500', () => ({ status: 500, body: 'Oops' }), '500'],
  ['404', () => ({ status: 404 }), '404'],
  ['HTML', () => html('Please log in'), ''],
  ['no response', () => ({}), ''],
  ['a list', (published) => json(published), 'keys'],
  ['keys that aren’t an array', () => json({ keys: {} }), 'keys'],
  ['no keys', () => json({ keys: [] }), ''],
  ['keys that aren’t valid', () => json({ keys: [null, 1, {}, { kty: 'RSA' }] }), ''],
  ['a shared secret', () => json({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'first' }] }), ''],
  ['a redirect', () => ({ status: 302, headers: { location: 'https://accounts.example/' } }), '302'],
  ['an endless response', () => ({ body: endless }), '1024 KiB'],
];

for (const [fault, jwks, said] of unverified) {
  test(`keys with ${fault}: unverified, reported, and the token is stored`, async ({
    app,
    provider,
    page,
  }) => {
    provider.misbehave({ jwks });
    await logIn(page, app);
    await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'warn');
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'unverified');
    await expect(row(page, 'signature')).toHaveAttribute('data-status', 'warn');
    await expect(row(page, 'signature')).toContainText(said);
    await expectExplained(row(page, 'signature'));
    await show(page, 'checks');
    for (const id of ['iss', 'aud', 'exp', 'nonce']) {
      await expect(row(page, id)).toHaveAttribute('data-status', 'pass');
    }
    expect(provider.confidences).toContain(await copyIdToken(page));
  });
}

const invalid: [fault: string, jwks: Jwks, failing: string[], said: string][] = [
  [
    'two of one kid',
    ([own], { next }) => json({ keys: [own, { ...next.jwk, kid: own?.kid }] }),
    ['kid'],
    '"first"',
  ],
  [
    'the correct one for encryption',
    ([own]) => json({ keys: [{ ...own, use: 'enc' }] }),
    ['key-use'],
    '"enc"',
  ],
  [
    'the correct one for RS512',
    ([own]) => json({ keys: [{ ...own, alg: 'RS512' }] }),
    ['key-alg'],
    '"RS512"',
  ],
  ['an exponent of one', ([own]) => json({ keys: [{ ...own, e: 'AQ' }] }), ['key-strength', 'signature'], ''],
  [
    'a word as the modulus',
    ([own]) => json({ keys: [{ ...own, n: 'word' }] }),
    ['key-strength', 'signature'],
    '',
  ],
  ['its private half', ([own]) => json({ keys: [{ ...own, d: 'AQAB' }] }), ['key-strength'], ''],
];

for (const [fault, jwks, failing, said] of invalid) {
  test(`keys with ${fault}: invalid, and reported`, async ({ app, provider, page }) => {
    provider.misbehave({ jwks });
    await logIn(page, app);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
    expect((await rows(page, 'fail')).sort()).toEqual([...failing].sort());
    await expect(row(page, failing[0] ?? '')).toContainText(said);
    await expectExplained(row(page, failing[0] ?? ''));
  });
}

const valid: [fault: string, jwks: Jwks][] = [
  ['the content type text/html', (published) => json({ keys: published }, 'text/html')],
  ['others that aren’t valid', ([own]) => json({ keys: [null, { kty: 'quantum', kid: 'first' }, own] })],
];

for (const [fault, jwks] of valid) {
  test(`keys with ${fault}: read all the same`, async ({ app, provider, page }) => {
    provider.misbehave({ jwks });
    await logIn(page, app);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  });
}

test('a key that was changed since the keys were fetched: they are fetched again, and it is valid', async ({
  app,
  provider,
  page,
}) => {
  const lasting: Jwks = (published) => {
    const answer = json({ keys: published });
    return { ...answer, headers: { ...answer.headers, 'cache-control': 'max-age=3600' } };
  };
  const fetches = () => provider.asked.filter((path) => path === '/keys').length;
  provider.misbehave({ jwks: lasting });
  await logIn(page, app);
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(fetches(), 'the second login is content with what the first one fetched').toBe(1);

  provider.misbehave({
    id_token: ({ payload }, { next }) => next.sign({ kid: next.kid }, payload),
    jwks: (_, { next }) => json({ keys: [next.jwk] }),
  });
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  await show(page, 'checks');
  await expect(row(page, 'kid')).toContainText('"second"');
  expect(fetches()).toBe(1);
});

test('an unpublished kid: the keys are fetched again once, then it is reported', async ({
  app,
  provider,
  page,
}) => {
  provider.misbehave({ id_token: ({ payload }, { next }) => next.sign({ kid: 'nobody' }, payload) });
  await logIn(page, app);
  await expect(row(page, 'kid')).toHaveAttribute('data-status', 'fail');
  await page.reload();
  expect(provider.asked.filter((path) => path === '/keys')).toHaveLength(2);
});
