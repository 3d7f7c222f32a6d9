import { type Answer, endless, type Fault, html, json } from './misbehaving-provider';
import { expect, logIn, test } from './misled';
import { act, card, failure, openTokens, refresh, result, step } from './steps';

// Provider errors after a successful sign-in.

const deep = `{"sub":"someone","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
const withStatus = (status: number, answer: Answer) => ({ ...answer, status });

/** `found`: a selector of what the page shows for it, and the provider's response, verbatim. */
const refreshes: [fault: string, fault: Fault, found: string, said: string[]][] = [
  [
    'the tokens of another user',
    { claims: (right) => ({ ...right, sub: 'another' }) },
    '[data-check="sub"][data-status="fail"]',
    ['another'],
  ],
  [
    'an unexpected nonce',
    { claims: (right) => ({ ...right, nonce: 'new' }) },
    '[data-check="nonce"][data-status="fail"]',
    ['new'],
  ],
  ['HTML', { refresh: () => html('Please log in') }, '[data-failure="not-json"]', ['Please log in']],
  [
    'a redirect',
    { refresh: () => ({ status: 302, headers: { location: 'https://accounts.example/' } }) },
    '[data-failure="redirected"]',
    ['https://accounts.example/'],
  ],
  ['an endless response', { refresh: () => ({ body: endless }) }, '[data-failure="too-large"]', []],
  [
    'no id_token',
    { refresh: ({ id_token: _, ...right }) => json(right) },
    '[data-tokens^="access_token"]',
    [],
  ],
  [
    'its own error',
    { refresh: () => withStatus(400, json({ error: 'invalid_grant', error_description: 'Gone.' })) },
    '[data-failure="provider-error"]',
    ['invalid_grant', 'Gone.'],
  ],
];

for (const [fault, wrong, found, said] of refreshes) {
  test(`Refresh: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    provider.misbehave(wrong);
    await refresh(page);
    const shown = result(page, 'refresh').locator(found);
    await expect(shown).toBeVisible();
    for (const words of said) await expect(shown).toContainText(words);
    const continues = !['the tokens of another user', 'an unexpected nonce'].includes(fault);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', continues ? 'valid' : 'invalid');
  });
}

test('Refresh: tokens of another user are invalid, and not sent on', async ({ page, app, provider }) => {
  provider.misbehave({});
  await logIn(page, app);
  provider.misbehave({ claims: (right) => ({ ...right, sub: 'another' }) });
  await refresh(page);
  const verify = step(page, 'Verify');
  await expect(verify).toHaveAttribute('data-verdict', 'invalid');
  await expect(verify).toHaveAttribute('data-status', 'fail');
  await expect(verify.locator('[data-check="continuity-sub"]')).toHaveAttribute('data-status', 'fail');
  await expect(step(page, 'Use in Cube')).not.toHaveAttribute('data-status', 'pass');
  await expect(page.getByRole('button', { name: /^Copy id_token \(invalid\)$/ })).toBeVisible();
  await expect(page.locator('form[action$="/user-info"]')).toHaveCount(0);
  const asked = provider.asked.length;
  await page.request.post(`${page.url().replace(/[?#].*/, '')}/user-info`);
  expect(provider.asked.slice(asked)).toEqual([]);
});

test('Refresh: Verify reports a bad signature of the new token', async ({ page, app, provider }) => {
  provider.misbehave({});
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  provider.misbehave({ id_token: ({ header, payload }, { next }) => next.sign(header, payload) });
  await refresh(page);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
});

for (const [id, wrong] of [
  [
    'refresh',
    {
      refresh: (_, token) =>
        withStatus(400, json({ error: 'invalid_grant', error_description: `No ${token}` })),
    },
  ],
  [
    'revoke',
    {
      revocation: (token) =>
        withStatus(400, json({ error: 'invalid_request', error_description: `No ${token}` })),
    },
  ],
  [
    'user-info',
    {
      user_info: (_, token) =>
        withStatus(401, json({ error: 'invalid_token', error_description: `No ${token}` })),
    },
  ],
] as ['refresh' | 'revoke' | 'user-info', Fault][]) {
  test(`${id}: a token that is echoed in an error is not on the page`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave(wrong);
    await openTokens(page);
    await act(card(page, id === 'user-info' ? 'access_token' : 'refresh_token'), id);
    await expect(failure(result(page, id))).toContainText('No ‹');
    const heard = await page.content();
    for (const token of provider.confidences.filter((one) => /^[\da-f-]{36}$/.test(one))) {
      // Except a code: it was used, and was shown with Exchange until then.
      expect(heard).not.toContain(token);
    }
  });
}

const answers: [fault: string, user_info: NonNullable<Fault['user_info']>, found: string, said: string[]][] =
  [
    ['another user', () => json({ sub: 'another' }), '[data-check="sub"][data-status="fail"]', ['another']],
    ['no user', () => json({ email: 'a@b.example' }), '[data-check="sub"][data-status="fail"]', []],
    ['HTML', () => html('Who are you?'), '[data-failure]', ['Who are you?']],
    ['500', () => withStatus(500, html('Oops')), '[data-failure="http-status"]', ['HTTP 500', 'Oops']],
    ['a bare 401', () => ({ status: 401 }), '[data-failure]', ['401']],
    ['unlimited nesting', () => ({ ...json({}), body: deep }), '[data-check="json"][data-status="fail"]', []],
    ['an endless response', () => ({ body: endless }), '[data-failure="too-large"]', []],
    [
      'fields that shadow properties of every object',
      () => json({ sub: 'someone', toString: 1, constructor: null }),
      'table',
      ['toString', 'constructor'],
    ],
    [
      'markup',
      () => json({ sub: 'someone', name: '<img src=x onerror=alert(1)>' }),
      'table',
      ['<img src=x onerror=alert(1)>'],
    ],
    [
      'a JWT with another signer',
      async (claims, _, { next, own }) => ({
        headers: { 'content-type': 'application/jwt' },
        body: await next.sign({ kid: own.kid }, JSON.stringify(claims)),
      }),
      '[data-check="signature"][data-status="fail"]',
      [],
    ],
  ];

for (const [fault, user_info, found, said] of answers) {
  test(`userInfo: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave({ user_info });
    await openTokens(page);
    await act(page, 'user-info');
    const shown = result(page, 'user-info').locator(found);
    await expect(shown).toBeVisible();
    for (const words of said) await expect(shown).toContainText(words);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  });
}

const revocations: [fault: string, answer: Answer, kind: string][] = [
  ['HTML with 503', withStatus(503, html('Later')), 'http-status'],
  ['a redirect', { status: 302, headers: { location: 'https://accounts.example/' } }, 'redirected'],
  ['a token of another type', withStatus(400, json({ error: 'unsupported_token_type' })), 'provider-error'],
];

for (const [fault, answer, kind] of revocations) {
  test(`Revoke: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave({ revocation: () => answer });
    await openTokens(page);
    await act(card(page, 'refresh_token'), 'revoke');
    await expect(failure(result(page, 'revoke'), kind)).toBeVisible();
  });
}
