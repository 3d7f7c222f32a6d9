import { plain, storeAway } from '@/lib/server/http/responses';
import { storeProblem } from '@/lib/server/store/store';

export const dynamic = 'force-dynamic';

/** Whether requests should be sent here: `/healthz` says that the process is well, this that its store is too. */
export async function GET(request: Request): Promise<Response> {
  const problem = await storeProblem();
  return problem === null ? plain(200, 'ready') : storeAway(request.method, problem);
}
