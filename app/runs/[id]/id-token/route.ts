import { currentSession } from '@/lib/server/http/current-session';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { loadRun } from '@/lib/server/store/runs';

/** Copy for a sign-in in a list. Lists don't contain tokens, so it's fetched on request. */
export const POST = route(async (_request, { params }: RouteContext<'/runs/[id]/id-token'>) => {
  const run = await loadRun((await params).id, (await currentSession()).id);
  const token = run?.token_response?.id_token;
  if (token === undefined) return plain(404, 'There’s no such token in this browser.');
  return new Response(token, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
});
