import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { revokeToken } from '@/lib/server/login/revoke';

/** Revoke for one of the tokens; by default, the refresh token. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/revoke'>) => {
  const { id } = await params;
  const wanted = (await request.formData().catch(() => null))?.get('token');
  const token = wanted === 'access_token' ? wanted : 'refresh_token';
  await revokeToken(id, (await currentSession()).id, token);
  return seeOther(`/runs/${encodeURIComponent(id)}?show=session#results`);
});
