import { toHar } from '@/lib/http/har';
import { currentSession } from '@/lib/server/http/current-session';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { loadRun } from '@/lib/server/store/runs';

/** Exports the HTTP log as an HTTP Archive, masked. */
export const GET = route(async (_request, { params }: RouteContext<'/runs/[id]/har'>) => {
  const run = await loadRun((await params).id, (await currentSession()).id);
  if (!run) return plain(404, 'This browser has no such sign-in.');
  return new Response(JSON.stringify(toHar(run.transcript), null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="claimcheck.har"',
      'cache-control': 'no-store',
    },
  });
});
