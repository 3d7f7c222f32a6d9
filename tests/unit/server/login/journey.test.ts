import { expect, test } from 'vitest';
import { decode } from '@/lib/verify/decode';
import { confidential, domain, secret } from '../../demo-pool/pool-fixture';
import { journey } from './journey';

const { callback, instead, load, login, provider, received, requests, signIn, start, verified } = journey();

const claimsOf = (token: string | undefined) => decode(token ?? '').payload?.object ?? {};

const json = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

test('a sign-in from Start to sign-out', async () => {
  const address = await start('one');
  expect(`${address.origin}${address.pathname}`).toBe(`${domain}/oauth2/authorize`);
  const parameters = await signIn(address);
  expect(parameters.get('state')).toBe(address.searchParams.get('state'));

  const arrived = await callback(parameters, 'one');
  if (arrived.kind !== 'run') throw new Error(arrived.kind);
  const { id } = arrived.run;
  expect(arrived.run.response?.code).toBe(parameters.get('code'));

  const exchanged = await login().exchange(id, 'one');
  expect(exchanged?.failure).toBeUndefined();
  const { id_token, access_token, refresh_token } = exchanged?.token_response ?? {};
  expect(claimsOf(id_token)).toMatchObject({ aud: confidential, nonce: address.searchParams.get('nonce') });
  expect(claimsOf(access_token)).toMatchObject({ token_use: 'access' });
  expect(refresh_token).toBeTruthy();

  const judged = await login().verifyRun(id, 'one');
  expect(judged?.verification?.verdict).toBe('valid');
  expect(judged?.verification?.checks.filter(({ status }) => status === 'fail')).toEqual([]);

  provider.pass(2);
  await login().refresh(id, 'one', 0);
  const refreshed = await load(id, 'one');
  expect(refreshed.refreshes).toMatchObject([{ ok: true }]);
  expect(refreshed.first_response?.id_token).toBe(id_token);
  expect(refreshed.token_response?.id_token).not.toBe(id_token);
  expect(refreshed.token_response?.refresh_token).toBe(refresh_token);
  expect(refreshed.verification?.verdict).toBe('valid');

  await login().askUserInfo(id, 'one');
  const { user_info } = await load(id, 'one');
  expect(user_info).toMatchObject({ ok: true, claims: { sub: claimsOf(id_token).sub } });

  await login().revokeToken(id, 'one', 'refresh_token');
  expect((await load(id, 'one')).revocation).toMatchObject({ ok: true, token: 'refresh_token' });
  await login().refresh(id, 'one');
  const denied = await load(id, 'one');
  expect(denied.refreshes?.at(-1)).toMatchObject({ ok: false, failure: { kind: 'provider-error' } });
  // The issued tokens stay in the run, with their verdict.
  expect(denied.token_response?.id_token).toBe(refreshed.token_response?.id_token);
  expect(denied.verification?.verdict).toBe('valid');

  const departure = await login().depart(
    { id: 'one', way: 'step', theme: 'system', presenter: false, copied: 'id_token' },
    { run: id, profile: null },
  );
  expect(departure?.url).toContain(`${domain}/logout?`);
  expect(new URL(departure?.url ?? '').searchParams.get('client_id')).toBe(confidential);
});

test('the token request proves the client and the code_verifier, and the transcript masks both', async () => {
  requests.length = 0;
  const run = await received('one');
  await login().exchange(run.id, 'one');
  const sent = requests.find(({ url }) => url === `${domain}/oauth2/token`);
  const basic = `Basic ${Buffer.from(`${confidential}:${secret}`).toString('base64')}`;
  expect(sent?.headers.get('authorization')).toBe(basic);
  const form = new URLSearchParams(await sent?.text());
  expect(form.get('code_verifier')).toBe(run.request?.code_verifier);
  const { transcript, token_response } = await load(run.id, 'one');
  const recorded = JSON.stringify(transcript);
  for (const privatePart of [secret, form.get('code'), form.get('code_verifier')])
    expect(recorded).not.toContain(privatePart);
  expect(recorded).not.toContain(token_response?.access_token);
});

test('a code is sent once, however often Exchange is pressed', async () => {
  const { id } = await received('one');
  requests.length = 0;
  await login().exchange(id, 'one');
  await login().exchange(id, 'one');
  expect(requests.filter(({ url }) => url === `${domain}/oauth2/token`)).toHaveLength(1);
});

test('the run stores that a code was sent before the response arrives', async () => {
  const { id } = await received('one');
  let seen: Awaited<ReturnType<typeof load>> | undefined;
  instead.set('/oauth2/token', async () => {
    seen = await load(id, 'one');
    return json(503, {})();
  });
  await login().exchange(id, 'one');
  expect(seen?.exchanged_at).toBeGreaterThan(0);
  expect(seen?.failure).toBeUndefined();
});

test('Switch user redirects to the sign-out first, in the selected login mode', async () => {
  const stored = await login().loadProfile('demo', 'one');
  if (!stored) throw new Error('there is no demo profile');
  const started = await login().beginRun(stored, 'straight', 'one', true);
  const address = new URL(started.ok ? started.url : 'none:');
  expect(`${address.origin}${address.pathname}`).toBe(`${domain}/logout`);
  const arrived = await callback(await signIn(address), 'one');
  expect(arrived).toMatchObject({ kind: 'run', run: { way: 'straight' } });
});

test('another browser can’t use a run', async () => {
  const { id } = await received('one');
  requests.length = 0;
  expect(await login().loadRun(id, 'two')).toBeNull();
  expect(await login().exchange(id, 'two')).toBeNull();
  expect(await login().verifyRun(id, 'two')).toBeNull();
  await login().refresh(id, 'two');
  await login().askUserInfo(id, 'two');
  await login().revokeToken(id, 'two', 'refresh_token');
  expect(requests).toEqual([]);
  expect((await load(id, 'one')).token_response).toBeUndefined();
});

test('the callback is for the browser that started, and for a state that is pending', async () => {
  const parameters = await signIn(await start('one'));
  expect(await callback(parameters, 'two')).toEqual({ kind: 'unknown-state' });
  const forged = new URLSearchParams({ code: parameters.get('code') ?? '', state: 'forged' });
  expect(await callback(forged, 'one')).toEqual({ kind: 'unknown-state' });
  expect(await callback(parameters, 'one')).toMatchObject({ kind: 'run' });
});

test('a code without a state waits for a click, and can’t be exchanged without its code_verifier', async () => {
  const parameters = await signIn(await start('one'));
  parameters.delete('state');
  const arrived = await callback(parameters, 'one');
  if (arrived.kind !== 'run') throw new Error(arrived.kind);
  expect(arrived.run).toMatchObject({ way: 'step' });
  expect(arrived.run.request).toBeUndefined();
  // The pool has the challenge of the request. Without its verifier, the code can't be redeemed.
  expect((await login().exchange(arrived.run.id, 'one'))?.failure).toMatchObject({
    step: 'exchange',
    kind: 'provider-error',
    error: 'invalid_request',
  });
});

test('an error of the provider ends the run, verbatim', async () => {
  const address = await start('one');
  const parameters = new URLSearchParams({
    error: 'access_denied',
    error_description: 'PreSignUp failed',
    state: address.searchParams.get('state') ?? '',
  });
  const arrived = await callback(parameters, 'one');
  if (arrived.kind !== 'run') throw new Error(arrived.kind);
  expect(arrived.run.failure).toMatchObject({
    kind: 'provider-error',
    error: 'access_denied',
    error_description: 'PreSignUp failed',
  });
  expect((await login().exchange(arrived.run.id, 'one'))?.token_response).toBeUndefined();
});

test('an expired code fails with invalid_grant, and the first failure stays', async () => {
  const { id } = await received('one');
  provider.pass(301);
  const first = (await login().exchange(id, 'one'))?.failure;
  expect(first).toMatchObject({ kind: 'provider-error', error: 'invalid_grant' });
  expect((await login().exchange(id, 'one'))?.failure).toEqual(first);
  expect((await login().verifyRun(id, 'one'))?.verification).toBeUndefined();
});

test('a token response without an id_token is a failure, and its tokens are stored', async () => {
  const { id } = await received('one');
  instead.set('/oauth2/token', json(200, { access_token: 'opaque', token_type: 'Bearer' }));
  const run = await login().exchange(id, 'one');
  expect(run?.failure).toMatchObject({ kind: 'no-id-token' });
  expect(run?.token_response).toMatchObject({ access_token: 'opaque' });
});

test('an id_token with another nonce is invalid, and userInfo is not called with its access token', async () => {
  const { id } = await received('one');
  const other = await verified('one', 'bob');
  instead.set('/oauth2/token', json(200, other.token_response));
  await login().exchange(id, 'one');
  const run = await login().verifyRun(id, 'one');
  expect(run?.verification?.verdict).toBe('invalid');
  expect(run?.verification?.checks.find((check) => check.id === 'nonce')?.status).toBe('fail');
  requests.length = 0;
  await login().askUserInfo(id, 'one');
  expect(requests).toEqual([]);
});

test('a failed refresh keeps the tokens, the verdict, and the revocation', async () => {
  const { id, token_response, verification } = await verified('one');
  await login().revokeToken(id, 'one', 'refresh_token');
  instead.set('/oauth2/token', json(503, {}));
  await login().refresh(id, 'one');
  const after = await load(id, 'one');
  expect(after.refreshes).toMatchObject([{ ok: false }]);
  expect(after.token_response).toEqual(token_response);
  expect(after.verification).toEqual(verification);
  expect(after.revocation).toMatchObject({ ok: true });
});

test('a second click on Refresh sends no request', async () => {
  const { id } = await verified('one');
  requests.length = 0;
  await Promise.all([login().refresh(id, 'one', 0), login().refresh(id, 'one', 0)]);
  expect(requests.filter(({ url }) => url === `${domain}/oauth2/token`)).toHaveLength(1);
  expect((await load(id, 'one')).refreshes).toHaveLength(1);
});

test('signing out does nothing for a run of another browser', async () => {
  const { id } = await verified('one');
  const other = { id: 'two', way: 'step', theme: 'system', presenter: false, copied: 'id_token' } as const;
  expect(await login().depart(other, { run: id, profile: null })).toBeNull();
});
