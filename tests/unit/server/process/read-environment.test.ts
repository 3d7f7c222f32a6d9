import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readEnvironment } from '@/lib/server/process/read-environment';

const secret = 'uZ8vQ2kY5nB1xC7mL4pR9tW3sD6fG0hJ';

test('an empty variable counts as not set', () => {
  expect(
    readEnvironment({ PORT: '65534', CLAIMCHECK_HOME: '', STORE_URL: ' ', CLAIMCHECK_SECRET: '' }),
  ).toEqual({
    ok: true,
    environment: {
      port: 65_534,
      app_url: 'http://localhost:65534',
      callback_url: 'http://localhost:65534/callback',
      signed_out_url: 'http://localhost:65534/signed-out',
      data_folder: join(homedir(), '.claimcheck'),
      demo_pool_port: 65_535,
      demo_pool: {
        at: 'here',
        hosts: ['127.0.0.1', '::1'],
        issuer_origin: 'http://localhost:65535',
        domain_origin: 'http://127.0.0.1:65535',
      },
      demo_cube_port: 4000,
      secret: null,
      store_url: null,
      store_certificate: null,
      pre_token: null,
      profiles_file: null,
      allowed_issuers: null,
    },
  });
});

test('a team server has a store and a secret', () => {
  const store_url = 'redis://:password@redis:6379/1';
  const read = readEnvironment({ STORE_URL: store_url, CLAIMCHECK_SECRET: secret });
  expect(read).toMatchObject({ ok: true, environment: { store_url, secret } });
});

test.each([
  ['no secret', { STORE_URL: 'redis://redis' }, 'CLAIMCHECK_SECRET: it’s missing'],
  [
    'a short secret',
    { STORE_URL: 'redis://redis', CLAIMCHECK_SECRET: 'hunter2' },
    'CLAIMCHECK_SECRET: it’s too easy to guess',
  ],
  [
    'a secret of one letter',
    { CLAIMCHECK_SECRET: 'x'.repeat(64) },
    'CLAIMCHECK_SECRET: it’s too easy to guess',
  ],
  ...[
    'http://redis',
    'redis://redis/abc',
    'redis://u:p@ss/w@h:1',
    'redis://:%ZZ@redis',
    'redis://redis/1?x=y',
    'redis://redis:0x1',
    'redis:',
    'redis',
  ].map((url) => [url, { STORE_URL: url, CLAIMCHECK_SECRET: secret }, 'STORE_URL: ']),
  ['a certificate without its key', { STORE_CERT: 'package.json' }, 'STORE_KEY: '],
  ['a certificate that isn’t there', { STORE_CERT: 'nowhere.pem' }, 'STORE_CERT: '],
  ['a name in a network over http', { APP_URL: 'http://team.example:3000' }, 'APP_URL: http works only'],
] as [string, Record<string, string>, string][])(
  '%s: the message names the variable to set',
  (_, variables, words) => {
    const read = readEnvironment(variables);
    expect(read).toMatchObject({ ok: false, message: expect.stringContaining(words) });
  },
);

test.each([
  ['on a team server', { STORE_URL: 'redis://redis', CLAIMCHECK_SECRET: secret }, { at: 'nowhere' }],
  ['turned off', { DEMO_POOL: 'off' }, { at: 'nowhere' }],
  ['asked for', { STORE_URL: 'redis://redis', CLAIMCHECK_SECRET: secret, DEMO_POOL: 'on' }, { at: 'here' }],
  [
    'one for all',
    { DEMO_POOL: 'https://pool.example/' },
    { at: 'elsewhere', issuer_origin: 'https://pool.example' },
  ],
  [
    'HOST by itself does not open it to others',
    { HOST: '0.0.0.0' },
    { at: 'here', hosts: ['127.0.0.1', '::1'] },
  ],
  [
    'opened for all',
    { DEMO_POOL: 'on', DEMO_POOL_URL: 'https://pool.example', HOST: '0.0.0.0' },
    {
      at: 'here',
      hosts: ['0.0.0.0'],
      issuer_origin: 'https://pool.example',
      domain_origin: 'https://pool.example',
    },
  ],
])('the demo pool %s', (_, variables, demo_pool) => {
  expect(readEnvironment(variables)).toMatchObject({ ok: true, environment: { demo_pool } });
});

test.each(['yes', 'https://pool.example/path', 'ftp://pool.example'])(
  'DEMO_POOL=%s is rejected',
  (DEMO_POOL) => {
    expect(readEnvironment({ DEMO_POOL })).toMatchObject({
      ok: false,
      message: expect.stringContaining('DEMO_POOL'),
    });
  },
);

test('repeats neither a secret nor the store’s password', () => {
  for (const variables of [
    { CLAIMCHECK_SECRET: 'hunter2' },
    { STORE_URL: 'rdis://:hunter2@redis', CLAIMCHECK_SECRET: secret },
  ]) {
    expect(JSON.stringify(readEnvironment(variables))).not.toContain('hunter2');
  }
});
