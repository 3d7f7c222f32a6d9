import type { Check } from '@/lib/oidc/check';
import { isHostedUiDomain, isPoolIssuer, readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cognitoPage, coreSection, discoverySection } from '@/lib/oidc/spec-links';
import { withoutSlash } from '@/lib/oidc/web-url';
import { belongsTo, type NamedBy } from './confirmed-hosts';
import { type Endpoint, endpoints } from './endpoints';

/** Things to check in metadata that is otherwise valid. */
export function metadataNotes(
  metadata: ProviderMetadata,
  expected_issuer: string,
  by: NamedBy = 'document',
): Check[] {
  return [
    ...issuerNotes(metadata.issuer, expected_issuer),
    ...authenticationNotes(metadata),
    ...hostNotes(metadata, by),
  ];
}

/** Fields that appear twice in a document; `JSON.parse` uses the last one. */
export function repeatedNote(names: string[]): Check[] {
  if (names.length === 0) return [];
  return [
    {
      id: 'repeated-member',
      status: 'warn',
      title: 'Duplicate fields in the discovery document',
      expected: 'each field once',
      actual: names.join(', '),
      spec: { text: 'RFC 8259 §4', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-4' },
      cause: 'The document was written by hand, or a proxy added to it.',
      fix: 'Claimcheck used the last of each. Other clients may use the first, so report it to the provider.',
    },
  ];
}

/** An optional field that can't be used and was omitted. */
export const unusableNote = (member: string, actual: string): Check => ({
  id: `unusable-${member}`,
  status: 'warn',
  title: `${member} can’t be used and was ignored`,
  expected: member.endsWith('_endpoint')
    ? 'absent, or a URL with https:// (http:// only on this machine)'
    : 'absent, or a value of the type that the standard defines',
  actual,
  spec: discoverySection('3', 'ProviderMetadata'),
  cause: 'The provider writes an empty or malformed value where it should omit the field.',
  fix: 'Sign-in works without it. Report it to the provider: stricter clients reject the whole document.',
});

/** A token endpoint that supports none of Claimcheck's client authentication methods. */
function authenticationNotes({ token_endpoint_auth_methods_supported: methods }: ProviderMetadata): Check[] {
  const ours = ['client_secret_basic', 'client_secret_post', 'none'];
  if (!methods || methods.length === 0 || methods.some((method) => ours.includes(method))) return [];
  return [
    {
      id: 'client-authentication',
      status: 'warn',
      title: 'The token endpoint supports no client authentication that Claimcheck has',
      expected: `one of ${ours.join(', ')}`,
      actual: methods.slice(0, 10).join(', '),
      spec: coreSection('9', 'ClientAuthentication'),
      cause: 'The provider requires a signed assertion (private_key_jwt) or a client certificate.',
      fix: 'Register a client with a client secret, or a public client with PKCE, at the provider.',
    },
  ];
}

function issuerNotes(issuer: string, expected_issuer: string): Check[] {
  const notes: Check[] = [];
  if (issuer !== expected_issuer) {
    const slash = withoutSlash(issuer) === withoutSlash(expected_issuer);
    notes.push({
      id: slash ? 'issuer-slash' : 'issuer-spelling',
      status: 'pass',
      title: slash
        ? `The issuer ${issuer.endsWith('/') ? 'ends' : 'doesn’t end'} with a slash`
        : 'The issuer is spelled differently from the URL',
      expected: expected_issuer,
      actual: issuer,
      spec: discoverySection('4.1', 'ProviderConfigurationRequest'),
    });
  }
  if (readPoolHost(new URL(issuer).hostname)?.updated) {
    notes.push({
      id: 'updated-issuer',
      status: 'warn',
      title: 'This pool uses the updated issuer',
      actual: issuer,
      spec: cognitoPage('OIDC and OAuth endpoints', 'federation-endpoints'),
      cause: 'The pool’s IssuerConfiguration is UPDATED, which AWS recommends for all user pools.',
      fix: 'Everything that verifies the tokens must expect exactly this issuer. Application Load Balancer and the Cognito authorizers of API Gateway REST APIs don’t accept it.',
    });
  }
  return notes;
}

/** Every host other than the issuer's that would receive a code, a token, or a secret. */
function hostNotes(metadata: ProviderMetadata, by: NamedBy): Check[] {
  const issuer = new URL(metadata.issuer);
  const used = new Map<string, Endpoint[]>();
  for (const { name } of endpoints) {
    const address = metadata[name];
    if (address === undefined) continue;
    const { host } = new URL(address);
    if (host !== issuer.host) used.set(host, [...(used.get(host) ?? []), name]);
  }
  return [...used].map(([host, names]) => {
    const note = {
      id: `host-${host}`,
      title: `${names.join(', ')}: on another host than the issuer`,
      expected: issuer.host,
      actual: host,
      spec: discoverySection('3', 'ProviderMetadata'),
    };
    const { hostname } = new URL(`https://${host}`);
    if (belongsTo(issuer, hostname, by)) return { ...note, status: 'pass' };
    return {
      ...note,
      status: 'warn',
      cause: causeOf(issuer, hostname),
      fix: `Continue only if ${host} belongs to your provider. ${whatGoesThere(names)}`,
    };
  });
}

function causeOf(issuer: URL, hostname: string): string {
  if (isHostedUiDomain(hostname))
    return 'Anyone can create a Cognito domain. Only your pool’s discovery document shows which one is yours.';
  return isPoolIssuer(issuer.href)
    ? 'A user pool with a custom domain looks like this.'
    : 'A provider may use several hosts. A forged discovery document does the same.';
}

function whatGoesThere(names: readonly Endpoint[]): string {
  const sent = [...new Set(endpoints.flatMap(({ name, sent }) => (names.includes(name) ? sent : [])))];
  if (sent.length > 0) return `It is sent ${sent.join(', ')}.`;
  return names.includes('authorization_endpoint')
    ? 'You sign in there.'
    : 'The keys for your tokens are fetched from there.';
}
