import { describe, expect, test } from 'vitest';
import type { OutboundResponse } from '@/lib/http/outbound';
import { describeMembers, documentNotes } from '@/lib/verify/provider/look-at-document';
import { lookAtKeys } from '@/lib/verify/provider/look-at-keys';
import { poolDocument } from '../configure/pool-fixture';
import { jwkOf, jwks, jwksOf, kids, pair } from './tokens';

const issuer = 'https://id.example';
const right = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  userinfo_endpoint: `${issuer}/userinfo`,
  jwks_uri: `${issuer}/keys`,
  scopes_supported: ['openid'],
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  claims_supported: ['sub'],
  code_challenge_methods_supported: ['S256'],
};

function notes(document: Record<string, unknown>, expected = issuer): Record<string, string> {
  const body = JSON.stringify(document);
  const response: OutboundResponse = { url: `${expected}/x`, status: 200, headers: {}, body };
  return Object.fromEntries(
    documentNotes(document, response, expected).map(({ id, status }) => [id, status]),
  );
}

describe('the document', () => {
  test('a correct one', () => {
    expect(notes(right)).toEqual({ complete: 'pass' });
  });

  test('a user pool’s: PKCE isn’t named, nor are the claims', () => {
    const { issuer: own } = poolDocument;
    expect(notes(poolDocument, String(own))).toMatchObject({ pkce: 'warn', 'missing-recommended': 'warn' });
  });

  test.each([
    ['a required field', { jwks_uri: undefined }, { 'missing-required': 'fail' }],
    ['a required field that is null', { subject_types_supported: null }, { 'missing-required': 'fail' }],
    ['a recommended field', { claims_supported: undefined }, { 'missing-recommended': 'warn' }],
    ['no RS256', { id_token_signing_alg_values_supported: ['ES256'] }, { 'without-rs256': 'warn' }],
    ['none', { id_token_signing_alg_values_supported: ['RS256', 'none'] }, { unsigned: 'warn' }],
    ['PKCE with plain only', { code_challenge_methods_supported: ['plain'] }, { pkce: 'warn' }],
    ['no code flow', { response_types_supported: ['id_token'] }, { 'code-flow': 'fail' }],
    ['no code grant', { grant_types_supported: ['client_credentials'] }, { 'code-flow': 'fail' }],
    ['another issuer', { issuer: 'https://other.example' }, { 'sign-in': 'fail' }],
    ['an endpoint on http', { token_endpoint: 'http://id.example/t' }, { 'sign-in': 'fail' }],
    ['an empty endpoint', { revocation_endpoint: '' }, { 'unusable-revocation_endpoint': 'warn' }],
    ['another host', { token_endpoint: 'https://b.example/t' }, { 'host-b.example': 'warn' }],
    [
      'no authentication method',
      { token_endpoint_auth_methods_supported: ['private_key_jwt'] },
      { 'client-authentication': 'warn' },
    ],
  ])('%s', (_, changes, expected) => {
    expect(notes({ ...right, ...changes })).toMatchObject(expected);
  });

  test('every field has its meaning, and one that isn’t in a specification has none', () => {
    const { members, more } = describeMembers({ ...right, tenant_region_scope: 'EU', constructor: 1 });
    expect(more).toBe(0);
    const unknown = members.filter(({ meaning }) => meaning === null).map(({ name }) => name);
    expect(unknown).toEqual(['tenant_region_scope', 'constructor']);
    expect(members[0]).toMatchObject({ name: 'issuer', value: issuer });
  });

  test('a large one is cut', () => {
    const document = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`m${index}`, 'x'.repeat(5_000)]),
    );
    const { members, more } = describeMembers(document);
    expect([members.length, more]).toEqual([200, 4_800]);
    expect(JSON.stringify(members).length).toBeLessThan(120_000);
  });
});

describe('the keys', () => {
  test('each with kid, use, algorithm, size, and strength', async () => {
    const { keys, keys_problem } = await lookAtKeys(jwksOf(...jwks.keys));
    expect(keys_problem).toBeNull();
    const common = { kind: 'RSA', use: 'sig', alg: 'RS256', size: '2048 bits', status: 'pass', problems: [] };
    expect(keys).toEqual([
      { ...common, kid: kids.id },
      { ...common, kid: kids.access },
    ]);
  });

  test('a curve, a key without kid, and entries that aren’t keys', async () => {
    const ec = { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' };
    const { keys } = await lookAtKeys(jwksOf(jwkOf(pair.id, 'a'), ec, { kty: 'RSA', kid: 'b' }, null));
    expect(keys).toMatchObject([
      { kid: 'a', status: 'pass' },
      { kid: null, kind: 'EC P-256', size: '256 bits', use: 'any', alg: 'any', status: 'warn' },
      { kid: 'b', status: 'warn', problems: [expect.stringMatching(/n and e/)] },
      { kid: null, status: 'warn' },
    ]);
  });

  test('a weak key, and a kid that two have', async () => {
    const weak = { ...jwkOf(pair.id, 'a'), e: 'AQ' };
    const { keys } = await lookAtKeys(jwksOf(weak, jwkOf(pair.access, 'a')));
    expect(keys[0]).toMatchObject({ status: 'fail' });
    expect(keys[0]?.problems.join()).toMatch(/e is 1.*same kid/);
    expect(keys[1]).toMatchObject({ status: 'warn' });
  });

  test('a long list is cut, and an empty one has its reason', async () => {
    const many = Array.from({ length: 500 }, (_, index) => jwkOf(pair.id, `k${index}`));
    expect((await lookAtKeys(jwksOf(...many))).keys).toHaveLength(20);
    expect((await lookAtKeys({ kind: 'none', reason: 'HTTP 404.' })).keys_problem).toBe('HTTP 404.');
  });
});
