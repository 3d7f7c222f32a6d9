import type { Check } from '@/lib/oidc/check';
import { isHostedUiDomain, isPoolIssuer, readPoolHost } from '@/lib/oidc/pool-id';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { cognitoPage, discoverySection } from '@/lib/oidc/spec-links';
import { belongsTo, type NamedBy } from './confirmed-hosts';
import { type Endpoint, endpoints } from './endpoints';

/** What is worth a look in metadata that is otherwise right. */
export function metadataNotes(
  metadata: ProviderMetadata,
  expected_issuer: string,
  by: NamedBy = 'document',
): Check[] {
  return [...issuerNotes(metadata.issuer, expected_issuer), ...hostNotes(metadata, by)];
}

/** Members that stand twice in a document, of which `JSON.parse` took the last. */
export function repeatedNote(names: string[]): Check[] {
  if (names.length === 0) return [];
  return [
    {
      id: 'repeated-member',
      status: 'warn',
      title: 'The discovery document has members that stand twice',
      expected: 'each member once',
      actual: names.join(', '),
      spec: { text: 'RFC 8259 §4', url: 'https://www.rfc-editor.org/rfc/rfc8259#section-4' },
      cause: 'The document is written by hand, or something on the way has added to it.',
      fix: 'The last of each was taken; another client may take the first. Have the provider corrected.',
    },
  ];
}

function issuerNotes(issuer: string, expected_issuer: string): Check[] {
  const notes: Check[] = [];
  if (issuer !== expected_issuer) {
    notes.push({
      id: 'issuer-slash',
      status: 'pass',
      title: `The issuer ${issuer.endsWith('/') ? 'ends' : 'does not end'} in a slash`,
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
      cause: 'The pool was switched to multi-Region replication.',
      fix: 'Whatever checks the tokens must expect this issuer to the letter. Application Load Balancer and the Cognito authorizers of API Gateway do not accept it.',
    });
  }
  return notes;
}

/** Every host other than the issuer's that a code, a token or a secret may go to. */
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
    return 'Anyone can have a domain of Cognito, and only your pool’s discovery document tells which one is yours.';
  return isPoolIssuer(issuer.href)
    ? 'This is how a user pool with a custom domain looks.'
    : 'A provider may serve its endpoints from several hosts; a forged discovery document does the same.';
}

function whatGoesThere(names: readonly Endpoint[]): string {
  const sent = [...new Set(endpoints.flatMap(({ name, sent }) => (names.includes(name) ? sent : [])))];
  if (sent.length > 0) return `It is sent ${sent.join(', ')}.`;
  return names.includes('authorization_endpoint')
    ? 'You sign in there.'
    : 'The keys that your tokens are verified with come from there.';
}
