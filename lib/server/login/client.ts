import 'server-only';
import { keepsSecret, resolveClientAuthentication } from '@/lib/configure/profile/profile';
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
async function secretFor({ profile, browser, discovered }: Run): Promise<string | null> {
  const stored = await loadProfile(profile.id, browser);
  if (!stored) return null;
  // Without metadata the discovery document decides where it goes: the run's must have come from the same one.
  const { metadata, discovery_url } = stored.profile;
  const isKnown = metadata !== undefined || (discovered === true && discovery_url === profile.discovery_url);
  const now = { ...stored.profile, metadata: metadata ?? profile.metadata };
  return isKnown && keepsSecret(now, profile) ? stored.client_secret : null;
}
