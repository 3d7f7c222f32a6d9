import { expect, test } from 'vitest';
import { verifyRun } from '@/lib/server/login/verify';
import { saveRun } from '@/lib/server/store/runs';
import { sampleRun } from '../sample-run';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A login that asked for `parameters` besides, and was answered from a session that is ten minutes old. */
function run(id: string, parameters: Record<string, string>) {
  const claims = { auth_time: Math.floor(Date.now() / 1000) - 600 };
  return sampleRun({
    id,
    request: {
      authorization_endpoint: '',
      parameters,
      state: 's',
      nonce: 'n',
      redirect_uri: '',
      code_verifier: 'v',
    },
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
