import { expect, test } from 'vitest';
import type { Run } from '@/lib/run';
import { verifyRun } from '@/lib/server/login/verify';
import { saveRun } from '@/lib/server/runs';

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A login that asked for `parameters` besides, and was answered from a session that is ten minutes old. */
function run(id: string, parameters: Record<string, string>): Run {
  const claims = { auth_time: Math.floor(Date.now() / 1000) - 600 };
  const metadata = { issuer: 'https://issuer.example', authorization_endpoint: '', token_endpoint: '' };
  return {
    id,
    browser: 'one',
    created_at: 0,
    way: 'step',
    profile: {
      id: 'p',
      name: 'p',
      template: 'custom',
      discovery_url: '',
      client_id: 'c',
      client_authentication: 'none',
      scope: 'openid',
      extra_parameters: parameters,
      cube_url: '',
      // No connection is made to an address that is none.
      metadata: { ...metadata, jwks_uri: '' },
    },
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
    transcript: [],
  };
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
