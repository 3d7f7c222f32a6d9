import type { ProfileDraft } from '@/lib/configure/profile/draft';

/** The hosts of a draft's endpoints that are not the issuer's; what is no URL yet is left out. */
export function otherHosts(draft: ProfileDraft): string[] {
  const hosts = [
    draft.authorization_endpoint,
    draft.token_endpoint,
    draft.jwks_uri,
    draft.userinfo_endpoint,
    draft.end_session_endpoint,
  ].map(hostOf);
  return [...new Set(hosts)].filter((host) => host !== '' && host !== hostOf(draft.issuer));
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '');
