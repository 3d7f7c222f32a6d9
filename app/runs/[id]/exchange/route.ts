import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser } from '@/lib/server/http/session';
import { exchange } from '@/lib/server/login/exchange';

/** Exchange was pressed. A second press finds the code spent, and changes nothing. */
export const POST = route(async (_request, { params }: RouteContext<'/runs/[id]/exchange'>) => {
  const { id } = await params;
  await exchange(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#exchange`);
});
