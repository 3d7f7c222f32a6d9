import { refused } from '@/lib/server/answers';
import { readJsonBody } from '@/lib/server/json-body';
import { verifyTokens } from '@/lib/server/verify-tokens';
import { readVerifyRequest } from '@/lib/verify/verify-request';

const answer = (status: number, body: unknown) =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });

/** For scripts: `{ token, … }` answers a verification, `{ tokens, … }` a list of them. */
export async function POST(request: Request): Promise<Response> {
  const refusal = refused(request);
  if (refusal) return refusal;
  const body = await readJsonBody(request);
  if (!body.ok) return answer(body.status, { error: body.message });
  const read = readVerifyRequest(body.json);
  if (!read.ok) return answer(400, { error: 'The request is not understood.', problems: read.problems });
  const verifications = await verifyTokens(read.request);
  return answer(200, 'one' in read.request.tokens ? verifications[0] : verifications);
}
