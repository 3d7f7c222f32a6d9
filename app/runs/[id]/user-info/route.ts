import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { askUserInfo } from '@/lib/server/login/user-info';

/** Call UserInfo. */
export const POST = route(async (_request, { params }: RouteContext<'/runs/[id]/user-info'>) => {
  const { id } = await params;
  await askUserInfo(id, (await currentSession()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}?show=session#results`);
});
