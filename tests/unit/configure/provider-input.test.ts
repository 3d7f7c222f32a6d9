import fc from 'fast-check';
import { UnsecuredJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { readProviderInput } from '@/lib/configure/provider-input';
import { isLoopback } from '@/lib/oidc/web-url';
import { client_id, domain, issuer, pool_id } from './pool-fixture';

const wellKnown = '/.well-known/openid-configuration';
const idToken = new UnsecuredJWT({ sub: 'alice' }).setIssuer(issuer).setAudience(client_id).encode();
const updated = `https://issuer-cognito-idp.us-east-1.amazonaws.com/${pool_id}`;
const china = 'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Example12';

describe('reads as the intended issuer', () => {
  test.each([
    ['a pool id', pool_id, 'pool-id', issuer],
    ['a pool id in quotes and white space', ` “${pool_id}”,\n`, 'pool-id', issuer],
    ['a pool id with an invisible character', `\u200b${pool_id}\ufeff`, 'pool-id', issuer],
    ['a pool id of China', 'cn-north-1_Example12', 'pool-id', china],
    [
      'a pool id of GovCloud',
      'us-gov-west-1_Example12',
      'pool-id',
      'https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Example12',
    ],
    [
      'a pool id of the European Sovereign Cloud',
      'eusc-de-east-1_Example12',
      'pool-id',
      'https://cognito-idp.eusc-de-east-1.amazonaws.eu/eusc-de-east-1_Example12',
    ],
    ['an ARN', `arn:aws:cognito-idp:us-east-1:111122223333:userpool/${pool_id}`, 'pool-arn', issuer],
    [
      'an ARN of China',
      'arn:aws-cn:cognito-idp:cn-north-1:1:userpool/cn-north-1_Example12',
      'pool-arn',
      china,
    ],
    ['an issuer', issuer, 'issuer', issuer],
    ['an issuer with a trailing slash', `${issuer}/`, 'issuer', issuer],
    ['an issuer without its scheme', issuer.slice('https://'.length), 'issuer', issuer],
    ['a discovery URL', issuer + wellKnown, 'discovery-url', issuer],
    ['a discovery URL with a trailing slash', `${issuer}${wellKnown}/`, 'discovery-url', issuer],
    ['the Token signing key URL of the console', `${issuer}/.well-known/jwks.json`, 'key-set-url', issuer],
    ['the updated issuer', updated, 'issuer', updated],
    ['the discovery URL of the updated issuer', updated + wellKnown, 'discovery-url', updated],
    ['an endpoint of a pool without a domain', `${issuer}/authorize`, 'issuer', issuer],
    [
      'a URL of the console',
      `https://us-east-1.console.aws.amazon.com/cognito/v2/idp/user-pools/${pool_id}/info?region=us-east-1`,
      'console-url',
      issuer,
    ],
    ['an id_token', idToken, 'id-token', issuer],
    ['an id_token in quotes', `"${idToken}"`, 'id-token', issuer],
    ['a Bearer value', `Bearer ${idToken}`, 'id-token', issuer],
    ['an Authorization header', `Authorization: bearer  ${idToken}`, 'id-token', issuer],
    [
      'a token with an iss without a scheme, as Google’s once had',
      new UnsecuredJWT({}).setIssuer('accounts.google.com').encode(),
      'id-token',
      'https://accounts.google.com',
    ],
    ['a bare host', 'accounts.google.com', 'issuer', 'https://accounts.google.com'],
    [
      'a bare host with port and path',
      'id.example:8443/realms/x',
      'issuer',
      'https://id.example:8443/realms/x',
    ],
    ['an issuer with a path', 'https://id.example/realms/x/', 'issuer', 'https://id.example/realms/x'],
    ['an issuer in capitals', 'HTTPS://ID.EXAMPLE/Realm', 'issuer', 'https://id.example/Realm'],
    ['localhost', 'http://localhost:3001/us-east-1_demo', 'issuer', 'http://localhost:3001/us-east-1_demo'],
    ['localhost without its scheme', 'localhost:9229/local_1', 'issuer', 'http://localhost:9229/local_1'],
    ['127.0.0.1', 'http://127.0.0.1:3001/x', 'issuer', 'http://127.0.0.1:3001/x'],
    ['another loopback address', 'http://127.9.9.9/x', 'issuer', 'http://127.9.9.9/x'],
    ['IPv6 loopback', 'http://[::1]:3001/x', 'issuer', 'http://[::1]:3001/x'],
    ['IPv6 loopback without its scheme', '[::1]:3001/x', 'issuer', 'http://[::1]:3001/x'],
  ])('%s', (_, text, read_as, expected) => {
    const read = readProviderInput(text);
    expect(read).toMatchObject({ ok: true, read_as, issuer: expected, discovery_url: expected + wellKnown });
    expect(read.ok && read.notes.map(({ id, status }) => [id, status])).toEqual([['read-as', 'pass']]);
  });

  test('a discovery URL with a query, which is kept', () => {
    const url = `https://acme.b2clogin.example/tenant${wellKnown}?p=B2C_1_login`;
    expect(readProviderInput(url)).toMatchObject({
      issuer: 'https://acme.b2clogin.example/tenant',
      discovery_url: url,
    });
  });
});

test('another Region in the host than in the pool id is a warning that names both', () => {
  const read = readProviderInput(`https://cognito-idp.eu-west-1.amazonaws.com/${pool_id}`);
  expect(read).toMatchObject({
    ok: true,
    notes: [{}, { id: 'pool-region', status: 'warn', expected: 'us-east-1', actual: 'eu-west-1' }],
  });
});

describe('refuses', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['empty quotes', ' “” ', 'empty'],
    ['a word', 'cognito', 'not-a-url'],
    ['a sentence', 'my user pool', 'not-a-url'],
    ['a URL with a line break in its host', 'https://exa\nmple.com', 'not-a-url'],
    ['javascript:', 'javascript:alert(1)', 'not-a-url'],
    ['mailto:', 'mailto:alice@example.com', 'not-a-url'],
    ['a whole file', 'a'.repeat(100_000), 'not-a-url'],
    ['http on another machine', 'http://id.example/x', 'insecure-url'],
    ['http on a host that starts like loopback', 'http://127.0.0.1.example/x', 'insecure-url'],
    ['http on a host called like localhost', 'http://localhost.example/x', 'insecure-url'],
    ['http on the local network', 'http://192.168.0.1/x', 'insecure-url'],
    ['ftp', 'ftp://id.example/x', 'insecure-url'],
    ['file', 'file:///etc/passwd', 'insecure-url'],
    ['a user name', 'https://alice@id.example/x', 'unusable-url'],
    ['a host that hides behind a user name', 'https://accounts.google.com@evil.example/', 'unusable-url'],
    ['a fragment', 'https://id.example/x#y', 'unusable-url'],
    ['an empty fragment', 'https://id.example/x#', 'unusable-url'],
    ['an issuer with a query', 'https://id.example/x?y=1', 'unusable-url'],
    ['the Hosted UI domain', domain, 'hosted-ui-domain'],
    ['the Hosted UI domain without its scheme', domain.slice('https://'.length), 'hosted-ui-domain'],
    ['discovery on the Hosted UI domain', domain + wellKnown, 'hosted-ui-domain'],
    ['a sign-in link', `${domain}/login?client_id=${client_id}&response_type=code`, 'hosted-ui-domain'],
    [
      'a Hosted UI domain of GovCloud',
      'https://x.auth-fips.us-gov-west-1.amazoncognito.com',
      'hosted-ui-domain',
    ],
    ['a client id', client_id, 'client-id-as-pool-id'],
    ['a client id in an issuer', issuer.replace(pool_id, client_id), 'client-id-as-pool-id'],
    ['an issuer without its pool', 'https://cognito-idp.us-east-1.amazonaws.com/', 'not-a-pool-id'],
    ['a pool id in capitals', pool_id.toUpperCase(), 'not-a-pool-id'],
    ['a pool id without its second half', 'us-east-1_', 'not-a-pool-id'],
    ['a pool id of an emulator', 'local_abc', 'not-a-pool-id'],
    ['an identity pool in an ARN', 'arn:aws:cognito-idp:us-east-1:1:userpool/x', 'not-a-pool-id'],
    ['a page of the console without a pool', 'https://console.aws.amazon.com/cognito/home', 'not-a-pool-id'],
    ['a token without iss', new UnsecuredJWT({ sub: 'x' }).encode(), 'token-without-issuer'],
    ['a token that is cut off', idToken.slice(0, 30), 'token-without-issuer'],
    ['an encrypted token', 'eyJjdHkiOiJKV1QifQ.a.b.c.d', 'token-without-issuer'],
    ['Bearer without a token', 'Bearer abc', 'token-without-issuer'],
    [
      'a token with a script as its iss',
      new UnsecuredJWT({}).setIssuer('javascript:alert(1)').encode(),
      'not-a-url',
    ],
  ])('%s', (_, text, kind) => {
    expect(readProviderInput(text)).toMatchObject({ ok: false, failure: { step: 'configure', kind } });
  });

  test.each([
    ['a password', 'https://alice:hunter2@id.example/x', 'hunter2'],
    ['a password without a scheme', 'alice:hunter2@id.example/x', 'hunter2'],
    ['a password with a slash in it', 'https://alice:hun/ter2@id.example/x', 'ter2'],
    [
      'a token',
      new UnsecuredJWT({ sub: 'alice' }).encode(),
      new UnsecuredJWT({ sub: 'alice' }).encode().slice(-20),
    ],
  ])('%s without repeating it', (_, text, secret) => {
    const read = readProviderInput(text);
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain(secret);
  });
});

describe('for any input', () => {
  const likely = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.domain(),
    fc
      .array(
        fc.constantFrom(
          ...'.:/@#?_- "%[]',
          'https://',
          'cognito-idp.',
          'us-east-1',
          'eyJ',
          'Bearer ',
          'arn:aws:',
        ),
        {
          maxLength: 30,
        },
      )
      .map((parts) => parts.join('')),
  );

  test('never throws, and an accepted URL is safe to request and reads the same again', () => {
    fc.assert(
      fc.property(likely, (text) => {
        const read = readProviderInput(text);
        if (!read.ok) return;
        const url = new URL(read.discovery_url);
        expect(url.protocol === 'https:' || isLoopback(url.hostname)).toBe(true);
        expect(url.username + url.password + url.hash).toBe('');
        expect(read.issuer.endsWith('/')).toBe(false);
        expect(readProviderInput(read.discovery_url)).toMatchObject({
          ok: true,
          issuer: read.issuer,
          discovery_url: read.discovery_url,
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test('rejects a long input of one repeated character immediately', () => {
    for (const character of ' /.:@_-[#"e') {
      const read = readProviderInput(`${character.repeat(1_000_000)}x${character.repeat(1_000_000)}`);
      expect(read.ok).toBe(false);
    }
  });
});
