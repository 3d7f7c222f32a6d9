import 'server-only';
import { resolveClientAuthentication } from '@/lib/configure/profile';
import { missingIdToken } from '@/lib/exchange/token-response';
import type { Run } from '@/lib/run';
import { environment } from '../environment';
import { grant } from '../openid-client';
import { loadProfile } from '../profiles';
import { changeRun } from '../runs';
import { sendRecorded } from '../transcript';

/** Redeems the run's code, once. Answers the run afterwards, `null` where this browser has no such run. */
export const exchange = (id: string, browser: string): Promise<Run | null> =>
  changeRun(id, browser, async (run) => {
    if (!run.response || run.exchanged_at !== undefined) return run;
    const { profile, request } = run;
    const client_secret = await secretFor(run);
    const transcript = [...run.transcript];
    const granted = await grant(
      {
        metadata: profile.metadata,
        client_id: profile.client_id,
        client_secret,
        client_authentication: resolveClientAuthentication(profile, profile.metadata, client_secret !== null),
        redirect_uri: request?.redirect_uri ?? environment().callback_url,
        code: run.response.code,
        iss: run.response.iss,
        ...(request ? { request } : {}),
      },
      (url, body, headers) => sendRecorded(url, { method: 'POST', body, headers }, transcript, client_secret),
    );
    const exchanged = { ...run, transcript, exchanged_at: Date.now() };
    if (!granted.ok) return { ...exchanged, failure: granted.failure };
    const { token_response, notes, refusal } = granted;
    const failure = missingIdToken(token_response, profile.scope);
    return {
      ...exchanged,
      token_response,
      exchange_notes: notes,
      ...(refusal ? { refusal } : {}),
      ...(failure ? { failure } : {}),
    };
  });

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
