import 'server-only';
import { type Profile, resolveClientAuthentication } from '@/lib/configure/profile/profile';
import type { Run } from '@/lib/run/run';
import { loadProfile } from '@/lib/server/profiles/profiles';
import type { Party } from '../openid-client/ask';

/** The run's client, as it proves itself at the provider now. */
export async function clientOf(run: Run): Promise<Party> {
  const { profile } = run;
  const client_secret = await secretFor(run);
  return {
    metadata: profile.metadata,
    client_id: profile.client_id,
    client_secret,
    client_authentication: resolveClientAuthentication(profile, profile.metadata, client_secret !== null),
  };
}

/**
 * The secret is not part of the run. It is the one that the profile has now, as long as that is still the same client,
 * and its secret still goes where this run's code goes.
 */
async function secretFor({ profile, browser }: Run): Promise<string | null> {
  const stored = await loadProfile(profile.id, browser);
  if (!stored || stored.profile.client_id !== profile.client_id) return null;
  return isForSameEndpoint(stored.profile, profile) ? stored.client_secret : null;
}

/** Without metadata the discovery document decides where it goes, so that must be the same. */
function isForSameEndpoint({ metadata, discovery_url }: Profile, began: Run['profile']): boolean {
  if (!metadata) return discovery_url === began.discovery_url;
  return new URL(metadata.token_endpoint).origin === new URL(began.metadata.token_endpoint).origin;
}
