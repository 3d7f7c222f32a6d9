import { describe, expect, test } from 'vitest';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import { explainOutbound } from '@/lib/oidc/explain-outbound';
import { discoverySection } from '@/lib/oidc/spec-links';
import { expectWhole } from '../words';
import { answer, statuses } from './pool-fixture';

// Kinds of providers that were reported to break OpenID Connect clients, each with its responses.

const wellKnown = '/.well-known/openid-configuration';
const local = 'http://localhost:4150';

const documentOf = (issuer: string, changes: Record<string, unknown> = {}) => ({
  issuer,
  authorization_endpoint: `${local}/authorize`,
  token_endpoint: `${local}/token`,
  jwks_uri: `${local}/keys`,
  ...changes,
});

/** The discovery result for a document at the URL that a user entered. */
function discovery(entered: string, document: object) {
  const input = readProviderInput(entered);
  if (!input.ok) throw new Error(input.failure.kind);
  return readDiscoveryDocument(answer(document, { url: input.discovery_url }), input.issuer);
}

/** The message for it, if it failed. */
function wordsFor(entered: string, document: object): string {
  const read = discovery(entered, document);
  if (read.ok) throw new Error('nothing to explain');
  const explanation = explainConfigure(read.failure);
  expectWhole(explanation);
  return [explanation.title, ...explanation.causes, explanation.fix].join(' ');
}

describe('a discovery URL is requested as it was typed', () => {
  test.each([
    ['with a trailing slash', `${local}/d${wellKnown}/`, `${local}/d`],
    ['without one', `${local}/d${wellKnown}`, `${local}/d`],
    ['with a query', `https://x.example/t${wellKnown}?p=policy`, 'https://x.example/t'],
    ['with a slash and a query', `https://x.example/t${wellKnown}/?p=policy`, 'https://x.example/t'],
    ['with the issuer’s path behind it', `https://x.example${wellKnown}/t/v2`, 'https://x.example/t/v2'],
    ['of OAuth', 'https://x.example/.well-known/oauth-authorization-server', 'https://x.example'],
    [
      'of OAuth, followed by the issuer’s path',
      'https://x.example/.well-known/oauth-authorization-server/realms/a',
      'https://x.example/realms/a',
    ],
    [
      'of OAuth, after the issuer’s path',
      'https://x.example/as/.well-known/oauth-authorization-server',
      'https://x.example/as',
    ],
  ])('%s', (_, discovery_url, issuer) => {
    expect(readProviderInput(discovery_url)).toMatchObject({ ok: true, discovery_url, issuer });
  });

  test('the whole URL of a redirect can be entered', () => {
    const url = `${local}/d${wellKnown}`;
    const fault = { kind: 'redirected', url, status: 301, location: `${url}/` } as const;
    const { seen } = explainOutbound(fault, 'the document', discoverySection('4', 'x'));
    expect(seen).toContain(`to ${url}/.`);
    expect(readProviderInput(`${url}/`)).toMatchObject({ discovery_url: `${url}/` });
  });
});

describe('an issuer with another spelling is the same issuer', () => {
  test.each([
    ['capitals in the host', 'https://ID.Example/x'],
    ['the default port', 'https://id.example:443/x'],
    ['a trailing slash', 'https://id.example/x/'],
    ['capitals in the scheme', 'HTTPS://id.example/x'],
  ])('%s', (_, issuer) => {
    const read = discovery('https://id.example/x', documentOf(issuer));
    // Tokens are compared with the document's own spelling.
    expect(read).toMatchObject({ ok: true, metadata: { issuer } });
  });

  test('but not a URL that only starts the same, or has another path', () => {
    for (const issuer of ['https://id.example/X', 'https://id.example', 'https://id.example/x/y'])
      expect(discovery('https://id.example/x', documentOf(issuer))).toMatchObject({ ok: false });
  });
});

describe('a document that isn’t at its issuer: its endpoints can be adopted', () => {
  test.each([
    [
      'Azure AD B2C',
      'https://acme.b2clogin.com/acme.onmicrosoft.com/B2C_1_login/v2.0',
      'https://acme.b2clogin.com/11111111-2222-3333-4444-555555555555/v2.0/',
      /tfp.*Custom/,
    ],
    ['WSO2', `${local}/oauth2/oidcdiscovery`, `${local}/oauth2/token`, /isn’t at its issuer.*Custom/],
    [
      'Oracle IDCS',
      'https://idcs-1.example',
      'https://identity.oraclecloud.com/',
      /Continue only if.*Custom/,
    ],
    [
      'an emulator that names AWS',
      `${local}/us-east-1_abc`,
      'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_abc',
      /emulator.*Custom/,
    ],
    ['PayPal', 'https://www.paypalobjects.example', 'https://www.paypal.example', /Custom/],
    ['a query', 'https://id.example/x', 'https://id.example/x?p=1', /has a query.*Custom/],
    ['another port', local, 'http://localhost:8080', /only in the port.*port mapping.*Custom/],
    ['TLS ends before it', 'https://id.example/a', 'http://id.example:8080/a', /scheme and the port/],
  ])('%s', (_, entered, issuer, words) => {
    const document = documentOf(issuer);
    expect(wordsFor(entered, document)).toMatch(words);
    const read = discovery(entered, document);
    if (issuer.startsWith('http://id.')) expect(read).not.toHaveProperty('found');
    else expect(read).toMatchObject({ found: document });
  });

  test.each(['https://x.example/{tenantid}/v2.0', 'me', '', 'javascript:alert(1)'])(
    'not for a document with the issuer “%s”',
    (issuer) => {
      const read = discovery('https://x.example/common/v2.0', documentOf(issuer));
      expect(read.ok).toBe(false);
      if (issuer !== 'https://x.example/{tenantid}/v2.0') expect(read).not.toHaveProperty('found');
    },
  );

  test('leaves out an endpoint that can’t be used', () => {
    const document = documentOf('https://other.example', { userinfo_endpoint: 'http://other.example/u' });
    const read = discovery(local, document);
    expect(read).toMatchObject({ found: { token_endpoint: `${local}/token` } });
    expect('found' in read && read.found).not.toHaveProperty('userinfo_endpoint');
  });

  test('without a document, suggests manual entry, and names Cognito only if it can be one', () => {
    const explain = (url: string) =>
      JSON.stringify(
        explainConfigure({ step: 'configure', kind: 'http-status', url, status: 404, body: '' }),
      );
    expect(explain(`${local}/b${wellKnown}`)).toMatch(/Custom template.*by hand/);
    expect(explain(`${local}/b${wellKnown}`)).not.toMatch(/custom domain of a Cognito/);
  });
});

test.each([
  ['ERR_TLS_HANDSHAKE_TIMEOUT', /firewall/],
  ['ERR_SSL_TLSV1_ALERT_ACCESS_DENIED', /client certificate/],
  ['ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN', /client certificate/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /TLS 1\.2/],
  ['ERR_SSL_EE_KEY_TOO_SMALL', /too weak/],
  ['ERR_SSL_UNEXPECTED_EOF_WHILE_READING', /closed the connection/],
  ['UND_ERR_HEADERS_OVERFLOW', /16 KiB/],
  ['UNABLE_TO_GET_ISSUER_CERT', /root/],
  ['CERT_HAS_EXPIRED', /clock/],
  ['EMFILE', /open files/],
])('a connection that fails with %s', (reason, words) => {
  const url = 'https://id.example/x';
  const source = discoverySection('4', 'x');
  const { seen, causes, fix } = explainOutbound({ kind: 'unreachable', url, reason }, 'the document', source);
  expect(seen).toContain(reason);
  expect([...causes, fix].join(' ')).toMatch(words);
  expect(causes.join(' ')).not.toMatch(/refused, reset/);
});

describe('an unusable optional field causes a warning', () => {
  test.each([
    ['userinfo_endpoint', ''],
    ['userinfo_endpoint', '/userinfo'],
    ['end_session_endpoint', 'http://id.example/logout'],
    ['revocation_endpoint', 7],
    ['revocation_endpoint', {}],
    ['id_token_signing_alg_values_supported', 'RS256'],
    ['id_token_signing_alg_values_supported', [null]],
    ['token_endpoint_auth_methods_supported', ''],
    ['authorization_response_iss_parameter_supported', 'true'],
  ])('%s: %j', (name, value) => {
    const read = discovery(local, documentOf(local, { [name]: value }));
    expect(statuses(read)).toMatchObject({ [`unusable-${name}`]: 'warn' });
    expect(read.ok && name in read.metadata).toBe(false);
  });

  test.each(['userinfo_endpoint', 'token_endpoint_auth_methods_supported'])('%s: null is absent', (name) => {
    const read = discovery(local, documentOf(local, { [name]: null }));
    expect(statuses(read)).not.toHaveProperty(`unusable-${name}`);
  });

  test('a required one on http: names the proxy, and how to enter https', () => {
    const document = documentOf('https://id.example', {
      authorization_endpoint: 'http://id.example/authorize',
    });
    expect(wordsFor('https://id.example', document)).toMatch(/X-Forwarded-Proto.*https:\/\/ by hand/);
  });
});

describe('detects names of this machine', () => {
  test.each([
    'http://idp.localhost:4150/x',
    'http://a.b.localhost',
    'http://LOCALHOST:1/x',
    'http://127.0.0.2/x',
    'http://[::1]:4150/x',
    'http://localhost./x',
  ])('%s', (entered) => {
    expect(readProviderInput(entered).ok).toBe(true);
  });

  test.each([
    'http://keycloak:8080/realms/a',
    'http://host.docker.internal:8080',
    'http://0.0.0.0:4150',
    'http://localhost.localstack.cloud:4566/us-east-1_x',
    'http://localhost.evil.example',
  ])('%s is not: publish the port, or use TLS', (entered) => {
    const input = readProviderInput(entered);
    if (input.ok) throw new Error('read');
    const { fix } = explainConfigure(input.failure);
    expect(input.failure.kind).toBe('insecure-url');
    expect(fix).toMatch(/publish its port.*localhost.*TLS/);
  });
});

test.each([[['private_key_jwt']], [['tls_client_auth', 'self_signed_tls_client_auth']]])(
  'a token endpoint that accepts only %j is reported before the sign-in',
  (methods) => {
    const read = discovery(local, documentOf(local, { token_endpoint_auth_methods_supported: methods }));
    expect(statuses(read)).toMatchObject({ 'client-authentication': 'warn' });
  },
);
