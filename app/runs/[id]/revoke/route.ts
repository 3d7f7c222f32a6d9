import { refused, seeOther } from '@/lib/server/http/responses';
import { currentBrowser } from '@/lib/server/http/session';
import { revokeToken } from '@/lib/server/login/revoke';

/** Revoke was pressed beside one of the tokens; the refresh token where the form does not say which. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/runs/[id]/revoke'>,
): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  const wanted = (await request.formData().catch(() => null))?.get('token');
  const token = wanted === 'access_token' ? wanted : 'refresh_token';
  await revokeToken(id, (await currentBrowser()).id, token);
  return seeOther(`/runs/${encodeURIComponent(id)}#after-login`);
}
