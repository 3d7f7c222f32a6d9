import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser } from '@/lib/server/http/session';
import { revokeToken } from '@/lib/server/login/revoke';

/** Revoke was pressed beside one of the tokens; the refresh token where the form does not say which. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/revoke'>) => {
  const { id } = await params;
  const wanted = (await request.formData().catch(() => null))?.get('token');
  const token = wanted === 'access_token' ? wanted : 'refresh_token';
  await revokeToken(id, (await currentBrowser()).id, token);
  return seeOther(`/runs/${encodeURIComponent(id)}?show=session#results`);
});
