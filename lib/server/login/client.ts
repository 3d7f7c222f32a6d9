import 'server-only';
import { keepsSecret, resolveClientAuthentication } from '@/lib/configure/profile/profile';
import type { Run } from '@/lib/run/run';
import { loadProfile } from '@/lib/server/profiles/profiles';
import type { Party } from '../openid-client/ask';

/** The run's client, with its current client authentication. */
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
 * The secret isn't part of the run. It's the profile's current one, if the client is still the same and the
 * secret is still sent to the same place as this run's code.
 */
async function secretFor({ profile, browser, discovered }: Run): Promise<string | null> {
  const stored = await loadProfile(profile.id, browser);
  if (!stored) return null;
  // Without metadata, the discovery document decides where it's sent, so the run's metadata must be from the
  // same document.
  const { metadata, discovery_url } = stored.profile;
  const isKnown = metadata !== undefined || (discovered === true && discovery_url === profile.discovery_url);
  const now = { ...stored.profile, metadata: metadata ?? profile.metadata };
  return isKnown && keepsSecret(now, profile) ? stored.client_secret : null;
}
