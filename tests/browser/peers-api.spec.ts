import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publicClient } from '@/lib/demo-pool/clients';
import { expect } from './app';
import { createTemporaryUser } from './peers/cognito-local';
import { email, test } from './peers/fixtures';
import { peersFolder, unavailable } from './peers/unavailable';
import { runClaimcheck } from './run-login';
import { password, verifyElsewhere } from './steps';

// The user pools API, with third-party clients and servers: the demo pool has only our own interpretation.

test.slow();

test('Amazon’s own client signs in at the demo pool with SRP, and an incorrect password is rejected', async ({
  own,
}) => {
  const reason = unavailable('amazon-cognito-identity-js');
  test.skip(reason !== null, reason ?? '');
  const { client_id } = publicClient;
  const endpoint = `http://localhost:${own.port + 1}/`;
  const signIn = (typed: string) =>
    promisify(execFile)(process.execPath, [
      join(peersFolder, 'amazon-client.mjs'),
      ...[endpoint, 'us-east-1_demo', client_id, 'alice', typed],
    ]);
  const { stdout } = await signIn(password);
  const claims = await verifyElsewhere(stdout.trim(), own.pool, client_id);
  expect(claims['cognito:username']).toBe('alice');
  await expect(signIn('wrong')).rejects.toThrow('NotAuthorizedException: Incorrect username or password.');
});

test('cognito-local: login --api signs in with the password, and changes a temporary one', async ({
  own,
  cognito,
}) => {
  const args = ['login', '--api', '--json', '--issuer', cognito.issuer, '--client-id', cognito.client_id];
  const env = { CLAIMCHECK_HOME: own.home, LOGIN_USERNAME: email };
  const claimsOf = (out: string) =>
    JSON.parse(Buffer.from(JSON.parse(out).id_token.split('.')[1], 'base64url').toString());
  const { code, out, err } = await runClaimcheck(args, env);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(claimsOf(out)).toMatchObject({ iss: cognito.issuer, aud: cognito.client_id, email });

  const wrong = await runClaimcheck(args, { ...env, LOGIN_PASSWORD: 'wrong' });
  expect(wrong.code).toBe(4);

  const bob = 'bob@example.com';
  await createTemporaryUser(cognito, bob);
  const temporary = await runClaimcheck(args, { ...env, LOGIN_USERNAME: bob });
  expect(temporary.code).toBe(4);
  expect(temporary.err).toContain('LOGIN_NEW_PASSWORD');
  const renewed = await runClaimcheck(args, {
    ...env,
    LOGIN_USERNAME: bob,
    LOGIN_NEW_PASSWORD: 'New-Passw0rd',
  });
  expect(renewed.code).toBe(0);
  expect(claimsOf(renewed.out)).toMatchObject({ email: bob });
});
