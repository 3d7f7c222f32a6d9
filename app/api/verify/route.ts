import { readJsonBody } from '@/lib/server/http/json-body';
import { jsonList } from '@/lib/server/http/json-list';
import { json } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { verifyEach, verifyOne } from '@/lib/server/outbound/verify-tokens';
import { readVerifyRequest } from '@/lib/verify/verify-request';
import { verificationWriter } from '@/lib/verify/write-verification';

const written = (body: BodyInit) =>
  new Response(body, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });

/** For scripts: `{ token, … }` returns a verification, `{ tokens, … }` a list of them. */
export const POST = route(async (request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return json(body.status, { error: body.message });
  const read = readVerifyRequest(body.json);
  if (!read.ok) return json(400, { error: 'The request is invalid.', problems: read.problems });
  const { tokens, detail } = read.request;
  const write = verificationWriter(detail);
  if ('one' in tokens) return written(Buffer.concat(write(await verifyOne(tokens.one, read.request))));
  return written(jsonList(verifyEach(tokens.many, read.request), write));
});
