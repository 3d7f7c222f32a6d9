import { explainApiSignIn } from '@/lib/exchange/explain-api-sign-in';
import { userPoolApi } from '@/lib/oidc/pool-id';
import { newSession } from '@/lib/server/http/session';
import { randomState } from '@/lib/server/openid-client/pkce';
import { runIdOfState, saveRun } from '@/lib/server/store/runs';
import { type ApiUser, signInByApi } from '@/lib/server/user-pool-api/sign-in';
import { contextOf, type ReadyProfile } from './choose-profile';
import { judge, type LoggedIn } from './finish';
import { inWords } from './words';

/**
 * Signs in through the API of a Cognito user pool, without a browser. The tokens become a run like any other, so it
 * returns only a token that the app calls valid.
 */
export async function logInByApi(stored: ReadyProfile, user: ApiUser): Promise<LoggedIn> {
  const { profile, client_secret } = stored;
  const api = userPoolApi(profile.metadata.issuer);
  if (!api)
    return {
      ok: false,
      fault: 'usage',
      reason: `--api needs a Cognito user pool. The issuer of this profile is ${profile.metadata.issuer}.`,
    };
  const { client_id } = profile;
  const signedIn = await signInByApi({ ...api, client_id, client_secret }, user);
  if (!signedIn.ok) {
    const reason = inWords(explainApiSignIn(signedIn.failure, contextOf(stored)));
    return { ok: false, fault: 'provider', reason };
  }
  const browser = newSession().id;
  const id = runIdOfState(randomState());
  await saveRun({
    id,
    browser,
    created_at: Date.now(),
    way: 'straight',
    profile,
    token_response: signedIn.token_response,
    transcript: [],
  });
  return await judge(id, browser);
}
