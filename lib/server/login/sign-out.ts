import 'server-only';
import { signOutOf, signOutUrl } from '@/lib/configure/sign-out';
import type { Run } from '@/lib/run/run';
import type { Session } from '@/lib/server/http/session';
import { isAllowedAddress } from '@/lib/server/outbound/allowed';
import { environment } from '@/lib/server/process/environment';
import { loadProfile, resolveMetadata } from '@/lib/server/profiles/profiles';
import { loadRun } from '@/lib/server/store/runs';
import { randomState } from '../openid-client/pkce';

/** A sign-out URL for the browser, and what the session stores until the browser returns. */
export type Departure = { url: string; signing_out: NonNullable<Session['signing_out']> };

/**
 * Where to redirect a browser to end the provider's session: of one of its runs, or of a profile without a
 * run. `null` if the run or profile doesn't exist, or the provider has no such URL. The URL and the redirect
 * back are from the configuration, never from the request.
 */
export async function depart(
  session: Session,
  asked: { run: string | null; profile: string | null },
): Promise<Departure | null> {
  const run = asked.run === null ? null : await loadRun(asked.run, session.id);
  const profile = run ? run.profile : await profileOf(asked.profile, session);
  if (!profile) return null;
  const sign_out = signOutOf(profile.metadata);
  if (sign_out.way === 'none') return null;
  const state = randomState();
  const url = signOutUrl(sign_out, {
    client_id: profile.client_id,
    landing_url: environment().signed_out_url,
    state,
    // A token is only sent to hosts that requests may be sent to.
    id_token: (await isAllowedAddress(sign_out.endpoint)) ? run?.token_response?.id_token : undefined,
  });
  if (url === null) return null;
  const signing_out = { profile: profile.id, way: sign_out.way, at: Date.now(), state };
  return { url, signing_out: run ? { ...signing_out, run: run.id } : signing_out };
}

async function profileOf(id: string | null, session: Session): Promise<Run['profile'] | null> {
  const stored = id === null ? null : await loadProfile(id, session.id);
  const resolved = stored && (await resolveMetadata(stored.profile));
  return stored && resolved?.ok ? { ...stored.profile, metadata: resolved.metadata } : null;
}
