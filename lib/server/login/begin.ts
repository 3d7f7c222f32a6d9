import 'server-only';
import { authorizationUrl, buildAuthorizationRequest } from '@/lib/authorize/authorization-request';
import { asSomeoneElse } from '@/lib/authorize/someone-else';
import type { HttpExchange } from '@/lib/http/transcript';
import type { Failure } from '@/lib/run/failure';
import type { Way } from '@/lib/run/run';
import { environment } from '@/lib/server/process/environment';
import { discoveredMark } from '@/lib/server/profiles/given-profiles';
import { resolveMetadata, type StoredProfile } from '@/lib/server/profiles/profiles';
import { runIdOfState, saveRun } from '@/lib/server/store/runs';
import { makePkce } from '../openid-client/pkce';

/**
 * Starts a run, and returns where to redirect the browser: the provider's authorization endpoint, or the URL
 * that leads there for `someone_else`, another user than the signed-in one.
 */
export async function beginRun(
  stored: StoredProfile,
  way: Way,
  browser: string,
  someone_else = false,
): Promise<{ ok: true; url: string; state: string } | { ok: false; failure: Failure }> {
  const { profile } = stored;
  const transcript: HttpExchange[] = [];
  const resolved = await resolveMetadata(profile, { transcript });
  if (!resolved.ok) return resolved;
  const { metadata } = resolved;
  const { state, nonce, code_verifier, code_challenge } = await makePkce();
  const redirect_uri = environment().callback_url;
  const plain = buildAuthorizationRequest({ profile, metadata, redirect_uri, state, nonce, code_challenge });
  const request = someone_else ? asSomeoneElse(plain, metadata) : plain;
  await saveRun({
    id: runIdOfState(state),
    browser,
    created_at: Date.now(),
    way,
    profile: { ...profile, metadata },
    ...discoveredMark(stored),
    request: { ...request, code_verifier },
    transcript,
  });
  return { ok: true, url: authorizationUrl(request), state };
}
