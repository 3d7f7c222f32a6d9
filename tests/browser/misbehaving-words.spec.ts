import type { Page } from '@playwright/test';
import { type Fault, html, json } from './misbehaving-provider';
import { expect, logIn, test } from './misled';
import { failure, show, showTab, step, token } from './steps';

/** Text that would have an effect as markup, and characters that change or hide the surrounding text. */
const markup = '<script>alert(1)</script><img src=x onerror=alert(2)><b id=made>';
const words = `${markup} gpj.\u202eexe\u2066\u0007\u200b`;
const shown = `${markup} gpj.\\u202Eexe\\u2066\\u0007\\u200B`;

/** The text had no effect, and every character on the page is visible, even in closed folds. */
async function expectHarmless(page: Page): Promise<void> {
  await expect(page.locator('#made, img, [onerror], main script')).toHaveCount(0);
  const text = (await page.locator('main').textContent()) ?? '';
  for (const unseen of ['\u202e', '\u2066', '\u0007', '\u200b']) expect(text).not.toContain(unseen);
}

const failed = (status: number, answer: ReturnType<typeof html>) => ({ ...answer, status });

/** `fold`: the part of the section with the words, if the page draws it only on request. */
const places: [where: string, wrong: Fault, section: Parameters<typeof step>[1], fold?: 'response'][] = [
  [
    'the issuer of the discovery document',
    { discovery: (document) => json({ ...document, issuer: words }) },
    'Configure',
  ],
  [
    'an endpoint of the discovery document',
    { discovery: (document) => json({ ...document, token_endpoint: words }) },
    'Configure',
  ],
  ['a page instead of the discovery document', { discovery: () => failed(503, html(words)) }, 'Configure'],
  [
    'the error at the callback',
    {
      authorization: (query) => {
        query.delete('code');
        query.set('error', words);
        query.set('error_description', words);
      },
    },
    'Authorize',
  ],
  [
    'an unexpected error',
    {
      authorization: (query) => {
        query.delete('code');
        query.set('state', words);
        query.set('error', words);
        query.set('error_description', words);
      },
    },
    'Authorize',
  ],
  ['the issuer at the callback', { authorization: (query) => query.set('iss', words) }, 'Authorize'],
  [
    'the error of the token endpoint',
    { token: () => failed(400, json({ error: words, error_description: words })) },
    'Exchange',
  ],
  ['a page instead of the token response', { token: () => html(words) }, 'Exchange'],
  [
    'the token type',
    { token: (right) => json({ ...right, token_type: `a ${words}` }) },
    'Exchange',
    'response',
  ],
  [
    'every claim, its name and its value',
    {
      claims: (right) => ({
        ...Object.fromEntries(Object.keys(right).map((name) => [name, words])),
        ...Object.fromEntries(
          ['name', 'email', 'picture', 'profile', 'cognito:groups'].map((name) => [name, words]),
        ),
        [words]: { [words]: [words] },
        json: JSON.stringify({ [words]: words }),
      }),
    },
    'Verify',
  ],
  [
    'every parameter of the header',
    {
      id_token: ({ payload }, { own }) =>
        own.sign({ kid: words, typ: words, cty: words, jku: words, x5u: words, [words]: words }, payload),
    },
    'Verify',
  ],
  [
    'the kids of the keys',
    { jwks: ([own]) => json({ keys: [{ ...own, kid: words, use: words, [words]: words }] }) },
    'Verify',
  ],
];

for (const [where, wrong, section, fold] of places) {
  test(`markup in ${where}: shown unchanged, and has no effect`, async ({ app, provider, page }) => {
    provider.misbehave(wrong);
    if (wrong.discovery) await page.goto(app.url);
    else await logIn(page, app);
    if (fold) await show(page, fold);
    await expect(step(page, section)).toContainText(shown);
    await expectHarmless(page);
    if (section !== 'Verify') return;
    for (const [tab, part] of [
      ['claims', 'iss'],
      ['json', '"iss"'],
      ['token', '"iss"'],
    ] as const) {
      await showTab(page, tab);
      await expect(token(page)).toContainText(part);
      await expectHarmless(page);
    }
  });
}

const callbacks: [fault: string, change: (query: URLSearchParams) => void, kind: string][] = [
  ['code twice', (query) => query.append('code', 'another'), 'repeated-parameter'],
  ['state twice', (query) => query.append('state', 'another'), 'repeated-parameter'],
  ['no code', (query) => query.delete('code'), 'empty-response'],
  [
    'a signed response (JARM)',
    (query) => {
      for (const name of ['code', 'state']) query.delete(name);
      query.set('response', 'e30.e30.x');
    },
    'empty-response',
  ],
  [
    'tokens instead of a code',
    (query) => {
      query.delete('code');
      query.set('access_token', 'a');
    },
    'empty-response',
  ],
  ['another state', (query) => query.set('state', 'another'), 'unknown-state'],
  ['another issuer', (query) => query.set('iss', 'https://accounts.example'), 'issuer-mismatch'],
];

for (const [fault, authorization, kind] of callbacks) {
  test(`callback with ${fault}: reported, and no code is sent`, async ({ app, provider, page }) => {
    provider.misbehave({ authorization });
    await logIn(page, app);
    await expect(step(page, 'Authorize')).toHaveAttribute('data-status', 'fail');
    await expect(failure(step(page, 'Authorize'), kind)).toBeVisible();
    expect(provider.asked).not.toContain('/token');
  });
}
