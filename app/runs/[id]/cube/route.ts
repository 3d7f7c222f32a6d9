import { refused, seeOther } from '@/lib/server/http/responses';
import { currentBrowser } from '@/lib/server/http/session';
import { askCubeOfRun } from '@/lib/server/login/ask-cube';

/** Ask my Cube was pressed: the token goes to the Cube of the profile, and the page shows what it said. */
export async function POST(request: Request, { params }: RouteContext<'/runs/[id]/cube'>): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const { id } = await params;
  await askCubeOfRun(id, (await currentBrowser()).id);
  return seeOther(`/runs/${encodeURIComponent(id)}#cube`);
}
