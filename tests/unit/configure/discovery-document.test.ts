import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDiscoveryDocument, readKeyDocument } from '@/lib/configure/discovery-document';
import type { OutboundResponse } from '@/lib/http/outbound';
import { answer, domain, issuer, metadata, poolDocument, statuses } from './pool-fixture';

const without = (member: string) => {
  const { [member]: _, ...rest } = poolDocument;
  return rest;
};

describe('reads', () => {
  test('a real pool’s document, with endpoints on another host than the issuer', () => {
    const read = readDiscoveryDocument(answer(poolDocument), issuer);
    expect(read).toMatchObject({ ok: true, metadata });
    expect(read.ok && Object.keys(read.metadata).sort()).toEqual(Object.keys(metadata).sort());
    expect(statuses(read)).toEqual({ 'host-acme.auth.us-east-1.amazoncognito.com': 'pass' });
  });

  test('a pool’s older document with ten fields', () => {
    const { end_session_endpoint: _, revocation_endpoint: __, ...older } = poolDocument;
    const read = readDiscoveryDocument(answer(older), issuer);
    expect(read.ok && Object.keys(read.metadata)).not.toContain('end_session_endpoint');
  });

  test('a document with a byte order mark', () => {
    expect(readDiscoveryDocument(answer(`\ufeff${JSON.stringify(poolDocument)}`), issuer).ok).toBe(true);
  });

  test('treats optional fields that are null as missing', () => {
    const read = readDiscoveryDocument(answer({ ...poolDocument, userinfo_endpoint: null }), issuer);
    expect(read.ok && 'userinfo_endpoint' in read.metadata).toBe(false);
  });

  test('ignores unknown fields and __proto__', () => {
    const text = JSON.stringify({ ...poolDocument, extra: 1 }).replace(
      '{',
      '{"__proto__":{"polluted":true},',
    );
    const read = readDiscoveryDocument(answer(text), issuer);
    expect(read).toMatchObject({ ok: true, metadata });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect(read.ok && Object.getPrototypeOf(read.metadata)).toBe(Object.prototype);
  });

  test('a deep and large document with the required fields', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = JSON.stringify(poolDocument).replace(
      '{',
      `{"deep":${deep},"large":"${'x'.repeat(500_000)}",`,
    );
    expect(readDiscoveryDocument(answer(text), issuer).ok).toBe(true);
  });
});

describe('refuses', () => {
  test.each<[string, OutboundResponse, string]>([
    [
      'no such pool',
      answer({ message: 'User pool us-east-1_x does not exist.' }, { status: 400 }),
      'pool-not-found',
    ],
    ['the Hosted UI domain’s 404', answer('<html>Not Found</html>', { status: 404 }), 'http-status'],
    ['the updated host for a pool that was not switched', answer('', { status: 403 }), 'http-status'],
    ['a fault of the server', answer('oops', { status: 500 }), 'http-status'],
    ['another status of success', answer(poolDocument, { status: 203 }), 'http-status'],
    ['HTML', answer('<!doctype html>', { headers: { 'content-type': 'text/html' } }), 'not-json'],
    ['nothing', answer(''), 'not-json'],
    ['an array', answer([poolDocument]), 'not-json'],
    ['null', answer('null'), 'not-json'],
    ['brackets that are never closed', answer('['.repeat(1_000_000)), 'not-json'],
    ['an empty object', answer({}), 'member-missing'],
    ...['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri'].map(
      (member): [string, OutboundResponse, string] => [
        `no ${member}`,
        answer(without(member)),
        'member-missing',
      ],
    ),
    ['a token endpoint of null', answer({ ...poolDocument, token_endpoint: null }), 'member-missing'],
    ['an issuer of another type', answer({ ...poolDocument, issuer: 1 }), 'member-malformed'],
    [
      'javascript:',
      answer({ ...poolDocument, authorization_endpoint: 'javascript:alert(1)' }),
      'member-malformed',
    ],
    ['a relative endpoint', answer({ ...poolDocument, token_endpoint: '/token' }), 'member-malformed'],
    [
      'http to another machine',
      answer({ ...poolDocument, token_endpoint: 'http://id.example/t' }),
      'member-malformed',
    ],
    [
      'a user name in an endpoint',
      answer({ ...poolDocument, jwks_uri: 'https://a@id.example' }),
      'member-malformed',
    ],
    [
      'a fragment in an endpoint',
      answer({ ...poolDocument, token_endpoint: `${domain}/t#` }),
      'member-malformed',
    ],
    ['an endpoint that is an object', answer({ ...poolDocument, jwks_uri: {} }), 'member-malformed'],
    ['another issuer', answer({ ...poolDocument, issuer: `${issuer}x` }), 'issuer-mismatch'],
    ['an issuer in other case', answer({ ...poolDocument, issuer: issuer.toUpperCase() }), 'issuer-mismatch'],
    [
      'an issuer with two slashes more',
      answer({ ...poolDocument, issuer: `${issuer}//` }),
      'issuer-mismatch',
    ],
    ['an issuer that isn’t a URL', answer({ ...poolDocument, issuer: 'cognito' }), 'issuer-mismatch'],
    [
      'a pool without a domain',
      answer({
        ...poolDocument,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
      }),
      'pool-without-domain',
    ],
  ])('%s', (_, response, kind) => {
    expect(readDiscoveryDocument(response, issuer)).toMatchObject({
      ok: false,
      failure: { step: 'configure', kind },
    });
  });

  test('and keeps only as much of a body as a user can read', () => {
    const read = readDiscoveryDocument(answer('x'.repeat(1_000_000), { status: 500 }), issuer);
    expect(JSON.stringify(read).length).toBeLessThan(3_000);
  });
});

describe('for any input', () => {
  const members = fc.constantFrom(...Object.keys(poolDocument), '__proto__', 'constructor', 'other');
  const values = fc.oneof(fc.jsonValue(), fc.webUrl(), fc.constant(issuer), fc.constant(domain));
  const document = fc
    .dictionary(members, values)
    .map((changes) => JSON.stringify({ ...poolDocument, ...changes }));

  test('never throws, and accepted endpoints are URLs that may be requested', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.json(), fc.string()), fc.nat(600), (body, status) => {
        const read = readDiscoveryDocument(answer(body, { status: status < 300 ? 200 : status }), issuer);
        if (!read.ok) return;
        const { authorization_endpoint, token_endpoint, jwks_uri } = read.metadata;
        for (const address of [authorization_endpoint, token_endpoint, jwks_uri]) {
          expect(new URL(address).protocol).toMatch(/^https?:$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the usable part of a document with an error', () => {
  const usable = (document: object) => {
    const read = readDiscoveryDocument(answer(document), issuer);
    return read.ok ? null : read.usable;
  };

  test('every URL except the missing or invalid one', () => {
    const { token_endpoint: _, ...rest } = poolDocument;
    const addresses = expect.objectContaining({ issuer, jwks_uri: poolDocument.jwks_uri });
    expect(usable(rest)).toEqual(addresses);
    expect(usable({ ...rest, token_endpoint: 'javascript:alert(1)' })).toEqual(addresses);
    expect(usable(rest)).not.toHaveProperty('token_endpoint');
    expect(usable(rest)).not.toHaveProperty('revocation_endpoint');
  });

  test('nothing from another issuer’s document', () => {
    const { token_endpoint: _, ...rest } = poolDocument;
    expect(usable({ ...rest, issuer: 'https://other.example' })).toEqual({});
  });
});

describe('for the keys only', () => {
  const keyed = { issuer, jwks_uri: poolDocument.jwks_uri };

  test('accepts an issuer without browser sign-in', () => {
    expect(readDiscoveryDocument(answer(keyed), issuer)).toMatchObject({
      failure: { kind: 'member-missing', member: 'authorization_endpoint' },
    });
    expect(readKeyDocument(answer(keyed), issuer)).toEqual({ ok: true, metadata: keyed });
  });

  test.each([
    ['another issuer', { ...keyed, issuer: 'https://other.example' }, { kind: 'issuer-mismatch' }],
    ['no keys', { issuer }, { kind: 'member-missing', member: 'jwks_uri' }],
    ['keys over http', { ...keyed, jwks_uri: 'http://other.example/keys' }, { kind: 'member-malformed' }],
  ])('%s is still rejected', (_, document, failure) => {
    expect(readKeyDocument(answer(document), issuer)).toMatchObject({ ok: false, failure });
  });
});

describe('leaves out an unusable optional field, with a note', () => {
  test.each([
    ['userinfo_endpoint', ''],
    ['end_session_endpoint', 'data:text/html,x'],
    ['userinfo_endpoint', '/userinfo'],
    ['revocation_endpoint', 'http://id.example/revoke'],
    ['id_token_signing_alg_values_supported', 'RS256'],
    ['token_endpoint_auth_methods_supported', [1]],
    ['authorization_response_iss_parameter_supported', 'true'],
  ])('%s: %j', (member, value) => {
    const read = readDiscoveryDocument(answer({ ...poolDocument, [member]: value }), issuer);
    if (!read.ok) throw new Error(read.failure.kind);
    expect(read.metadata).not.toHaveProperty(member);
    expect(read.notes.find(({ id }) => id === `unusable-${member}`)).toMatchObject({ status: 'warn' });
  });

  test('null is absent, silently', () => {
    const read = readDiscoveryDocument(answer({ ...poolDocument, userinfo_endpoint: null }), issuer);
    expect(read.ok && read.notes.filter(({ id }) => id.startsWith('unusable'))).toEqual([]);
  });

  test('reports an empty required field as missing', () => {
    expect(readDiscoveryDocument(answer({ ...poolDocument, token_endpoint: '' }), issuer)).toMatchObject({
      failure: { kind: 'member-missing', member: 'token_endpoint' },
    });
  });

  test('names a token endpoint that accepts only signed assertions', () => {
    const methods = { token_endpoint_auth_methods_supported: ['private_key_jwt'] };
    const read = readDiscoveryDocument(answer({ ...poolDocument, ...methods }), issuer);
    expect(read.ok && read.notes.find(({ id }) => id === 'client-authentication')).toMatchObject({
      status: 'warn',
      actual: 'private_key_jwt',
    });
  });
});
