import { plain, refused } from '@/lib/server/answers';
import { loadRun } from '@/lib/server/runs';
import { currentBrowser } from '@/lib/server/session';
import { toHar } from '@/lib/transcript-har';

/** The run's transcript as a file to send to someone: an HTTP Archive, masked. */
export async function GET(request: Request, { params }: RouteContext<'/runs/[id]/har'>): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const run = await loadRun((await params).id, (await currentBrowser()).id);
  if (!run) return plain(404, 'There is no such run in this browser.');
  return new Response(JSON.stringify(toHar(run.transcript), null, 2), {
    headers: {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="claimcheck.har"',
      'cache-control': 'no-store',
    },
  });
}
