import { beforeAll, expect, test, vi } from 'vitest';

let readRefused: typeof import('@/app/refused').readRefused;
let refusedAddress: typeof import('@/app/refused').refusedAddress;

beforeAll(async () => {
  vi.stubEnv('CLAIMCHECK_SECRET', 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ');
  ({ readRefused, refusedAddress } = await import('@/app/refused'));
});

const own = 'id-of-this-browser';
const read = (address: string, browser = own) =>
  readRefused(Object.fromEntries(new URL(address, 'http://localhost:3000').searchParams), browser);

test.each([
  { kind: 'unknown-state' },
  { kind: 'used-state' },
  { kind: 'unknown-state', words: { error: 'access_denied', error_description: null } },
  {
    kind: 'used-state',
    words: { error: 'invalid_request', error_description: '<b>&refused=no "quoted" ‹ü›' },
  },
] as const)('the URL of a refusal reads back exactly: %o', async (refused) => {
  expect(await read(await refusedAddress(refused, own))).toEqual({ step: 'authorize', ...refused });
});

const words = { error: 'access_denied', error_description: 'Call 555-0100 to unlock your account' };
const bare = { step: 'authorize', kind: 'unknown-state' };

test('does not show someone else’s words as the provider’s', async () => {
  const sealed = await refusedAddress({ kind: 'unknown-state', words }, 'id-of-another-browser');
  expect(sealed).not.toContain('555-0100');
  expect(await read(sealed)).toEqual(bare);
  expect(await read(`/?refused=unknown-state&${new URLSearchParams(words)}`)).toEqual(bare);
  for (const forged of [
    'x',
    JSON.stringify({ browser: own, words }),
    btoa(JSON.stringify({ browser: own, words })),
  ])
    expect(await read(`/?refused=unknown-state&${new URLSearchParams({ words: forged })}`)).toEqual(bare);
});

test('does not use a cookie’s value as words, or words as a cookie', async () => {
  const { newSession, openSession, sealSession } = await import('@/lib/server/http/session');
  const cookie = await sealSession({ ...newSession(), id: own });
  expect(await read(`/?refused=unknown-state&${new URLSearchParams({ words: cookie })}`)).toEqual(bare);
  const address = await refusedAddress({ kind: 'unknown-state', words }, own);
  const sealed = new URL(address, 'http://localhost:3000').searchParams.get('words');
  expect(await openSession(sealed ?? '')).toBeNull();
});

test('very long words are cut', async () => {
  const long = { error: 'e'.repeat(9_000), error_description: '\u{1F600}'.repeat(9_000) };
  const address = await refusedAddress({ kind: 'unknown-state', words: long }, own);
  expect(address.length).toBeLessThan(5_000);
  expect(JSON.stringify(await read(address)).length).toBeLessThan(2_500);
});

test.each([{}, { refused: 'else' }, { refused: ['unknown-state', 'unknown-state'] }, { words: 'x' }])(
  'any other URL of the page shows no refusal: %o',
  async (query) => {
    expect(await readRefused(query, own)).toBeNull();
  },
);
