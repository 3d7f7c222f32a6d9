import { toHar } from '@/lib/http/har';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { currentBrowser } from '@/lib/server/http/session';
import { loadRun } from '@/lib/server/store/runs';

/** The run's transcript as a file to send to someone: an HTTP Archive, masked. */
export const GET = route(async (_request, { params }: RouteContext<'/runs/[id]/har'>) => {
  const run = await loadRun((await params).id, (await currentBrowser()).id);
  if (!run) return plain(404, 'There is no such run in this browser.');
  return new Response(JSON.stringify(toHar(run.transcript), null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="claimcheck.har"',
      'cache-control': 'no-store',
    },
  });
});
