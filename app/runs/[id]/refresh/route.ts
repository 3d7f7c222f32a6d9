import { currentSession } from '@/lib/server/http/current-session';
import { seeOther } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { refresh } from '@/lib/server/login/refresh';

/** Refresh was pressed. The form says which refresh its page knew of last, so that a second click asks for no more. */
export const POST = route(async (request, { params }: RouteContext<'/runs/[id]/refresh'>) => {
  const { id } = await params;
  // A script may send no form at all: then it wants new tokens.
  const seen = (await request.formData().catch(() => null))?.get('seen');
  await refresh(id, (await currentSession()).id, typeof seen === 'string' ? Number(seen) : undefined);
  return seeOther(`/runs/${encodeURIComponent(id)}`);
});
