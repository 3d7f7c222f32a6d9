import { readJsonBody } from '@/lib/server/http/json-body';
import { plain } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { draftSchema, sourceOf } from '@/lib/server/pre-token/run-draft';
import { setPoolTrigger } from '@/lib/server/pre-token/set-pool-trigger';
import { poolHandler } from '@/lib/server/views/workbench';

/**
 * Use in the demo pool: a draft applies from the pool's next sign-in or refresh; `null` restores the built-in
 * trigger.
 */
export const POST = route(async (request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return plain(body.status, body.message);
  const { data, success } = draftSchema.nullable().safeParse(body.json);
  // The demo pool has no external identity provider.
  if (!success || data?.version === 'inbound') return plain(400, 'The draft is invalid.');
  setPoolTrigger(data && { version: data.version, source: sourceOf(data) });
  return Response.json(poolHandler(), { headers: { 'cache-control': 'no-store' } });
});
