import { expect, test } from 'vitest';
import { claimMeaning, headerMeaning } from '@/components/token/claim-meanings';

test.each([
  ['_claim_names', 'OpenID', /elsewhere/],
  ['_claim_sources', 'OpenID', /_claim_names/],
  ['hasgroups', 'Microsoft', /too many groups/],
  ['oid', 'Microsoft', /User ID/],
  ['tid', 'Microsoft', /Tenant/],
  ['tfp', 'Microsoft', /B2C/],
  ['birthdate', 'OpenID', /birth/],
  ['s_hash', 'OpenID', /state/],
  ['origin_jti', 'Cognito', /sign-in/],
  ['custom:tenant', 'Cognito', /attribute/],
  ['company_id', 'yours', /your trigger/],
  ['constructor', 'yours', /your trigger/],
])('%s', (name, origin, text) => {
  expect(claimMeaning(name)).toMatchObject({ origin, text: expect.stringMatching(text) });
});

test('header: a nonce is Microsoft Graph’s, a signer a load balancer’s', () => {
  expect(headerMeaning('nonce')?.text).toMatch(/Graph/);
  expect(headerMeaning('signer')?.text).toMatch(/balancer/);
  expect(headerMeaning('made-up')).toBeUndefined();
});
