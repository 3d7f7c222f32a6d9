import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { exchange } from '@/lib/server/login/exchange';

/** Exchange. A second click finds that the code was used, and changes nothing. */
export const POST = route(async (_request, { params }: RouteContext<'/runs/[id]/exchange'>) => {
  const { id } = await params;
  await exchange(id, (await currentSession()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#exchange`);
});
