import { withoutEndpoints } from '@/lib/configure/endpoints';
import { explainConfigure } from '@/lib/configure/explain';
import { readProviderInput } from '@/lib/configure/provider-input';
import type { ProviderMetadata } from '@/lib/oidc/provider-metadata';
import { isSameIssuer } from '@/lib/oidc/web-url';
import type { DraftProblems, ProfileDraft } from './draft';
import type { Profile } from './profile';
import { readUrl } from './profile-fields';

type Address =
  | 'issuer'
  | 'authorization_endpoint'
  | 'token_endpoint'
  | 'jwks_uri'
  | 'userinfo_endpoint'
  | 'end_session_endpoint';

const addresses: { field: Address; what: string; required: boolean }[] = [
  { field: 'issuer', what: 'issuer', required: true },
  { field: 'authorization_endpoint', what: 'authorization endpoint', required: true },
  { field: 'token_endpoint', what: 'token endpoint', required: true },
  { field: 'jwks_uri', what: 'JWKS URI', required: true },
  { field: 'userinfo_endpoint', what: 'userinfo endpoint', required: false },
  { field: 'end_session_endpoint', what: 'logout endpoint', required: false },
];

type DraftProvider = { provider: Pick<Profile, 'discovery_url' | 'metadata'>; problems: DraftProblems };

/**
 * Reads the discovery URL and the endpoints of a draft. Metadata fields that the dialog doesn't show are
 * copied from `discovered` if it's about the same issuer.
 */
export function readDraftProvider(
  typed: ProfileDraft,
  discovered: ProviderMetadata | undefined,
): DraftProvider {
  const problems: DraftProblems = {};
  const filled = addresses.some(({ field }) => typed[field].trim() !== '');
  const given = typed.discovery_url.trim();
  // Without a discovery URL, the endpoints are enough.
  const input = given === '' && filled ? null : readProviderInput(given);
  if (input !== null && !input.ok) {
    const { title, fix } = explainConfigure(input.failure);
    problems.discovery_url = `${title} ${fix}`;
  }
  const discovery_url = input?.ok ? input.discovery_url : '';
  // Not fetched yet: the metadata is looked up when the profile is used.
  if (!filled) return { provider: { discovery_url }, problems };

  const edited: Partial<Record<Address, string>> = {};
  for (const { field, what, required } of addresses) {
    const address = typed[field].trim();
    if (address === '') {
      if (required) problems[field] = `Enter the ${what}, or select Use Discovery Document.`;
      continue;
    }
    const read = readUrl(address, what);
    if (read.ok) edited[field] = read.value;
    else problems[field] = read.problem;
  }
  const { issuer } = edited;
  if (input?.ok && issuer !== undefined && !isSameIssuer(issuer, input.issuer)) {
    problems.discovery_url = `The endpoints below are for ${issuer}, but this URL is for ${input.issuer}. Select Use Discovery Document to update them, or clear this field to keep them.`;
  }
  const kept = discovered !== undefined && discovered.issuer === issuer ? withoutFields(discovered) : {};
  return {
    provider: {
      discovery_url,
      metadata: { ...onShownHosts(kept, Object.values(edited)), ...edited } as ProviderMetadata,
    },
    problems,
  };
}

/** Metadata without the fields that the dialog shows, so that a field that the user emptied is removed. */
function withoutFields(metadata: ProviderMetadata): Partial<ProviderMetadata> {
  const fields = new Set<string>(addresses.map(({ field }) => field));
  return Object.fromEntries(Object.entries(metadata).filter(([name]) => !fields.has(name)));
}

/** Save confirms the hosts in the dialog. Endpoints that it doesn't show must be on one of them. */
function onShownHosts(
  metadata: Partial<ProviderMetadata>,
  shown: readonly string[],
): Partial<ProviderMetadata> {
  const hosts = shown.map((address) => new URL(address).host);
  return withoutEndpoints(metadata, (address) => hosts.includes(new URL(address).host));
}
