import { readJsonBody } from '@/lib/server/http/json-body';
import { plain, refused } from '@/lib/server/http/responses';
import { currentBrowser } from '@/lib/server/http/session';
import { draftSchema, runDraft } from '@/lib/server/pre-token/run-draft';
import { selectedProfile } from '@/lib/server/profiles/profiles';

/**
 * Run was pressed. A route, not a server action: what a page imports, Next.js gives an address in the browser, and the
 * sandbox needs the one on the disk.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const body = await readJsonBody(request);
  if (!body.ok) return plain(body.status, body.message);
  const { data } = draftSchema.safeParse(body.json);
  if (!data) return plain(400, 'The draft is not understood.');
  const { profile } = await selectedProfile(await currentBrowser());
  return Response.json(await runDraft(data, profile), { headers: { 'cache-control': 'no-store' } });
}
