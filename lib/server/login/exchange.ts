import 'server-only';
import { missingIdToken } from '@/lib/exchange/token-response';
import type { Run } from '@/lib/run/run';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { environment } from '@/lib/server/process/environment';
import { admitArrival, changeRun } from '@/lib/server/store/runs';
import { grant } from '../openid-client/grants';
import { clientOf } from './client';

/** Redeems the run's code, once. Returns the changed run; `null` if this browser has no such run. */
export async function exchange(id: string, browser: string): Promise<Run | null> {
  await admitArrival(id, browser);
  return await changeRun(id, browser, async (run, keep) => {
    if (!run.response || run.token_response || run.failure) return run;
    if (run.exchanged_at !== undefined) return { ...run, failure: { step: 'exchange', kind: 'answer-lost' } };
    const { profile, request } = run;
    const client = await clientOf(run);
    const transcript = [...run.transcript];
    // Stored before it's sent, so that no other process sends it again if this one ends meanwhile.
    const sent = { ...run, exchanged_at: Date.now() };
    await keep(sent);
    const granted = await grant(
      {
        ...client,
        redirect_uri: request?.redirect_uri ?? environment().callback_url,
        code: run.response.code,
        iss: run.response.iss,
        ...(request ? { request } : {}),
      },
      (url, wanted) => sendRecorded(url, wanted, transcript, client.client_secret),
    );
    const exchanged = { ...sent, transcript };
    if (!granted.ok) return { ...exchanged, failure: granted.failure };
    const { token_response, notes, refusal } = granted;
    const failure = missingIdToken(token_response, profile.scope, notes);
    return {
      ...exchanged,
      token_response,
      exchange_notes: notes,
      ...(refusal ? { refusal } : {}),
      ...(failure ? { failure } : {}),
    };
  });
}
