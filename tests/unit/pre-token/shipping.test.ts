import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippingScripts } from '@/lib/pre-token/shipping';

const destination = {
  user_pool_id: 'eu-west-1_AbCdEfGhI',
  client_id: '1example23456789abcdefghij',
  callback_url: 'http://localhost:3000/callback',
  signed_out_url: 'http://localhost:3000/signed-out',
  version: 'V2_0',
} as const;

const script = (id: string, to = {}) =>
  shippingScripts({ ...destination, ...to }).find((each) => each.id === id)?.commands ?? '';

const hasJq = spawnSync('jq', ['--version']).status === 0;

/** A shell with a test program as `aws`, which records its arguments and answers from files. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimcheck-test-'));
  writeFileSync(
    join(folder, 'aws'),
    `#!/bin/sh
printf '%s\\n' "$*" >> calls
case "$*" in
  'sts get-caller-identity'*) echo 111122223333 ;;
  *create-user-pool\\ *) echo eu-west-1_NewPool42 ;;
  *describe-user-pool\\ *) cat pool-before.json ;;
  *describe-user-pool-client*) cat client-before.json ;;
esac
`,
  );
  chmodSync(join(folder, 'aws'), 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(commands: string, files: Record<string, unknown> = {}): string[] {
  for (const [name, value] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(value));
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  execFileSync('sh', ['-eu', '-c', commands], { cwd: folder, env, stdio: 'pipe' });
  return readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
}

const json = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

test('creates the function, and only this pool can call it', () => {
  const calls = run(script('deploy')).join('\n');
  expect(calls).toContain('--role arn:aws:iam::111122223333:role/claimcheck-pre-token');
  expect(calls).toContain('--zip-file fileb://pre-token.zip');
  expect(calls).toContain('--principal cognito-idp.amazonaws.com');
  expect(calls).toContain(
    '--source-arn arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI',
  );
});

test.each([
  ['cn-north-1_AbCdEfGhI', 'arn:aws-cn:'],
  ['us-gov-west-1_AbCdEfGhI', 'arn:aws-us-gov:'],
])('%s is in its own partition', (user_pool_id, arn) => {
  expect(run(script('deploy', { user_pool_id })).join('\n')).toContain(`--source-arn ${arn}cognito-idp:`);
});

test('a new pool gets a domain, and a client with our callback', () => {
  const calls = run(script('pool'));
  expect(calls[0]).toContain('--schema Name=company_id,AttributeDataType=String,Mutable=true');
  expect(calls[1]).toContain('--user-pool-id eu-west-1_NewPool42 --domain eu-west-1newpool42');
  expect(calls[2]).toContain('--allowed-o-auth-flows code');
  expect(calls[2]).toContain(`--callback-urls ["${destination.callback_url}"]`);
});

test('a URL that contains a quote stays one shell word', () => {
  const callback_url = "http://localhost:3000/it's;touch broken";
  const calls = run(script('pool', { callback_url })).join('\n');
  expect(calls).toContain(`--callback-urls ["${callback_url}"]`);
  expect(spawnSync('ls', [folder]).stdout.toString()).not.toContain('broken');
});

test.each([
  ['a client ID that names a file', { client_id: 'file:///etc/passwd' }],
  ['a client ID that names a binary file', { client_id: 'fileb://secret' }],
  ['a client ID that names a page', { client_id: 'http://evil.example/' }],
  ['a client ID that is an option', { client_id: '--endpoint-url' }],
  ['a client ID of two lines', { client_id: 'abc\ndef' }],
  ['a user pool ID that names a file', { user_pool_id: 'file:///etc/passwd' }],
  ['a user pool ID in another format', { user_pool_id: "eu-west-1_A';touch broken;'" }],
  ['a callback URL that ends a paste', { callback_url: 'http://localhost:3000/\u001b[201~\ntouch broken' }],
  ['a callback URL with a line separator', { callback_url: 'http://localhost:3000/\u2028' }],
])('%s creates no commands, and the reason is shown', (_, to) => {
  for (const { commands } of shippingScripts({ ...destination, ...to }))
    expect(commands).toMatch(/^# [^\n]+$/);
});

test('the AWS CLI reads no value from a file or URL, except for the commands’ own files', () => {
  const calls = ['deploy', 'pool'].flatMap((id) => run(script(id))).join(' ');
  expect(calls).not.toMatch(/ (https?|fileb?):\/\/(?!pre-token\.zip )/);
});

describe.runIf(hasJq)('keeps existing settings', () => {
  test('adds the trigger to a pool, and changes nothing else in it', () => {
    const pool = {
      Id: destination.user_pool_id,
      Name: 'ours',
      Arn: 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_AbCdEfGhI',
      CreationDate: '2024-01-01',
      EstimatedNumberOfUsers: 7,
      SchemaAttributes: [{ Name: 'sub' }],
      MfaConfiguration: 'OPTIONAL',
      DeletionProtection: 'ACTIVE',
      Policies: { PasswordPolicy: { MinimumLength: 12, TemporaryPasswordValidityDays: 7 } },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true, UnusedAccountValidityDays: 7 },
      LambdaConfig: { PostConfirmation: 'arn:other', PreTokenGeneration: 'arn:old' },
      UserPoolTier: 'ESSENTIALS',
      EmailVerificationMessage: null,
    };
    const calls = run(script('attach'), { 'pool-before.json': { UserPool: pool } });
    expect(calls.at(-1)).toContain('update-user-pool --region eu-west-1 --cli-input-json file://pool.json');
    expect(json('pool.json')).toEqual({
      UserPoolId: pool.Id,
      PoolName: 'ours',
      MfaConfiguration: 'OPTIONAL',
      DeletionProtection: 'ACTIVE',
      Policies: pool.Policies,
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      LambdaConfig: {
        PostConfirmation: 'arn:other',
        PreTokenGenerationConfig: {
          LambdaVersion: 'V2_0',
          LambdaArn: 'arn:aws:lambda:eu-west-1:111122223333:function:claimcheck-pre-token',
        },
      },
      UserPoolTier: 'ESSENTIALS',
    });
  });

  test('adds the callback to a client once, and changes nothing else in it', () => {
    const client = {
      UserPoolId: destination.user_pool_id,
      ClientId: destination.client_id,
      ClientName: 'web',
      ClientSecret: 'never sent back',
      CreationDate: '2024-01-01',
      LastModifiedDate: '2024-01-02',
      CallbackURLs: ['https://app.example/callback', destination.callback_url],
      AllowedOAuthScopes: ['openid', 'email'],
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
    };
    run(script('callback'), { 'client-before.json': { UserPoolClient: client } });
    const { ClientSecret: _, CreationDate: __, LastModifiedDate: ___, ...rest } = client;
    const after = json('client.json');
    expect(after).toEqual({
      ...rest,
      CallbackURLs: expect.arrayContaining(client.CallbackURLs),
      LogoutURLs: [destination.signed_out_url],
    });
    expect(after.CallbackURLs).toHaveLength(2);
  });
});
