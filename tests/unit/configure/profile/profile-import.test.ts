import { describe, expect, test } from 'vitest';
import type { VisibleProfile } from '@/lib/configure/profile/profile';
import { fileLimits, profileLink, toShared, writeProfileFile } from '@/lib/configure/profile/profile-file';
import { readProfileImport } from '@/lib/configure/profile/profile-import';
import { poolMetadata } from '../../sample-metadata';

const issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI';
const domain = 'https://shop.auth.us-east-1.amazoncognito.com';
const app = 'http://localhost:3000';

const { userinfo_endpoint: ____, ...withoutUserInfo } = poolMetadata(issuer, domain);
const profile: VisibleProfile = {
  id: 'p1',
  name: 'Shop – Übung',
  template: 'cognito',
  discovery_url: `${issuer}/.well-known/openid-configuration`,
  metadata: withoutUserInfo,
  client_id: '1example23456789abcdefghij',
  client_authentication: 'automatic',
  scope: 'openid email',
  extra_parameters: { identity_provider: 'Google', lang: 'de' },
  cube_url: 'http://localhost:4000',
  cube_settings: {
    variables: { CUBEJS_JWT_AUDIENCE: '1example23456789abcdefghij' },
    has_api_secret: true,
    has_jwt_key: false,
  },
  has_secret: true,
  read_only: false,
};
const { id: _, has_secret: __, read_only: ___, ...kept } = profile;

const shared = toShared(profile);
const file = (...profiles: unknown[]) => JSON.stringify({ version: 1, profiles });
const changed = (changes: object, metadata: object = {}) =>
  file({ ...shared, ...changes, metadata: { ...shared.metadata, ...metadata } });

function only(text: string) {
  const read = readProfileImport(text);
  if (!read.ok || read.profiles.length !== 1) throw new Error(JSON.stringify(read));
  return read.profiles[0] as (typeof read.profiles)[number];
}

test('an exported profile is imported unchanged, without its ID and secret', () => {
  const text = writeProfileFile([shared]);
  expect(text).not.toContain('"id"');
  const read = only(text);
  expect(read).toEqual({ ok: true, profile: kept, has_secret: true, notes: read.ok ? read.notes : [] });
});

test('a link has the same profile in its fragment, and can be read with surrounding white space or without its URL', () => {
  const link = profileLink(app, shared) ?? '';
  expect(link).toMatch(/^http:\/\/localhost:3000\/import#[A-Za-z0-9_-]+$/);
  const bare = link.slice(link.indexOf('#') + 1);
  for (const text of [link, `  ${link}\n`, bare, link.replace('localhost:3000', 'localhost:3100')]) {
    expect(only(text)).toMatchObject({ ok: true, profile: kept });
  }
});

test('a profile that is too large for a link doesn’t get one', () => {
  const parameters = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`p${at}`, 'x'.repeat(200)]));
  expect(profileLink(app, { ...shared, extra_parameters: parameters })).toBeNull();
});

test('drops a secret wherever it is, and reports it', () => {
  const secret = 'canary-7a1f-secret';
  const texts = [
    file({ ...shared, client_secret: secret }),
    JSON.stringify({ version: 1, profiles: [{ ...shared, id: 'p1' }], client_secrets: { p1: secret } }),
  ];
  for (const text of texts) {
    const read = readProfileImport(text);
    expect(read).toMatchObject({ ok: true, carries_secret: true });
    expect(JSON.stringify(read)).not.toContain(secret);
  }
  expect(
    readProfileImport(JSON.stringify({ version: 1, profiles: [shared], client_secrets: {} })),
  ).toMatchObject({ carries_secret: false });
});

describe('rejected, like in the dialog', () => {
  test.each([
    [
      'a script for an endpoint',
      changed({}, { authorization_endpoint: 'javascript:alert(1)' }),
      'authorization_endpoint',
    ],
    [
      'a token endpoint without TLS',
      changed({}, { token_endpoint: 'http://evil.example/token' }),
      'token_endpoint',
    ],
    ['keys from a file', changed({}, { jwks_uri: 'file:///etc/passwd' }), 'jwks_uri'],
    [
      'a logout endpoint that is a script',
      changed({}, { end_session_endpoint: 'javascript:alert(1)' }),
      'end_session_endpoint',
    ],
    [
      'a revocation endpoint without TLS',
      changed({}, { revocation_endpoint: 'http://evil.example/' }),
      'revocation_endpoint',
    ],
    ['a token endpoint that is missing', changed({}, { token_endpoint: undefined }), 'token_endpoint'],
    [
      'an issuer that the discovery URL does not belong to',
      changed({}, { issuer: 'https://evil.example' }),
      'discovery_url',
    ],
    ['a discovery URL that isn’t one', changed({ discovery_url: 'javascript:alert(1)' }), 'discovery_url'],
    ['a Cube that is a script', changed({ cube_url: 'javascript:alert(1)' }), 'cube_url'],
    [
      'a parameter that the run depends on',
      changed({ extra_parameters: { redirect_uri: 'https://evil.example' } }),
      'extra_parameters',
    ],
    ['two parameters in one', changed({ extra_parameters: { lang: 'de\nprompt=none' } }), 'extra_parameters'],
    ['parameters of another type', changed({ extra_parameters: { max_age: 5 } }), 'extra_parameters'],
    ['a scope without openid', changed({ scope: 'email' }), 'scope'],
    ['no client id', changed({ client_id: undefined }), 'client_id'],
    ['no name', changed({ name: 5 }), 'name'],
    [
      'algorithms of another type',
      changed({}, { id_token_signing_alg_values_supported: 'none' }),
      'id_token_signing_alg_values_supported',
    ],
    ['settings of no Cube', changed({ cube_settings: { variables: 'x' } }), 'cube_settings'],
    ['something that isn’t a profile', file('text'), 'profile'],
  ])('%s', (_fault, text, member) => {
    const read = only(text);
    expect(read.ok).toBe(false);
    expect(read.ok ? [] : read.problems.map((problem) => problem.member)).toContain(member);
  });

  test('an invalid profile doesn’t block the others', () => {
    const read = readProfileImport(file(shared, { ...shared, scope: '' }));
    expect(read.ok && read.profiles.map(({ ok }) => ok)).toEqual([true, false]);
  });
});

test('reports a token endpoint on a host that isn’t known to be the provider’s', () => {
  const read = only(changed({}, { token_endpoint: 'https://evil.example/oauth2/token' }));
  const warned = read.ok ? read.notes.filter(({ status }) => status === 'warn') : [];
  expect(warned).toMatchObject([
    { actual: 'shop.auth.us-east-1.amazoncognito.com' },
    { actual: 'evil.example' },
  ]);
});

const google = {
  issuer: 'https://accounts.google.com',
  authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
  token_endpoint: 'https://oauth2.googleapis.com/token',
  userinfo_endpoint: 'https://openidconnect.googleapis.com/v1/userinfo',
  jwks_uri: 'https://www.googleapis.com/oauth2/v3/certs',
  end_session_endpoint: undefined,
  revocation_endpoint: undefined,
};
const discovery_url = `${google.issuer}/.well-known/openid-configuration`;

test.each<[what: string, metadata: object, hosts: string[]]>([
  ['Google unchanged', google, []],
  [
    'a page of any user at Google',
    { ...google, token_endpoint: 'https://script.google.com/macros/s/X/exec' },
    ['script.google.com'],
  ],
  [
    'a sign-out on another host',
    { ...google, end_session_endpoint: 'https://collector.example/logout' },
    ['collector.example'],
  ],
])('reports endpoints unless the provider is known to have them there: %s', (_, metadata, hosts) => {
  const read = only(changed({ discovery_url }, metadata));
  const warned = read.ok ? read.notes.filter(({ status }) => status === 'warn') : null;
  expect(warned?.map(({ actual }) => actual)).toEqual(hosts);
});

test('warns about a Cognito domain that the pool didn’t confirm', () => {
  const read = only(file(shared));
  const warned = read.ok ? read.notes.filter(({ status }) => status === 'warn') : [];
  expect(warned).toMatchObject([{ actual: 'shop.auth.us-east-1.amazoncognito.com' }]);
});

describe('no file of profiles', () => {
  test.each([
    ['nothing', ' ', /nothing/],
    ['words', 'see you at five', /profile link/],
    ['a link that was cut off', (profileLink(app, shared) ?? '').slice(0, -40), /cut off/],
    ['other JSON', '{"a":1}', /profiles file/],
    ['another version', '{"version":2,"profiles":[]}', /incompatible version/],
    ['no profiles', file(), /no profiles/],
    ['too many', file(...Array.from({ length: 101 }, () => shared)), /101/],
    ['too long', 'x'.repeat(fileLimits.file + 1), /characters long/],
    ['nested without limit', `${'['.repeat(100_000)}`, /./],
  ])('%s', (_fault, text, said) => {
    const read = readProfileImport(text);
    expect(read.ok ? 'read' : read.problem).toMatch(said);
  });
});

test('keeps hosts that someone else confirmed, and reports each', () => {
  const read = only(changed({ confirmed_hosts: ['login.example.net'] }));
  expect(read.ok && read.profile.confirmed_hosts).toEqual(['login.example.net']);
  const noted = read.ok ? read.notes.filter(({ id }) => id.startsWith('confirmed-')) : [];
  expect(noted).toMatchObject([{ status: 'warn', actual: 'login.example.net' }]);
});

test.each<[what: string, changes: object, metadata: object]>([
  ['a host that isn’t one', { confirmed_hosts: ['https://evil.example/'] }, {}],
  ['more hosts than a few', { confirmed_hosts: Array.from({ length: 21 }, (_, at) => `h${at}.example`) }, {}],
  ['a long setting of Cube', { cube_settings: { variables: { NODE_ENV: 'x'.repeat(2_001) } } }, {}],
  ['a long list of algorithms', {}, { id_token_signing_alg_values_supported: Array(101).fill('RS256') }],
])('a value that can’t be saved can’t be imported either: %s', (_, changes, metadata) => {
  expect(only(changed(changes, metadata)).ok).toBe(false);
});
