import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { refresh } from '@/lib/server/login/refresh';

/**
 * Refresh. The form contains the last refresh that its page shows, so that a second click doesn't send
 * another request.
 */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/refresh'>) => {
  const { id } = await params;
  // A script may send no form. In that case, it always gets new tokens.
  const seen = (await request.formData().catch(() => null))?.get('seen');
  await refresh(id, (await currentSession()).id, typeof seen === 'string' ? Number(seen) : undefined);
  return seeOther(`/runs/${encodeURIComponent(id)}`);
});
