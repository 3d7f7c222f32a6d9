import { expect, test } from 'vitest';
import { explainStore } from '@/lib/server/store/explain-store';
import { readStoreUrl } from '@/lib/server/store/store-url';

test.each([
  ['redis://redis', { socket: { host: 'redis', port: 6379 } }],
  ['rediss://redis:6380/3', { socket: { host: 'redis', port: 6380, tls: true }, database: 3 }],
  ['redis://:p%40ss%2Fw%25@h:1', { socket: { host: 'h', port: 1 }, password: 'p@ss/w%' }],
  [
    'redis://user:secret@[::1]:7000/',
    { socket: { host: '::1', port: 7000 }, username: 'user', password: 'secret' },
  ],
])('%s names a place', (url, place) => {
  expect(readStoreUrl(url)).toEqual(place);
});

const coded = (code: string) => Object.assign(new Error('at 10.0.0.7'), { code });

test.each([
  [new Error("READONLY You can't write against a read only replica."), 'primary'],
  [
    new Error("OOM command not allowed when used memory > 'maxmemory'. script: a1, on @user_script:3."),
    'maxmemory',
  ],
  [
    new Error('ERR Error running script: @user_script:7: -NOPERM this user has no permissions'),
    'docs/team.md',
  ],
  [new Error("ERR The user executing the script can't run this command or subcommand"), 'docs/team.md'],
  [new Error("CROSSSLOT Keys in request don't hash to the same slot"), 'one shard'],
  [new Error('MOVED 3999 10.0.0.8:6381'), 'one shard'],
  [new Error('WRONGPASS invalid username-password pair or user is disabled.'), 'STORE_URL'],
  [new TypeError("Cannot read properties of undefined (reading 'reject')"), 'protected mode'],
  [coded('ECONNRESET'), 'rediss://'],
  [coded('ERR_SSL_WRONG_VERSION_NUMBER'), 'redis://'],
  [coded('SELF_SIGNED_CERT_IN_CHAIN'), 'NODE_EXTRA_CA_CERTS'],
  [coded('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED'), 'STORE_CERT'],
  [coded('ECONNREFUSED'), 'ECONNREFUSED'],
  [new Error('BUSY Redis is busy running a script.'), 'BUSY'],
])('%s is shown in words, without a host', (error, words) => {
  expect(explainStore(error)).toContain(words);
  expect(explainStore(error)).not.toContain('10.0.0');
});
