import { type Endpoint, endpoints } from '@/lib/configure/endpoints';
import type { ProfileDraft } from '@/lib/configure/profile/draft';

/** The hosts of a draft's endpoints that aren't the issuer's. Omits incomplete URLs. */
export function otherHosts(draft: ProfileDraft): string[] {
  const addresses: Partial<Record<Endpoint, string>> = draft;
  const hosts = endpoints.map(({ name }) => hostOf(addresses[name] ?? ''));
  return [...new Set(hosts)].filter((host) => host !== '' && host !== hostOf(draft.issuer));
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '');
