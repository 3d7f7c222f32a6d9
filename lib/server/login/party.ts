import 'server-only';
import { resolveClientAuthentication } from '@/lib/configure/profile/profile';
import type { Run } from '@/lib/run/run';
import { loadProfile } from '@/lib/server/profiles/profiles';
import type { Party } from '../openid-client/ask';

/** The run's client, as it proves itself at the provider now. */
export async function partyOf(run: Run): Promise<Party> {
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
 * The secret is not part of the run. It is the profile's of now, as long as that is still the client and the token
 * endpoint that the login began with.
 */
async function secretFor({ profile, browser }: Run): Promise<string | null> {
  const stored = await loadProfile(profile.id, browser);
  if (!stored || stored.profile.client_id !== profile.client_id) return null;
  const token_endpoint = stored.profile.metadata?.token_endpoint;
  const moved =
    token_endpoint !== undefined &&
    new URL(token_endpoint).origin !== new URL(profile.metadata.token_endpoint).origin;
  return moved ? null : stored.client_secret;
}
