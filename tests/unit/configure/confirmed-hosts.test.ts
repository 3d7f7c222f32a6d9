import { expect, test } from 'vitest';
import { confirmedMetadata } from '@/lib/configure/confirmed-hosts';
import { readEnvironmentProfile } from '@/lib/configure/profile/environment-profile';
import { readProfileDraft, toDraft } from '@/lib/configure/profile/profile-draft';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { metadataAt } from '../sample-metadata';
import { sampleProfile } from '../server/sample-profile';

const at = (issuer: string, endpoints: string): ProviderMetadata => ({
  ...metadataAt(issuer, endpoints),
  userinfo_endpoint: `${endpoints}/userinfo`,
  end_session_endpoint: `${endpoints}/logout`,
  revocation_endpoint: `${endpoints}/revoke`,
});
const pool = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example';

test.each([
  ['its own host', 'https://id.example', 'https://id.example'],
  ['a host below it', 'https://id.example', 'https://login.id.example'],
  ['a domain of Cognito', pool, 'https://shop.auth.us-east-1.amazoncognito.com'],
  ['the Region of a pool', pool, 'https://issuer-cognito-idp.us-east-1.amazonaws.com'],
  ['oauth2 at Google', 'https://accounts.google.com', 'https://oauth2.googleapis.com'],
  ['www at Google', 'https://accounts.google.com', 'https://www.googleapis.com'],
  ['openidconnect at Google', 'https://accounts.google.com', 'https://openidconnect.googleapis.com'],
  ['another port of this machine', 'http://localhost:3001/pool', 'http://127.0.0.1:3001'],
])('a sign-in needs no confirmation for %s', (_, issuer, endpoints) => {
  const metadata = at(issuer, endpoints);
  expect(confirmedMetadata(metadata, [])).toEqual({ ok: true, metadata });
});

test.each([
  ['another domain', 'https://id.example', 'https://evil.example'],
  ['the domain above it', 'https://id.corp.example', 'https://corp.example'],
  ['a name that ends like it', 'https://id.example', 'https://evilid.example'],
  ['a name with the same prefix', 'https://id.example', 'https://id.example.evil.example'],
  ['the custom domain of a pool', pool, 'https://login.shop.example'],
  ['a host that looks like Cognito', pool, 'https://shop.auth.us-east-1.amazoncognito.com.evil.example'],
  ['a page that anyone can create at Google', 'https://accounts.google.com', 'https://script.google.com'],
  ['another host of Google', 'https://accounts.google.com', 'https://storage.googleapis.com'],
  ['a host below Google’s issuer', 'https://accounts.google.com', 'https://x.accounts.google.com'],
  ['another Region', pool, 'https://cognito-idp.eu-west-1.amazonaws.com'],
  ['a host below a Region’s', pool, 'https://x.cognito-idp.us-east-1.amazonaws.com'],
  ['a host that looks like Google', 'https://accounts.google.com', 'https://oauth2-googleapis.com'],
  ['another machine', 'http://localhost:3001/pool', 'https://evil.example'],
])('no code is sent to %s unless its host was confirmed', (_, issuer, endpoints) => {
  const metadata = at(issuer, endpoints);
  const { host } = new URL(endpoints);
  expect(confirmedMetadata(metadata, [])).toEqual({ ok: false, host });
  expect(confirmedMetadata(metadata, [`${host}:8443`])).toEqual({ ok: false, host });
  expect(confirmedMetadata(metadata, [host])).toEqual({ ok: true, metadata });
});

test('an endpoint that receives a token later is left out on an unconfirmed host', () => {
  const own = at('https://id.example', 'https://id.example');
  const { userinfo_endpoint: _, end_session_endpoint: __, revocation_endpoint: ___, ...rest } = own;
  const strange = {
    ...own,
    userinfo_endpoint: 'https://evil.example/u',
    end_session_endpoint: 'https://evil.example/logout',
    revocation_endpoint: 'https://evil.example/r',
  };
  expect(confirmedMetadata(strange, [])).toEqual({ ok: true, metadata: rest });
  expect(confirmedMetadata(strange, ['evil.example'])).toEqual({ ok: true, metadata: strange });
});

const environment = (hosts: string) =>
  readEnvironmentProfile({
    OIDC_DISCOVERY_URL: 'https://id.example',
    OIDC_CLIENT_ID: 'client',
    OIDC_HOSTS: hosts,
  });

test('OIDC_HOSTS confirms hosts, and an invalid host stops the start with a message', () => {
  expect(environment('login.example, graph.example:8443')).toMatchObject({
    ok: true,
    profile: { confirmed_hosts: ['login.example', 'graph.example:8443'] },
  });
  for (const wrong of [
    'https://login.example',
    'login.example/',
    'a@b',
    'login.example:443',
    '*.example*?',
  ]) {
    expect(environment(wrong), wrong).toMatchObject({
      ok: false,
      message: expect.stringContaining('OIDC_HOSTS'),
    });
  }
});

test('Save confirms what the dialog shows, which doesn’t include a revocation endpoint', () => {
  const typed = {
    ...toDraft({
      ...sampleProfile('p', { discovery_url: 'https://id.example' }),
      metadata: at('https://id.example', 'https://id.example'),
      has_secret: false,
      read_only: false,
    }),
  };
  const saved = (revocation_endpoint: string) => {
    const read = readProfileDraft(typed, undefined, {
      ...at('https://id.example', 'https://id.example'),
      revocation_endpoint,
    });
    return read.ok ? read.profile.metadata?.revocation_endpoint : read;
  };
  expect(saved('https://id.example/r')).toBe('https://id.example/r');
  expect(saved('https://evil.example/r')).toBeUndefined();
});
