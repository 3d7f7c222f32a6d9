import 'server-only';
import type { AccessTokenState } from '@/lib/exchange/explain-user-info';
import { readUserInfo } from '@/lib/exchange/user-info';
import type { Run } from '@/lib/run/run';
import { accessTokenExpiry } from '@/lib/run/token-expiry';
import { idTokenInHand, revokedAt } from '@/lib/run/tokens';
import { fetchKeys } from '@/lib/server/outbound/key-sets';
import { sendRecorded } from '@/lib/server/outbound/transcript';
import { changeRun } from '@/lib/server/store/runs';
import { decode } from '@/lib/verify/decode';
import { judgeUserInfo } from '@/lib/verify/user-info';
import { userInfo } from '../openid-client/after-login';
import { clientOf } from './client';

/** Calls the UserInfo endpoint with the current access token. */
export async function askUserInfo(id: string, browser: string): Promise<void> {
  await changeRun(id, browser, async (run) => {
    const { metadata } = run.profile;
    const access_token = run.token_response?.access_token;
    if (access_token === undefined || metadata.userinfo_endpoint === undefined) return run;
    // Invalid tokens aren't sent: the access token is from the same response. OpenID Connect Core 1.0 §12.2.
    if (run.verification?.verdict === 'invalid') return run;
    const client = await clientOf(run);
    const transcript = [...run.transcript];
    const at = Date.now();
    const result = await userInfo(client, access_token, (url, sent) =>
      sendRecorded(url, sent, transcript, client.client_secret),
    );
    const answered = (user_info: Run['user_info']): Run => ({
      ...run,
      transcript,
      ...(user_info && { user_info }),
    });
    const read = result.ok
      ? readUserInfo(result.response)
      : { ok: false as const, failure: { kind: 'outbound' as const, fault: result.fault } };
    if (!read.ok) return answered({ at, ...read, token: stateOf(run, at) });
    const keys = () => fetchKeys(metadata.jwks_uri, { transcript });
    const judged = await judgeUserInfo(read.answer, idClaims(run), expectation(run), keys, Date.now());
    return answered({ at, ok: true, ...judged });
  });
}

function stateOf(run: Run, now: number): AccessTokenState {
  const exp = accessTokenExpiry(run);
  return { revoked: revokedAt(run) !== null, expired: exp !== null && exp * 1000 <= now };
}

function idClaims(run: Run) {
  const inHand = idTokenInHand(run);
  return inHand && (decode(inHand.id_token).payload?.object ?? null);
}

const expectation = ({ profile }: Run) => ({
  issuer: profile.metadata.issuer,
  client_id: profile.client_id,
});
