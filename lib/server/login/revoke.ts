import 'server-only';
import { type RevocableToken, readRevocation, revocationOf } from '@/lib/exchange/revocation';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { changeRun } from '@/lib/server/store/runs';
import { revoke } from '../openid-client/after-login';
import { clientOf } from './client';

/**
 * Revokes one of the current tokens at the provider. It stays in the run, so that it can still be inspected.
 */
export async function revokeToken(id: string, browser: string, token: RevocableToken): Promise<void> {
  await changeRun(id, browser, async (run) => {
    const value = run.token_response?.[token];
    if (value === undefined || revocationOf(run.profile.metadata) !== 'possible') return run;
    const client = await clientOf(run);
    const transcript = [...run.transcript];
    const at = Date.now();
    const result = await revoke(client, value, (url, sent) =>
      sendRecorded(url, sent, transcript, client.client_secret),
    );
    const answer = result.ok
      ? readRevocation(result.response)
      : { ok: false as const, failure: { kind: 'outbound' as const, fault: result.fault } };
    return { ...run, transcript, revocation: { at, token, ...answer } };
  });
}
