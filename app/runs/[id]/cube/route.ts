import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { askCubeOfRun } from '@/lib/server/login/ask-cube';

/** Test against your Cube: sends the token to the profile's Cube, and the page shows the response. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/cube'>) => {
  const { id } = await params;
  const name = (await request.formData().catch(() => null))?.get('token');
  const session = await currentSession();
  await askCubeOfRun(id, session.id, name === 'id_token' || name === 'access_token' ? name : null);
  return seeOther(`/runs/${encodeURIComponent(id)}#result`);
});
