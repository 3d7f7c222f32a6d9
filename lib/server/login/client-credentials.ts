import 'server-only';
import { machineParameters } from '@/lib/exchange/machine-request';
import type { HttpExchange } from '@/lib/http/transcript';
import type { Failure } from '@/lib/run/failure';
import type { Run } from '@/lib/run/run';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { discoveredMark } from '@/lib/server/profiles/given-profiles';
import { resolveMetadata, type StoredProfile } from '@/lib/server/profiles/profiles';
import { changeRun, runIdOfState, saveRun } from '@/lib/server/store/runs';
import { machineGrant } from '../openid-client/grants';
import { randomState } from '../openid-client/pkce';
import { clientOf } from './client';
import { verifyRun } from './verify';

/**
 * Gets an access token for the profile's client itself and verifies it. This creates a run without a user.
 * RFC 6749 §4.4. Returns the ID of the run.
 */
export async function requestMachineToken(
  stored: StoredProfile,
  scope: string,
  browser: string,
): Promise<{ ok: true; id: string } | { ok: false; failure: Failure }> {
  const transcript: HttpExchange[] = [];
  const resolved = await resolveMetadata(stored.profile, { transcript });
  if (!resolved.ok) return resolved;
  const run: Run = {
    id: runIdOfState(randomState()),
    browser,
    created_at: Date.now(),
    way: 'straight',
    grant: 'client_credentials',
    profile: { ...stored.profile, scope, metadata: resolved.metadata },
    ...discoveredMark(stored),
    transcript,
  };
  await saveRun(run);
  await changeRun(run.id, browser, granted);
  await verifyRun(run.id, browser);
  return { ok: true, id: run.id };
}

async function granted(run: Run): Promise<Run> {
  const client = await clientOf(run);
  const transcript = [...run.transcript];
  const exchanged_at = Date.now();
  const answer = await machineGrant(client, machineParameters(run.profile), (url, sent) =>
    sendRecorded(url, sent, transcript, client.client_secret),
  );
  const asked = { ...run, exchanged_at, transcript };
  if (!answer.ok) return { ...asked, failure: answer.failure };
  return { ...asked, token_response: answer.token_response, exchange_notes: answer.notes };
}
