import { readCubeRequest } from '@/lib/cube/cube-request';
import { replayToken } from '@/lib/server/cube/replay-token';
import { readJsonBody } from '@/lib/server/http/json-body';
import { json } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';

/** For scripts: `{ token, env, jwks? }` returns how a Cube with that `.env` handles the token. */
export const POST = route(async (request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return json(body.status, { error: body.message });
  const read = readCubeRequest(body.json);
  if (!read.ok) return json(400, { error: 'The request is invalid.', problems: read.problems });
  return json(200, await replayToken(read.request));
});
