import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publicClient } from '@/lib/demo-pool/clients';
import { expect } from './app';
import { test } from './peers/fixtures';
import { peersFolder, unavailable } from './peers/unavailable';
import { password, verifyElsewhere } from './steps';

// The user pools API, with a third-party client: the demo pool has only our own interpretation.

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
