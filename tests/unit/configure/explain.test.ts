import { describe, expect, test } from 'vitest';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import type { ConfigureFailure, ConfigureFailureKind } from '@/lib/configure/failure';
import { readProviderInput } from '@/lib/configure/provider-input';
import type { OutboundFault } from '@/lib/http/outbound';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { discoverySection } from '@/lib/oidc/spec-links';
import { expectWhole } from '../words';
import { answer, client_id, domain, issuer, pool_id } from './pool-fixture';

const url = `${issuer}/.well-known/openid-configuration`;

// One of each kind. A kind without an explanation here doesn't compile.
const kinds: { [K in ConfigureFailureKind['kind']]: Extract<ConfigureFailureKind, { kind: K }> } = {
  empty: { kind: 'empty' },
  'not-a-url': { kind: 'not-a-url', input: 'cognito' },
  'insecure-url': { kind: 'insecure-url', input: 'http://id.example' },
  'unusable-url': { kind: 'unusable-url', input: 'https://id.example/#x', part: 'fragment' },
  'hosted-ui-domain': { kind: 'hosted-ui-domain', input: domain },
  'client-id-as-pool-id': { kind: 'client-id-as-pool-id', input: client_id },
  'not-a-pool-id': { kind: 'not-a-pool-id', input: 'us-east-1_' },
  'token-without-issuer': { kind: 'token-without-issuer', input: 'eyJhbGciOi…' },
  outbound: { kind: 'outbound', fault: { kind: 'timed-out', url, limit_ms: 10_000 } },
  'pool-not-found': {
    kind: 'pool-not-found',
    url,
    status: 400,
    body: '{"message":"User pool x does not exist."}',
  },
  'http-status': { kind: 'http-status', url, status: 404, body: '' },
  'not-json': { kind: 'not-json', url, status: 200, content_type: null, body: '<html>' },
  'member-missing': { kind: 'member-missing', url, member: 'jwks_uri' },
  'member-malformed': { kind: 'member-malformed', url, member: 'jwks_uri', actual: '"x"' },
  'issuer-mismatch': { kind: 'issuer-mismatch', url, expected: issuer, actual: 'https://id.example' },
  'pool-without-domain': { kind: 'pool-without-domain', url, authorization_endpoint: `${issuer}/authorize` },
  'issuer-not-allowed': {
    kind: 'issuer-not-allowed',
    issuer: 'https://other.example',
    allowed: ['https://issuer.example'],
  },
  'host-not-confirmed': { kind: 'host-not-confirmed', issuer, host: 'login.example' },
  'demo-pool-off': { kind: 'demo-pool-off', port: 3001, reason: 'port 3001 is taken' },
};

describe('shows what happened, what was expected, and how to fix it for', () => {
  test.each(Object.entries(kinds))('%s', (_, kind) => {
    expectWhole(explainConfigure({ step: 'configure', ...kind } as ConfigureFailure));
  });
});

/** The words for what the readers really return. */
function wordsFor(text: string, response?: ReturnType<typeof answer>): string {
  const input = readProviderInput(text);
  if (!input.ok) return JSON.stringify(explainConfigure(input.failure));
  const read = readDiscoveryDocument(response ?? answer({}), input.issuer);
  if (read.ok) throw new Error('nothing to explain');
  const explanation = explainConfigure(read.failure);
  expectWhole(explanation);
  return JSON.stringify(explanation);
}

describe('symptoms of cognito, with the remedy', () => {
  test('discovery requested from the Hosted UI domain', () => {
    expect(wordsFor(domain)).toMatch(/serve discovery.*cognito-idp\.REGION.*User pool ID/);
  });

  test('a client id pasted as pool id', () => {
    expect(wordsFor(client_id)).toMatch(/swapped.*OIDC Client ID/);
  });

  test('a custom domain’s 404', () => {
    const words = wordsFor(
      'login.acme.example',
      answer('Not Found', { status: 404, url: 'https://login.acme.example/x' }),
    );
    expect(words).toMatch(/custom domain of a Cognito user pool/);
  });

  test('no such pool: another Region in the host than in the pool id', () => {
    const host = `https://cognito-idp.eu-west-1.amazonaws.com/${pool_id}`;
    const gone = answer(
      { message: `User pool ${pool_id} does not exist.` },
      { status: 400, url: `${host}/.well-known/openid-configuration` },
    );
    expect(wordsFor(host, gone)).toMatch(
      /host is in eu-west-1.*starts with us-east-1.*only the user pool ID/,
    );
  });

  test('no such pool: a typo', () => {
    const gone = answer({ message: `User pool ${pool_id} does not exist.` }, { status: 400 });
    expect(wordsFor(pool_id, gone)).toMatch(/typo.*case-sensitive/);
  });

  test('a pool without a domain', () => {
    const document = {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/.well-known/jwks.json`,
    };
    expect(wordsFor(pool_id, answer(document))).toMatch(/no domain.*Create a Cognito domain, wait a minute/);
  });

  test('the updated issuer’s host for a pool that was not switched to it', () => {
    const updated = issuer.replace('cognito-idp', 'issuer-cognito-idp');
    const refused = answer('Forbidden', { status: 403, url: `${updated}/.well-known/openid-configuration` });
    expect(wordsFor(updated, refused)).toMatch(/doesn’t use the updated issuer/);
  });
});

test.each([
  [
    'the updated issuer',
    issuer,
    issuer.replace('cognito-idp', 'issuer-cognito-idp'),
    /uses its updated issuer/,
  ],
  ['upper and lower case', issuer, issuer.toLowerCase(), /only in upper and lower case/],
  ['the scheme', 'https://id.example/x', 'http://id.example/x', /only in the scheme/],
  ['the path', 'https://id.example/x', 'https://id.example/y', /another tenant or realm.*by hand/],
  ['the host', 'https://id.example', 'https://evil.example', /Continue only if.*by hand/],
  [
    'a template for many tenants',
    'https://id.example/v2',
    'https://id.example/{tenantid}/v2',
    /your own tenant/,
  ],
  ['no URL at all', 'https://id.example', 'me', /isn’t a URL/],
])('issuers that differ in %s', (_, expected, actual, words) => {
  const failure: ConfigureFailure = { step: 'configure', kind: 'issuer-mismatch', url, expected, actual };
  const explanation = explainConfigure(failure);
  expectWhole(explanation);
  expect([...explanation.causes, explanation.fix].join(' ')).toMatch(words);
});

test.each([400, 401, 403, 404, 410, 429, 500, 503])('status %i', (status) => {
  for (const address of [url, 'https://id.example/.well-known/openid-configuration']) {
    expectWhole(
      explainConfigure({ step: 'configure', kind: 'http-status', url: address, status, body: 'x' }),
    );
  }
});

test.each<[string, OutboundFault, RegExp]>([
  ['no such host', { kind: 'unreachable', url, reason: 'ENOTFOUND' }, /typo.*VPN/],
  ['no port for http', { kind: 'unreachable', url, reason: 'bad port' }, /belongs to another protocol/],
  ['nothing listens', { kind: 'unreachable', url, reason: 'ECONNREFUSED' }, /Nothing listens/],
  [
    'https of a server that speaks http',
    { kind: 'unreachable', url, reason: 'ERR_SSL_WRONG_VERSION_NUMBER' },
    /http:\/\/ instead/,
  ],
  [
    'a self-signed certificate',
    { kind: 'unreachable', url, reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
    /NODE_EXTRA_CA_CERTS/,
  ],
  ['a certificate that has expired', { kind: 'unreachable', url, reason: 'CERT_HAS_EXPIRED' }, /clock/],
  [
    'a certificate for another host',
    { kind: 'unreachable', url, reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    /another host/,
  ],
  ['a reason that is not in our list', { kind: 'unreachable', url, reason: 'ECONNRESET' }, /ECONNRESET/],
  ['no response in time', { kind: 'timed-out', url, limit_ms: 10_000 }, /10 seconds/],
  ['a host that the operator does not allow', { kind: 'not-allowed', url }, /Nothing was sent/],
  ['too much', { kind: 'too-large', url, limit_bytes: 1_048_576 }, /1024 KiB/],
  [
    'a redirect',
    { kind: 'redirected', url, status: 302, location: 'https://x.example/' },
    /x\.example.*follow/,
  ],
  ['a redirect to nowhere', { kind: 'redirected', url, status: 302, location: null }, /no Location/],
])('outbound: %s', (_, fault, words) => {
  const explanation = explainOutbound(
    fault,
    'the discovery document',
    discoverySection('4', 'ProviderConfig'),
  );
  expectWhole(explanation);
  expect(JSON.stringify(explanation)).toMatch(words);
});
