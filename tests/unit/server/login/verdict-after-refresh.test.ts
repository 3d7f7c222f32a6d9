import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refresh } from '@/lib/server/login/refresh';
import { askUserInfo } from '@/lib/server/login/user-info';
import { verifyRun } from '@/lib/server/login/verify';
import { loadRun, saveRun } from '@/lib/server/store/runs';
import { sampleRequest } from '../sample-run';
import { startSigningProvider } from './signing-provider';

let provider: Awaited<ReturnType<typeof startSigningProvider>>;
beforeAll(async () => {
  provider = await startSigningProvider();
});
afterAll(() => provider.stop());

const tokens = async (claims: JWTPayload | null) => ({
  access_token: 'a',
  token_type: 'Bearer',
  refresh_token: 'r',
  ...(claims && { id_token: await provider.idToken(claims) }),
});

/** Signs in with an id_token that has these claims, or with none, and refreshes once for each of the others. */
async function signInAndRefresh(
  id: string,
  first: JWTPayload | null,
  ...others: (JWTPayload | null)[]
): Promise<void> {
  await saveRun(provider.run({ id, token_response: await tokens(first) }));
  await verifyRun(id, 'one');
  for (const claims of others) {
    provider.answers.push({ body: await tokens(claims) });
    await refresh(id, 'one');
  }
}

const now = Math.floor(Date.now() / 1000);
const signedIn = { auth_time: now - 60, azp: 'c', nonce: 'n' };

test('a refreshed id_token that continues the sign-in is valid', async () => {
  await signInAndRefresh('continues', signedIn, { auth_time: now - 60, azp: 'c' });
  const run = await loadRun('continues', 'one');
  expect(run?.verification?.checks.filter(({ status }) => status === 'fail')).toEqual([]);
  expect(run?.verification?.verdict).toBe('valid');
});

test.each<[claim: string, changes: JWTPayload]>([
  ['sub', { sub: 'bob' }],
  ['aud', { aud: ['c', 'd'], azp: 'c' }],
  ['azp', { azp: undefined }],
  ['auth_time', { auth_time: now - 5 }],
  ['iat', { iat: now - 100 }],
])(
  'another %s than in the sign-in makes the verdict invalid, whenever it is verified',
  async (claim, changes) => {
    const first = claim === 'aud' ? { ...signedIn, aud: ['c', 'd', 'e'] } : signedIn;
    await signInAndRefresh(`other-${claim}`, first, { ...signedIn, nonce: undefined, ...changes });
    const again = await verifyRun(`other-${claim}`, 'one');
    for (const run of [await loadRun(`other-${claim}`, 'one'), again]) {
      const failed = run?.verification?.checks.filter(({ status }) => status === 'fail');
      expect(failed?.map(({ id }) => id)).toEqual([`continuity-${claim}`]);
      expect(run?.verification?.verdict).toBe('invalid');
    }
  },
);

test('a later refresh is also compared with the sign-in, and a matching one is valid again', async () => {
  await signInAndRefresh('later', signedIn, { ...signedIn, sub: 'bob', nonce: undefined }, null);
  expect((await loadRun('later', 'one'))?.verification?.verdict).toBe('invalid');
  expect((await verifyRun('later', 'one'))?.verification?.verdict).toBe('invalid');
  provider.answers.push({ body: await tokens({ ...signedIn, nonce: undefined }) });
  await refresh('later', 'one');
  expect((await loadRun('later', 'one'))?.verification?.verdict).toBe('valid');
});

// OpenID Connect Core 1.0 §12.2
test.each([
  ['repeats', 'n', 'valid'],
  ['changes', 'm', 'invalid'],
  ['leaves out', undefined, 'valid'],
])('an id_token that %s the nonce of the request', async (id, nonce, verdict) => {
  await saveRun(provider.run({ id, request: sampleRequest(), token_response: await tokens(signedIn) }));
  provider.answers.push({ body: await tokens({ ...signedIn, nonce }) });
  await refresh(id, 'one');
  expect((await loadRun(id, 'one'))?.verification?.verdict).toBe(verdict);
});

// A refresh doesn't prove what it leaves out.
test.each([
  ['another nonce', { nonce: 'of somebody else' }, {}, 'sign-in-nonce'],
  ['no nonce', {}, {}, 'sign-in-nonce'],
  ['an old session', { nonce: 'n', auth_time: now - 4_000 }, { max_age: '60' }, 'sign-in-auth_time'],
  ['no auth_time', { nonce: 'n' }, { max_age: '60' }, 'sign-in-auth_time'],
])(
  'a sign-in with %s in its id_token stays invalid after a refresh',
  async (id, claims, parameters, check) => {
    const request = {
      authorization_endpoint: '',
      parameters,
      state: 's',
      nonce: 'n',
      redirect_uri: '',
      code_verifier: 'v',
    };
    await saveRun(provider.run({ id, request, token_response: await tokens(claims) }));
    expect((await verifyRun(id, 'one'))?.verification?.verdict).toBe('invalid');
    const { nonce: _, ...kept } = { nonce: '', ...claims };
    provider.answers.push({ body: await tokens(kept) });
    await refresh(id, 'one');
    for (const run of [await loadRun(id, 'one'), await verifyRun(id, 'one')]) {
      const failed = run?.verification?.checks.filter(({ status }) => status === 'fail');
      expect(failed?.map((each) => each.id)).toEqual([check]);
      expect(run?.verification?.verdict).toBe('invalid');
    }
  },
);

test('if the sign-in returned no id_token, later ones are compared with the first one', async () => {
  await signInAndRefresh('none-at-first', null, {}, { sub: 'bob' });
  expect((await loadRun('none-at-first', 'one'))?.verification?.verdict).toBe('invalid');
});

test('UserInfo is not called while the id_token is invalid', async () => {
  await signInAndRefresh('user-info', signedIn, { ...signedIn, sub: 'bob', nonce: undefined });
  const before = provider.sent.length;
  await askUserInfo('user-info', 'one');
  expect(provider.sent.slice(before)).toEqual([]);
  expect((await loadRun('user-info', 'one'))?.user_info).toBeUndefined();
});
