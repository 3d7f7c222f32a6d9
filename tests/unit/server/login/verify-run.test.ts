import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import type { HttpExchange } from '@/lib/http/transcript';
import { verifyRun } from '@/lib/server/login/verify';
import { saveOwnProfile } from '@/lib/server/profiles/own-profiles';
import { saveRun } from '@/lib/server/store/runs';
import { sampleRequest, sampleRun } from '../sample-run';
import { startSigningProvider } from './signing-provider';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A sign-in that also requested `parameters`, and got its response from a ten-minute-old session. */
function run(id: string, parameters: Record<string, string>) {
  const claims = { auth_time: Math.floor(Date.now() / 1000) - 600 };
  return sampleRun({
    id,
    request: sampleRequest({ parameters }),
    token_response: {
      access_token: 'a',
      token_type: 'Bearer',
      id_token: `${base64url({ alg: 'RS256' })}.${base64url(claims)}.c2ln`,
    },
  });
}

test.each([
  ['max_age-exceeded', { max_age: '60' }, 'fail'],
  ['max_age-kept', { max_age: '3600' }, 'pass'],
  ['max_age-not-asked-for', {}, 'pass'],
  ['max_age-no-number', { max_age: 'soon' }, 'pass'],
])('%s', async (id, parameters, status) => {
  await saveRun(run(id, parameters));
  const verified = await verifyRun(id, 'one');
  expect(verified?.verification?.checks.find((check) => check.id === 'auth_time')).toMatchObject({ status });
});

const tokens = (id_token: string) => ({ access_token: 'a', token_type: 'Bearer', id_token });

test('keys are fetched again for a token with an unknown key', async () => {
  const provider = await startSigningProvider();
  try {
    const keys = provider.keys.splice(0);
    await saveRun(provider.run({ id: 'rotated', token_response: tokens(await provider.idToken()) }));
    expect((await verifyRun('rotated', 'one'))?.verification?.verdict).not.toBe('valid');
    provider.keys.push(...keys);
    expect((await verifyRun('rotated', 'one'))?.verification?.verdict).toBe('valid');
  } finally {
    provider.stop();
  }
});

test('the Date of the token response shows that the clocks differ', async () => {
  const of = run('clock', {});
  const { token_endpoint } = of.profile.metadata;
  const at = Date.now();
  const exchange: HttpExchange = {
    method: 'POST',
    url: token_endpoint,
    request: { headers: {}, body: null },
    started_at: at,
    duration: 1,
    response: { status: 200, headers: { date: new Date(at - 3_600_000).toUTCString() }, body: '' },
  };
  await saveRun({ ...of, transcript: [exchange] });
  const verified = await verifyRun('clock', 'one');
  expect(verified?.verification?.checks.find(({ id }) => id === 'clock')).toMatchObject({ status: 'warn' });
});

test('a token that is signed with the client secret is recognized', async () => {
  const of = run('hmac', {});
  const secret = 'a secret that is long enough for HS256';
  of.profile.metadata.token_endpoint = 'https://issuer.example/token';
  const { metadata: _, ...profile } = of.profile;
  await saveOwnProfile('one', profile, secret);
  const id_token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from(secret));
  const causeIn = async (id: string) => {
    await saveRun({ ...of, id, discovered: true, token_response: tokens(id_token) });
    return (await verifyRun(id, 'one'))?.verification?.checks.find((check) => check.id === 'alg')?.cause;
  };
  const known = await causeIn('hmac');
  await saveOwnProfile('one', profile, 'another');
  expect(known).not.toBe(await causeIn('hmac-of-another'));
});
