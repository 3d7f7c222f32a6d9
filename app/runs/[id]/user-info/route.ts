import { refused, seeOther } from '@/lib/server/http/responses';
import { currentBrowser } from '@/lib/server/http/session';
import { askUserInfo } from '@/lib/server/login/user-info';

/** Ask userInfo was pressed. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/runs/[id]/user-info'>,
): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  await askUserInfo(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#after-login`);
}
