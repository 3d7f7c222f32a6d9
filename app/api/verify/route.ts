import { harden, nothing } from '@/lib/server/http/harden';
import { readJsonBody } from '@/lib/server/http/json-body';
import { jsonList } from '@/lib/server/http/json-list';
import { plain, refused } from '@/lib/server/http/responses';
import { verifyEach, verifyOne } from '@/lib/server/outbound/verify-tokens';
import { readVerifyRequest } from '@/lib/verify/verify-request';
import { writeVerification } from '@/lib/verify/write-verification';

const answer = (status: number, json: BodyInit) =>
  harden(new Response(json, { status, headers: { 'content-type': 'application/json' } }), nothing);

const refuse = (status: number, refusal: { error: string; problems?: string[] }) =>
  answer(status, JSON.stringify(refusal));

/**
 * For scripts: `{ token, … }` answers a verification, `{ tokens, … }` a list of them. Reached without the proxy, so the
 * guard and the headers are here.
 */
export async function POST(request: Request): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return harden(refusal, nothing);
  const body = await readJsonBody(request);
  if (!body.ok) return refuse(body.status, { error: body.message });
  const read = readVerifyRequest(body.json);
  if (!read.ok) return refuse(400, { error: 'The request is not understood.', problems: read.problems });
  const { tokens } = read.request;
  if ('one' in tokens)
    return answer(200, Buffer.concat(writeVerification(await verifyOne(tokens.one, read.request))));
  return answer(200, jsonList(verifyEach(tokens.many, read.request), writeVerification));
}

/** Every other method, which Next.js would refuse without the guard and the headers. */
function other(request: Request): Response {
  const refusal = refused(request) ?? plain(405, 'Only POST is answered here.');
  refusal.headers.set('allow', 'POST');
  return harden(refusal, nothing);
}

export { other as DELETE, other as GET, other as HEAD, other as OPTIONS, other as PATCH, other as PUT };
