import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Run } from '@/lib/run/run';
import { refresh } from '@/lib/server/login/refresh';
import { loadRun, saveRun } from '@/lib/server/store/runs';
import { sampleRun } from '../sample-run';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const idToken = (claims: object) => `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2ln`;

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A token endpoint with these responses, in order, that records the refresh tokens it receives. */
async function endpoint(answers: { status?: number; body: object }[]) {
  const sent: (string | null)[] = [];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    sent.push(new URLSearchParams(text).get('refresh_token'));
    const { status = 200, body } = answers.shift() ?? { status: 500, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return { sent, token_endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
}

const first = idToken({ sub: 'alice', iat: 1 });

async function logIn(id: string, token_endpoint: string, changes: Partial<Run> = {}): Promise<void> {
  const run = sampleRun({
    id,
    created_at: Date.now(),
    token_response: { access_token: 'a0', token_type: 'Bearer', id_token: first, refresh_token: 'opaque-0' },
    verification: { verdict: 'valid', checks: [], verified_at: 1, clock_tolerance: 30 },
    ...changes,
  });
  const { profile } = run;
  await saveRun({ ...run, profile: { ...profile, metadata: { ...profile.metadata, token_endpoint } } });
}

const brings = (tokens: object) => ({ body: { access_token: 'a1', token_type: 'Bearer', ...tokens } });

test('three clicks on one page are one refresh', async () => {
  const { sent, token_endpoint } = await endpoint([brings({ id_token: idToken({ sub: 'alice', iat: 2 }) })]);
  await logIn('clicks', token_endpoint);
  await Promise.all([1, 2, 3].map(() => refresh('clicks', 'one', 0)));
  expect(sent).toEqual(['opaque-0']);
  expect((await loadRun('clicks', 'one'))?.refreshes).toHaveLength(1);
});

test('sends the newest refresh token, or the previous one if a response had none', async () => {
  const { sent, token_endpoint } = await endpoint([
    brings({}),
    brings({ refresh_token: 'opaque-1' }),
    brings({}),
  ]);
  await logIn('rotation', token_endpoint);
  for (const _ of ['once', 'twice', 'again']) await refresh('rotation', 'one');
  expect(sent).toEqual(['opaque-0', 'opaque-0', 'opaque-1']);
  expect((await loadRun('rotation', 'one'))?.token_response?.refresh_token).toBe('opaque-1');
});

test('uses a new refresh token even if the rest of the response is unusable', async () => {
  const { sent, token_endpoint } = await endpoint([{ body: { refresh_token: 'opaque-1' } }, brings({})]);
  await logIn('rotated-in-vain', token_endpoint);
  await refresh('rotated-in-vain', 'one');
  await refresh('rotated-in-vain', 'one');
  expect(sent).toEqual(['opaque-0', 'opaque-1']);
  expect((await loadRun('rotated-in-vain', 'one'))?.refreshes).toMatchObject([{ ok: false }, { ok: true }]);
});

test('openid-client’s result for an id_token stays as long as that token', async () => {
  const { token_endpoint } = await endpoint([
    brings({}),
    brings({ id_token: idToken({ sub: 'alice', iat: 2 }) }),
  ]);
  const refusal = { message: 'unexpected', claim: null };
  await logIn('refused', token_endpoint, { refusal });
  await refresh('refused', 'one');
  expect((await loadRun('refused', 'one'))?.refusal).toEqual(refusal);
  await refresh('refused', 'one');
  expect((await loadRun('refused', 'one'))?.refusal).not.toEqual(refusal);
});

test('a verdict stays with its token, and a new id_token gets a new verdict', async () => {
  const { token_endpoint } = await endpoint([
    brings({}),
    brings({ id_token: idToken({ sub: 'alice', iat: 2 }) }),
  ]);
  await logIn('verdict', token_endpoint);
  await refresh('verdict', 'one');
  const kept = await loadRun('verdict', 'one');
  expect([kept?.token_response?.id_token, kept?.verification?.verdict]).toEqual([first, 'valid']);
  await refresh('verdict', 'one');
  const refreshed = await loadRun('verdict', 'one');
  // Its signature can't be valid, because its keys don't exist.
  expect(refreshed?.verification?.verdict).not.toBe('valid');
  expect(refreshed?.verification?.clock_tolerance).toBe(30);
});

test('a refusal keeps the tokens, and masks a token that the response echoes', async () => {
  const { token_endpoint } = await endpoint([
    { status: 400, body: { error: 'invalid_grant', error_description: 'opaque-0 is gone' } },
  ]);
  await logIn('refusal', token_endpoint);
  await refresh('refusal', 'one');
  const run = await loadRun('refusal', 'one');
  expect(run?.token_response?.id_token).toBe(first);
  expect(run?.refreshes).toMatchObject([
    { ok: false, failure: { error: 'invalid_grant', error_description: '‹refresh_token› is gone' } },
  ]);
  expect(JSON.stringify([run?.refreshes, run?.transcript])).not.toContain('opaque-0');
});

test('another user’s token is compared with the first', async () => {
  const bob = (iat: number) => brings({ id_token: idToken({ sub: 'bob', iat }) });
  const { token_endpoint } = await endpoint([bob(2), bob(3)]);
  await logIn('other-user', token_endpoint);
  for (const _ of ['once', 'twice']) {
    await refresh('other-user', 'one');
    const refreshed = (await loadRun('other-user', 'one'))?.refreshes?.at(-1);
    const sub = refreshed?.ok && refreshed.continuity.find(({ id }) => id === 'sub');
    expect(sub).toMatchObject({ status: 'fail', expected: '"alice"', actual: '"bob"' });
  }
});

test('another browser can’t refresh', async () => {
  const { sent, token_endpoint } = await endpoint([brings({})]);
  await logIn('other-browser', token_endpoint);
  await refresh('other-browser', 'two');
  expect(sent).toEqual([]);
});

const badAnswers: [string, object][] = [
  ['an id_token of null', { access_token: 'a1', token_type: 'Bearer', id_token: null }],
  ['no access_token', { token_type: 'Bearer' }],
  ['an id_token that is a list', { access_token: 'a1', token_type: 'Bearer', id_token: [] }],
  ['a scope that is a list', { access_token: 'a1', token_type: 'Bearer', scope: ['openid'] }],
  ['the token type N_A', { access_token: 'a1', token_type: 'N_A' }],
];

test.each(badAnswers)(
  'a rotated refresh token is stored, whatever else is invalid: %s',
  async (name, body) => {
    const { sent, token_endpoint } = await endpoint([
      { body: { ...body, refresh_token: 'opaque-1' } },
      brings({}),
    ]);
    await logIn(name, token_endpoint);
    await refresh(name, 'one');
    const run = await loadRun(name, 'one');
    expect(run?.token_response?.refresh_token).toBe('opaque-1');
    // The id_token and its verdict stay.
    expect([run?.token_response?.id_token, run?.verification?.verdict]).toEqual([first, 'valid']);
    await refresh(name, 'one');
    expect(sent).toEqual(['opaque-0', 'opaque-1']);
  },
);

test('a refresh_token of null keeps the earlier one', async () => {
  const { token_endpoint } = await endpoint([brings({ refresh_token: null, scope: null, expires_in: null })]);
  await logIn('null', token_endpoint);
  await refresh('null', 'one');
  expect((await loadRun('null', 'one'))?.token_response?.refresh_token).toBe('opaque-0');
});

test('nonce, at_hash, and azp of null in a refreshed id_token continue the sign-in', async () => {
  const nulls = { nonce: null, at_hash: null, c_hash: null, azp: null, auth_time: null };
  const { token_endpoint } = await endpoint([
    brings({ id_token: idToken({ sub: 'alice', iat: 2, ...nulls }) }),
  ]);
  await logIn('nulls', token_endpoint);
  await refresh('nulls', 'one');
  const run = await loadRun('nulls', 'one');
  const [refreshed] = run?.refreshes ?? [];
  expect(refreshed?.ok && refreshed.continuity.filter(({ status }) => status === 'fail')).toEqual([]);
  const failed = run?.verification?.checks.filter(({ status }) => status === 'fail').map(({ id }) => id);
  for (const id of ['nonce', 'at_hash', 'c_hash', 'azp', 'auth_time', 'continuity-nonce'])
    expect(failed).not.toContain(id);
});
