import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { requestMachineToken } from '@/lib/server/login/client-credentials';
import { loadProfile, machineProfileId } from '@/lib/server/profiles/profiles';

/** In characters: more than any list of scopes. */
const longest = 2_000;

/** Get access token: for the client itself. Form fields: `profile`, `scope`. */
export const POST = route(async (request) => {
  const form = await request.formData().catch(() => null);
  const scope = String(form?.get('scope') ?? '')
    .slice(0, longest)
    .trim();
  const session = await currentSession();
  const profile = await loadProfile(machineProfileId(String(form?.get('profile') ?? '')), session.id);
  if (profile === null) return seeOther('/?profile=gone');
  const requested = await requestMachineToken(profile, scope, session.id);
  // The sign-in page explains why its profile can't be used.
  return seeOther(requested.ok ? `/runs/${requested.id}` : '/#configure');
});
