import { type Answer, endless, type Fault, html, json } from './misbehaving-provider';
import { expect, logIn, test } from './misled';
import { openTokens, press, refresh, step } from './steps';

// What a provider can do wrong after a login that was in order.

const deep = `{"sub":"someone","x":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
const withStatus = (status: number, answer: Answer) => ({ ...answer, status });

const refreshes: [fault: string, fault: Fault, said: string[]][] = [
  [
    'the tokens of another user',
    { claims: (right) => ({ ...right, sub: 'another' }) },
    ['It is the same user', 'another'],
  ],
  [
    'a nonce of its own',
    { claims: (right) => ({ ...right, nonce: 'new' }) },
    ['Its nonce is that of the login'],
  ],
  ['HTML', { refresh: () => html('Please log in') }, ['not a JSON object', 'Please log in']],
  [
    'a redirect',
    { refresh: () => ({ status: 302, headers: { location: 'https://accounts.example/' } }) },
    ['redirect, which was not followed'],
  ],
  ['an endless answer', { refresh: () => ({ body: endless }) }, ['sent too much']],
  [
    'no id_token',
    { refresh: ({ id_token: _, ...right }) => json(right) },
    ['no id_token, which a provider may leave out'],
  ],
  [
    'its own error',
    { refresh: () => withStatus(400, json({ error: 'invalid_grant', error_description: 'Gone.' })) },
    ['does not accept this refresh token', 'Gone.'],
  ],
];

for (const [fault, wrong, said] of refreshes) {
  test(`Refresh: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
    provider.misbehave(wrong);
    await refresh(page);
    const result = page.getByRole('region', { name: 'Refresh', exact: true });
    for (const words of said) await expect(result).toContainText(words);
    const continues = !['the tokens of another user', 'a nonce of its own'].includes(fault);
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

test('Refresh: a bad signature is what Verify says, of the new token', async ({ page, app, provider }) => {
  provider.misbehave({});
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  provider.misbehave({ id_token: ({ header, payload }, { next }) => next.sign(header, payload) });
  await refresh(page);
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
});

for (const [name, wrong] of [
  [
    'Refresh',
    {
      refresh: (_, token) =>
        withStatus(400, json({ error: 'invalid_grant', error_description: `No ${token}` })),
    },
  ],
  [
    'Revoke',
    {
      revocation: (token) =>
        withStatus(400, json({ error: 'invalid_request', error_description: `No ${token}` })),
    },
  ],
  [
    'Ask userInfo',
    {
      user_info: (_, token) =>
        withStatus(401, json({ error: 'invalid_token', error_description: `No ${token}` })),
    },
  ],
] as [string, Fault][]) {
  test(`${name}: a token that is echoed in an error is not on the page`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave(wrong);
    await openTokens(page);
    const form = page
      .getByRole('listitem')
      .filter({ hasText: name === 'Ask userInfo' ? 'access_token' : 'refresh_token' });
    await form.getByRole('button', { name, exact: true }).first().click();
    await expect(page.getByRole('main').getByRole('alert')).toContainText('No ‹');
    const heard = await page.content();
    for (const token of provider.confidences.filter((one) => /^[\da-f-]{36}$/.test(one))) {
      // A code has been used, and stands beside Exchange until then.
      expect(heard).not.toContain(token);
    }
  });
}

const answers: [fault: string, user_info: NonNullable<Fault['user_info']>, said: string[]][] = [
  [
    'another user',
    () => json({ sub: 'another' }),
    ['It is about the user of the id_token', 'another', 'Do not use these claims'],
  ],
  ['nobody', () => json({ email: 'a@b.example' }), ['It is about the user of the id_token', 'absent']],
  ['HTML', () => html('Who are you?'), ['neither a JSON object nor a JWT', 'Who are you?']],
  ['500', () => withStatus(500, html('Oops')), ['HTTP 500', 'Oops']],
  ['a bare 401', () => ({ status: 401 }), ['does not accept this access token any longer']],
  ['what is nested without end', () => ({ ...json({}), body: deep }), ['nothing that can be read as one']],
  ['an endless answer', () => ({ body: endless }), ['sent too much']],
  [
    'members that shadow those of every object',
    () => json({ sub: 'someone', toString: 1, constructor: null }),
    ['toString', 'constructor'],
  ],
  [
    'markup',
    () => json({ sub: 'someone', name: '<img src=x onerror=alert(1)>' }),
    ['<img src=x onerror=alert(1)>'],
  ],
  [
    'a JWT that somebody else signed',
    async (claims, _, { next, own }) => ({
      headers: { 'content-type': 'application/jwt' },
      body: await next.sign({ kid: own.kid }, JSON.stringify(claims)),
    }),
    ['as a signed JWT', 'The signature'],
  ],
];

for (const [fault, user_info, said] of answers) {
  test(`userInfo: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave({ user_info });
    await openTokens(page);
    await press(page, 'Ask userInfo');
    const result = page.getByRole('region', { name: 'userInfo', exact: true });
    for (const words of said) await expect(result).toContainText(words);
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  });
}

const revocations: [fault: string, answer: Answer, said: string][] = [
  ['HTML with 503', withStatus(503, html('Later')), 'Take the token for one that is still good'],
  [
    'a redirect',
    { status: 302, headers: { location: 'https://accounts.example/' } },
    'redirect, which was not followed',
  ],
  [
    'the wrong kind of token',
    withStatus(400, json({ error: 'unsupported_token_type' })),
    'does not revoke tokens of this kind',
  ],
];

for (const [fault, answer, said] of revocations) {
  test(`Revoke: ${fault}`, async ({ page, app, provider }) => {
    provider.misbehave({});
    await logIn(page, app);
    provider.misbehave({ revocation: () => answer });
    await openTokens(page);
    await page
      .getByRole('region', { name: 'After the login' })
      .getByRole('listitem')
      .filter({ hasText: 'refresh_token' })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await expect(page.getByRole('region', { name: 'Revoke', exact: true })).toContainText(said);
  });
}
