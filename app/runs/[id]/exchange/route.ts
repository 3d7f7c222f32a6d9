import { refused, seeOther } from '@/lib/server/http/responses';
import { currentBrowser } from '@/lib/server/http/session';
import { exchange } from '@/lib/server/login/exchange';

/** Exchange was pressed. A second press finds the code spent, and changes nothing. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/runs/[id]/exchange'>,
): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  await exchange(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#exchange`);
}
