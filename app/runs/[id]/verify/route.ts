import { refused, seeOther } from '@/lib/server/answers';
import { verifyRun } from '@/lib/server/login/verify';
import { currentBrowser } from '@/lib/server/session';

/** Verify was pressed: the verdict is of now, so pressing again asks again. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/runs/[id]/verify'>,
): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  await verifyRun(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#verify`);
}
