import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser } from '@/lib/server/http/session';
import { askUserInfo } from '@/lib/server/login/user-info';

/** Ask userInfo was pressed. */
export const POST = route(async (_request, { params }: RouteContext<'/runs/[id]/user-info'>) => {
  const { id } = await params;
  await askUserInfo(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}?show=session#results`);
});
