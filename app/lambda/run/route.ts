import { currentSession } from '@/lib/server/http/current-session';
import { readJsonBody } from '@/lib/server/http/json-body';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { draftSchema, runDraft } from '@/lib/server/pre-token/run-draft';
import { selectedProfile } from '@/lib/server/profiles/profiles';

/**
 * Run. A route instead of a server action: for files that a page imports, Next.js returns a URL in the
 * browser, but the sandbox needs the path on disk.
 */
export const POST = route(async (request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return plain(body.status, body.message);
  const { data } = draftSchema.safeParse(body.json);
  if (!data) return plain(400, 'The draft is invalid.');
  const { profile } = await selectedProfile(await currentSession());
  return Response.json(await runDraft(data, profile), { headers: { 'cache-control': 'no-store' } });
});
