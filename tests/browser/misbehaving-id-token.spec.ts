import { createHmac } from 'node:crypto';
import type { Fault } from './misbehaving-provider';
import { expect, logIn, row, rows, test } from './misled';
import { copyIdToken, expectExplained, step } from './steps';

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

/** Each fault with all of its failed checks, and the text in the row of the first one. */
const faults: [fault: string, wrong: Fault, failing: string[], said: string[]][] = [
  ['another issuer', set('iss', () => 'https://accounts.example'), ['iss'], ['"https://accounts.example"']],
  ['its issuer with a slash', set('iss', ({ iss }) => `${iss}/`), ['iss'], []],
  ['no issuer', without('iss'), ['iss'], []],
  ['another audience', set('aud', () => 'another'), ['aud'], ['"misled-client"', '"another"']],
  ['no audience', without('aud'), ['aud'], []],
  ['an additional audience', set('aud', ({ aud }) => [aud, 'another']), ['aud'], ['"another"']],
  ['another authorized party', set('azp', () => 'another'), ['azp'], ['"another"']],
  ['an expiry long past', set('exp', (right) => after(right, -3600)), ['exp'], []],
  ['no expiry', without('exp'), ['exp'], []],
  ['an expiry in milliseconds', set('exp', (right) => after(right, 60) * 1000), ['exp'], []],
  ['a start in ten minutes', set('nbf', (right) => after(right, 600)), ['nbf'], []],
  ['another nonce', set('nonce', () => 'another'), ['nonce'], ['"another"']],
  ['no nonce', without('nonce'), ['nonce'], []],
  ['an at_hash of the wrong value', set('at_hash', () => 'AAAA'), ['at_hash'], ['"AAAA"']],
  ['no subject', without('sub'), ['sub'], []],
  [
    'every error at once',
    claims(() => ({ iss: 1, aud: {}, azp: 'x', sub: '', exp: '1', nbf: 'x', nonce: [], at_hash: 0 })),
    ['iss', 'aud', 'azp', 'sub', 'exp', 'nbf', 'iat', 'nonce', 'at_hash'],
    [],
  ],
  [
    'a claim twice',
    id_token(({ header, payload }, { own }) => own.sign(header, payload.replace('{', '{"sub":"admin",'))),
    ['duplicates-payload'],
    ['"sub"'],
  ],
  [
    'claims that break off',
    id_token(({ header, payload }, { own }) => own.sign(header, payload.slice(0, -1))),
    ['json-payload'],
    [],
  ],
  [
    'the signature of other claims',
    id_token(async ({ header, payload }, { own }) => {
      const [, , signature] = (await own.sign(header, '{"sub":"another"}')).split('.');
      return `${unsigned(header, payload)}.${signature}`;
    }),
    ['signature'],
    [],
  ],
  [
    'another key under the correct key’s kid',
    id_token(({ header, payload }, { next }) => next.sign(header, payload)),
    ['signature'],
    [],
  ],
  [
    'a key in its own header',
    id_token(({ header, payload }, { next }) => next.sign({ ...header, jwk: next.jwk }, payload)),
    ['signature'],
    [],
  ],
  [
    'a kid that is not published',
    id_token(({ payload }, { next }) => next.sign({ kid: next.kid }, payload)),
    ['kid'],
    ['"first"', '"second"'],
  ],
  [
    'alg none',
    id_token(({ payload }) => `${unsigned({ alg: 'none' }, payload)}.`),
    ['alg', 'signature'],
    ['RS256', '"none"'],
  ],
  [
    'alg nOnE, with a signature',
    id_token(({ header, payload }) => `${unsigned({ ...header, alg: 'nOnE' }, payload)}.c2lnbmF0dXJl`),
    ['alg', 'signature'],
    ['RS256', '"nOnE"'],
  ],
  [
    'the public key as the secret of an HMAC',
    id_token(({ header, payload }, { own }) => {
      const input = unsigned({ ...header, alg: 'HS256' }, payload);
      return `${input}.${createHmac('sha256', own.pem).update(input).digest('base64url')}`;
    }),
    ['alg'],
    ['RS256', '"HS256"'],
  ],
  ['a text that isn’t a token', id_token(() => 'no token'), ['parts', 'base64url', 'json-header'], []],
];

for (const [fault, wrong, failing, said] of faults) {
  test(`id_token with ${fault}: invalid, reported, and stored`, async ({ app, provider, page }) => {
    provider.misbehave(wrong);
    await logIn(page, app);
    await expect(step(page, 'Exchange')).toHaveAttribute('data-status', 'pass');
    await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'fail');
    await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'invalid');
    expect((await rows(page, 'fail')).sort()).toEqual([...failing].sort());
    for (const words of said) await expect(row(page, failing[0] ?? '')).toContainText(words);
    for (const id of failing) await expectExplained(row(page, id));
    // Stored, so that users can inspect it and show it to its issuer.
    expect(provider.confidences).toContain(await copyIdToken(page));
  });
}

test('id_token without an error: valid, so that each of these can fail', async ({ app, provider, page }) => {
  provider.misbehave({});
  await logIn(page, app);
  await expect(step(page, 'Verify')).toHaveAttribute('data-status', 'pass');
  await expect(step(page, 'Verify')).toHaveAttribute('data-verdict', 'valid');
  expect(await rows(page, 'fail')).toEqual([]);
  expect(await rows(page, 'warn')).toEqual([]);
});
