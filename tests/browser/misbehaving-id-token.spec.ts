import { createHmac } from 'node:crypto';
import type { Fault } from './misbehaving-provider';
import { expect, logIn, row, rows, test } from './misled';
import { copyIdToken, step } from './steps';

type Claims = Record<string, unknown>;

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const unsigned = (header: object, payload: string) =>
  `${encoded(JSON.stringify(header))}.${encoded(payload)}`;
const claims = (change: (right: Claims) => Claims): Fault => ({ claims: change });
const id_token = (make: NonNullable<Fault['id_token']>): Fault => ({ id_token: make });
const set = (name: string, value: (right: Claims) => unknown): Fault =>
  claims((right) => ({ ...right, [name]: value(right) }));
const without = (name: string): Fault => set(name, () => undefined);
/** Seconds after it was issued. */
const after = (right: Claims, seconds: number) => Number(right.iat) + seconds;

/** Each with the checks that fail for it, all of them, and what the first one's row says. */
const faults: [fault: string, wrong: Fault, failing: string[], said: string[]][] = [
  ['another issuer', set('iss', () => 'https://accounts.example'), ['iss'], ['"https://accounts.example"']],
  ['its issuer with a slash', set('iss', ({ iss }) => `${iss}/`), ['iss'], ['A slash at the end']],
  ['no issuer', without('iss'), ['iss'], ['absent']],
  ['another audience', set('aud', () => 'another'), ['aud'], ['"misled-client"', '"another"']],
  ['no audience', without('aud'), ['aud'], ['absent']],
  ['an audience beside this one', set('aud', ({ aud }) => [aud, 'another']), ['aud'], ['alone']],
  ['another authorized party', set('azp', () => 'another'), ['azp'], ['"another"']],
  [
    'an expiry long past',
    set('exp', (right) => after(right, -3600)),
    ['exp'],
    ['later than now', 'log in again'],
  ],
  ['no expiry', without('exp'), ['exp'], ['absent']],
  ['an expiry in milliseconds', set('exp', (right) => after(right, 60) * 1000), ['exp'], ['Divide by 1000']],
  ['a beginning in ten minutes', set('nbf', (right) => after(right, 600)), ['nbf'], ['now or earlier']],
  ['another nonce', set('nonce', () => 'another'), ['nonce'], ['"another"', 'only one tab']],
  ['no nonce', without('nonce'), ['nonce'], ['absent', 'dropped the nonce']],
  ['an at_hash of nothing', set('at_hash', () => 'AAAA'), ['at_hash'], ['"AAAA"', 'same token response']],
  ['no subject', without('sub'), ['sub'], ['absent']],
  [
    'everything wrong at once',
    claims(() => ({ iss: 1, aud: {}, azp: 'x', sub: '', exp: '1', nbf: 'x', nonce: [], at_hash: 0 })),
    ['iss', 'aud', 'azp', 'sub', 'exp', 'nbf', 'iat', 'nonce', 'at_hash'],
    ['expected', 'a string'],
  ],
  [
    'a claim twice',
    id_token(({ header, payload }, { own }) => own.sign(header, payload.replace('{', '{"sub":"admin",'))),
    ['duplicates-payload'],
    ['more than once', '"sub"'],
  ],
  [
    'claims that break off',
    id_token(({ header, payload }, { own }) => own.sign(header, payload.slice(0, -1))),
    ['json-payload'],
    ['no JSON'],
  ],
  [
    'the signature of other claims',
    id_token(async ({ header, payload }, { own }) => {
      const [, , signature] = (await own.sign(header, '{"sub":"another"}')).split('.');
      return `${unsigned(header, payload)}.${signature}`;
    }),
    ['signature'],
    ['does not match'],
  ],
  [
    'another key under the kid of the right one',
    id_token(({ header, payload }, { next }) => next.sign(header, payload)),
    ['signature'],
    ['does not match'],
  ],
  [
    'a key that it brings along',
    id_token(({ header, payload }, { next }) => next.sign({ ...header, jwk: next.jwk }, payload)),
    ['signature'],
    ['does not match'],
  ],
  [
    'a kid that is not published',
    id_token(({ payload }, { next }) => next.sign({ kid: next.kid }, payload)),
    ['kid'],
    ['one of "first"', '"second"'],
  ],
  [
    'alg none',
    id_token(({ payload }) => `${unsigned({ alg: 'none' }, payload)}.`),
    ['alg', 'key-alg', 'signature'],
    ['RS256', '"none"', 'not signed'],
  ],
  [
    'alg nOnE, and still a signature',
    id_token(({ header, payload }) => `${unsigned({ ...header, alg: 'nOnE' }, payload)}.c2lnbmF0dXJl`),
    ['alg', 'key-alg', 'signature'],
    ['RS256', '"nOnE"', 'not signed'],
  ],
  [
    'the public key as the secret of an HMAC',
    id_token(({ header, payload }, { own }) => {
      const input = unsigned({ ...header, alg: 'HS256' }, payload);
      return `${input}.${createHmac('sha256', own.pem).update(input).digest('base64url')}`;
    }),
    ['alg', 'key-type', 'key-alg'],
    ['RS256', '"HS256"', 'attack'],
  ],
  ['a text that is no token', id_token(() => 'no token'), ['parts', 'base64url', 'json-header'], []],
];

for (const [fault, wrong, failing, said] of faults) {
  test(`id_token with ${fault}: invalid, said, and kept`, async ({ app, provider, page }) => {
    provider.misbehave(wrong);
    await logIn(page, app);
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
    await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
    expect((await rows(page, 'fail')).sort()).toEqual([...failing].sort());
    for (const words of said) await expect(row(page, failing[0] ?? '')).toContainText(words);
    for (const id of failing) await expect(row(page, id)).toContainText(/expected.*actual.*cause.*fix/s);
    // Kept, to be looked at and shown to whoever issued it.
    expect(provider.confidences).toContain(await copyIdToken(page));
  });
}

test('id_token with nothing wrong: valid, so that each of these can fail', async ({
  app,
  provider,
  page,
}) => {
  provider.misbehave({});
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'pass');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(await rows(page, 'fail')).toEqual([]);
  expect(await rows(page, 'warn')).toEqual([]);
});
