import { expect, test } from 'vitest';
import { machineClient } from '@/lib/demo-pool/clients';
import { explain } from '@/lib/run/explain';
import { mainToken, tokenForCube } from '@/lib/run/tokens';
import { decode } from '@/lib/verify/decode';
import { domain } from '../../demo-pool/pool-fixture';
import { journey } from './journey';

const { instead, load, login, requests } = journey();
const { client_id, client_secret } = machineClient;

async function requested(scope: string, profile = 'demo-service') {
  const stored = await login().loadProfile(profile, 'one');
  if (!stored) throw new Error('there is no such profile');
  const answer = await login().requestMachineToken(stored, scope, 'one');
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return await load(answer.id, 'one');
}

const json = (body: unknown) => () =>
  new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });

const words = (run: Awaited<ReturnType<typeof requested>>) => {
  if (!run.failure) throw new Error('it did not fail');
  return explain(run.failure, {
    metadata: run.profile.metadata,
    client_id: run.profile.client_id,
    scope: run.profile.scope,
    has_secret: true,
    callback_url: '',
    grant: 'client_credentials',
  });
};

test('a token without a user: requested, verified as an access token, and used for Cube', async () => {
  requests.length = 0;
  const run = await requested('orders/read');
  expect(run).toMatchObject({ grant: 'client_credentials', profile: { client_id, scope: 'orders/read' } });
  expect(run.failure).toBeUndefined();
  expect(Object.keys(run.token_response ?? {})).not.toContain('refresh_token');
  expect(mainToken(run)?.name).toBe('access_token');
  expect(tokenForCube(run)).toBe('access_token');
  expect(decode(mainToken(run)?.token ?? '').payload?.object).toMatchObject({ sub: client_id });
  const { verdict, checks = [] } = run.verification ?? {};
  expect(verdict).toBe('valid');
  expect(checks.filter(({ status }) => status === 'fail' || status === 'warn')).toEqual([]);
  for (const id of ['token_use', 'client_id'])
    expect(checks.find((check) => check.id === id)?.status).toBe('pass');
  // The HTTP log as the browser would show it.
  const recorded = JSON.stringify(run.transcript);
  const basic = Buffer.from(`${client_id}:${client_secret}`).toString('base64');
  for (const secret of [client_secret, basic, run.token_response?.access_token ?? ''])
    expect(recorded).not.toContain(secret);
  const sent = requests.find(({ url }) => url === `${domain}/oauth2/token`);
  expect(sent?.headers.get('authorization')).toBe(`Basic ${basic}`);
  expect(Object.fromEntries(new URLSearchParams(await sent?.text()))).toEqual({
    grant_type: 'client_credentials',
    scope: 'orders/read',
  });
  expect(await login().loadRun(run.id, 'two')).toBeNull();
});

test('an empty scope is left out', async () => {
  requests.length = 0;
  expect((await requested('')).verification?.verdict).toBe('valid');
  const sent = requests.find(({ url }) => url === `${domain}/oauth2/token`);
  expect(await sent?.text()).not.toContain('scope');
});

test.each([
  ['demo', 'orders/read', 'unauthorized_client'],
  ['demo-service', 'openid', 'invalid_scope'],
])('with %s and %s it fails with %s, explained for this grant', async (profile, scope, error) => {
  const run = await requested(scope, profile);
  expect(run.failure).toMatchObject({ step: 'exchange', kind: 'provider-error', error });
  expect(run.verification).toBeUndefined();
  const { title, causes, fix } = words(run);
  expect(title).not.toMatch(/code/);
  expect(causes.length).toBeGreaterThan(0);
  expect(fix).toMatch(/\w/);
});

test('an opaque token is stored, and not reported as invalid', async () => {
  instead.set('/oauth2/token', json({ access_token: 'opaque', token_type: 'Bearer' }));
  const run = await requested('');
  expect(run.token_response).toMatchObject({ access_token: 'opaque' });
  expect(run.verification).toBeUndefined();
});

test('an id_token instead of the access token is invalid', async () => {
  const { token_response } = await requested('');
  const [header = '', payload = '', signature = ''] = (token_response?.access_token ?? '').split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const other = Buffer.from(JSON.stringify({ ...claims, token_use: 'id' })).toString('base64url');
  const access_token = `${header}.${other}.${signature}`;
  instead.set('/oauth2/token', json({ access_token, token_type: 'Bearer' }));
  const { verification } = await requested('');
  expect(verification?.verdict).toBe('invalid');
  expect(verification?.checks.find(({ id }) => id === 'token_use')?.status).toBe('fail');
});
