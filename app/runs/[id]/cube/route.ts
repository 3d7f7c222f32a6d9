import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser } from '@/lib/server/http/session';
import { askCubeOfRun } from '@/lib/server/login/ask-cube';

/** Test against your Cube: the token goes to the Cube of the profile, and the page shows what it answered. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/cube'>) => {
  const { id } = await params;
  const name = (await request.formData().catch(() => null))?.get('token');
  const browser = await currentBrowser();
  await askCubeOfRun(id, browser.id, name === 'id_token' || name === 'access_token' ? name : null);
  return seeOther(`/runs/${encodeURIComponent(id)}#result`);
});
