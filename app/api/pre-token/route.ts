import { buildEvent } from '@/lib/pre-token/event';
import { readPreTokenRequest } from '@/lib/pre-token/pre-token-request';
import { readJsonBody } from '@/lib/server/http/json-body';
import { json } from '@/lib/server/http/responses';
import { route } from '@/lib/server/http/route';
import { anyEventUser } from '@/lib/server/pre-token/event-users';
import { judgeHandler } from '@/lib/server/pre-token/run-handler';

/** For scripts: runs a handler once and returns the result. */
export const POST = route(async (request) => {
  const body = await readJsonBody(request);
  if (!body.ok) return json(body.status, { error: body.message });
  const read = readPreTokenRequest(body.json);
  if (!read.ok) return json(400, { error: 'The request is invalid.', problems: read.problems });
  const { handler, version } = read.request;
  const event = read.request.event ?? buildEvent(version, 'TokenGeneration_HostedAuth', anyEventUser());
  const { run, report } = await judgeHandler({ kind: 'typed', code: handler }, event);
  return json(200, {
    response: report.response,
    idToken: report.tokens?.id ?? null,
    accessToken: report.tokens?.access ?? null,
    findings: report.findings,
    log: run.log,
  });
});
