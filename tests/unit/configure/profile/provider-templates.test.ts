import { describe, expect, test } from 'vitest';
import { otherUserWay } from '@/lib/authorize/someone-else';
import { confirmedMetadata } from '@/lib/configure/confirmed-hosts';
import { readDiscoveryDocument } from '@/lib/configure/discovery-document';
import { explainConfigure } from '@/lib/configure/explain';
import { templateOf, templateTexts } from '@/lib/configure/profile/templates';
import { readProviderInput } from '@/lib/configure/provider-input';
import { signOutHelp, signOutOf, signOutUrl } from '@/lib/configure/sign-out';
import { answer, statuses } from '../pool-fixture';

// Documents in the format that these providers serve, with made-up tenants.

const tenant = '11111111-2222-3333-4444-555555555555';
const microsoft = 'https://login.microsoftonline.com';
const entra = {
  token_endpoint: `${microsoft}/${tenant}/oauth2/v2.0/token`,
  token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
  jwks_uri: `${microsoft}/${tenant}/discovery/v2.0/keys`,
  response_modes_supported: ['query', 'fragment', 'form_post'],
  subject_types_supported: ['pairwise'],
  id_token_signing_alg_values_supported: ['RS256'],
  scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
  issuer: `${microsoft}/${tenant}/v2.0`,
  request_uri_parameter_supported: false,
  userinfo_endpoint: 'https://graph.microsoft.com/oidc/userinfo',
  authorization_endpoint: `${microsoft}/${tenant}/oauth2/v2.0/authorize`,
  http_logout_supported: true,
  frontchannel_logout_supported: true,
  end_session_endpoint: `${microsoft}/${tenant}/oauth2/v2.0/logout`,
  tenant_region_scope: 'EU',
  msgraph_host: 'graph.microsoft.com',
};
const oktaServer = 'https://acme.okta.com/oauth2/default';
const okta = {
  issuer: oktaServer,
  authorization_endpoint: `${oktaServer}/v1/authorize`,
  token_endpoint: `${oktaServer}/v1/token`,
  userinfo_endpoint: `${oktaServer}/v1/userinfo`,
  registration_endpoint: 'https://acme.okta.com/oauth2/v1/clients',
  jwks_uri: `${oktaServer}/v1/keys`,
  id_token_signing_alg_values_supported: ['RS256'],
  token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'none'],
  end_session_endpoint: `${oktaServer}/v1/logout`,
  revocation_endpoint: `${oktaServer}/v1/revoke`,
};
const oktaOrg = JSON.parse(
  JSON.stringify({ ...okta, issuer: 'https://acme.okta.com' }).replaceAll('/oauth2/default/v1', '/oauth2/v1'),
);
const realm = 'https://sso.example/realms/acme';
const keycloak = {
  issuer: realm,
  authorization_endpoint: `${realm}/protocol/openid-connect/auth`,
  token_endpoint: `${realm}/protocol/openid-connect/token`,
  userinfo_endpoint: `${realm}/protocol/openid-connect/userinfo`,
  end_session_endpoint: `${realm}/protocol/openid-connect/logout`,
  jwks_uri: `${realm}/protocol/openid-connect/certs`,
  revocation_endpoint: `${realm}/protocol/openid-connect/revoke`,
  id_token_signing_alg_values_supported: ['PS384', 'RS384', 'EdDSA', 'ES384', 'HS256', 'RS256'],
  token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_basic', 'client_secret_post'],
  authorization_response_iss_parameter_supported: true,
};
const keycloak16 = JSON.parse(JSON.stringify(keycloak).replaceAll('/realms/', '/auth/realms/'));

const providers = { entra, okta, 'okta, org server': oktaOrg, keycloak, 'keycloak up to 16': keycloak16 };

function discovered(document: { issuer: string }) {
  const input = readProviderInput(document.issuer);
  if (!input.ok) throw new Error(input.failure.kind);
  const read = readDiscoveryDocument(answer(document, { url: input.discovery_url }), input.issuer);
  if (!read.ok) throw new Error(read.failure.kind);
  return read;
}

describe.each(Object.entries(providers))('%s', (name, document) => {
  const template = name.split(/[ ,]/)[0] as 'entra' | 'okta' | 'keycloak';

  test('is read without warnings, needs no host confirmed, and is recognized', () => {
    const read = discovered(document);
    expect(Object.values(statuses(read))).not.toContain('warn');
    expect(confirmedMetadata(read.metadata, [])).toEqual({ ok: true, metadata: read.metadata });
    expect(templateOf(document.issuer)).toBe(template);
  });

  test('signs out by RP-Initiated Logout, and shows where to register the URL', () => {
    const { metadata } = discovered(document);
    const sign_out = signOutOf(metadata);
    expect(sign_out).toEqual({ way: 'rp-initiated', endpoint: document.end_session_endpoint });
    const landing_url = 'http://localhost:3000/signed-out';
    const url = new URL(signOutUrl(sign_out, { client_id: 'c', landing_url, state: 's' }) ?? '');
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(landing_url);
    const words = { entra: /Authentication → Web/, okta: /Sign-out redirect URIs/, keycloak: /post logout/ };
    expect(signOutHelp('rp-initiated', document.issuer).register).toMatch(words[template]);
    expect(otherUserWay(metadata)).toBe('prompt-login');
  });

  test('shows how to get a refresh token and groups', () => {
    expect(templateTexts[template].scope_hint).toMatch(/offline_access/);
    expect(templateTexts[template].groups_hint).toMatch(/groups/i);
  });
});

describe('URLs of Entra ID with another issuer in their document', () => {
  test.each([
    ['a tenant’s domain', `${microsoft}/acme.onmicrosoft.com/v2.0`, entra.issuer],
    ['v1.0', `${microsoft}/${tenant}`, `https://sts.windows.net/${tenant}/`],
    ['personal accounts', `${microsoft}/consumers/v2.0`, entra.issuer],
  ])('%s: the tenant’s own URL, which works', (_, entered, issuer) => {
    const input = readProviderInput(entered);
    if (!input.ok) throw new Error(input.failure.kind);
    const read = readDiscoveryDocument(answer({ ...entra, issuer }), input.issuer);
    if (read.ok) throw new Error('read');
    expect(explainConfigure(read.failure).fix).toBe(`Enter ${entra.issuer}.`);
    expect(readProviderInput(entra.issuer)).toMatchObject({ ok: true, issuer: entra.issuer });
  });

  test('all tenants: your own tenant ID', () => {
    const input = readProviderInput(`${microsoft}/common/v2.0`);
    if (!input.ok) throw new Error(input.failure.kind);
    const issuer = `${microsoft}/{tenantid}/v2.0`;
    const read = readDiscoveryDocument(answer({ ...entra, issuer }), input.issuer);
    if (read.ok) throw new Error('read');
    expect(explainConfigure(read.failure).fix).toMatch(/your own tenant ID/);
  });
});

test.each([
  ['https://acme.oktapreview.com', 'okta'],
  ['https://okta.com.evil.example', 'custom'],
  ['https://acme.ciamlogin.com/t/v2.0', 'entra'],
  ['https://acme.b2clogin.com/t/v2.0', 'custom'],
  ['https://login.microsoftonline.com.evil.example/t/v2.0', 'custom'],
  ['http://localhost:8080/realms/master', 'keycloak'],
  ['https://sso.example/realms', 'custom'],
  ['https://sso.example/a/b/realms/c', 'custom'],
])('%s is %s', (issuer, template) => {
  expect(templateOf(issuer)).toBe(template);
});
