import 'server-only';
import { type HttpExchange, maskForm, maskHeaders, maskTokens, withoutSecret } from '@/lib/transcript';
import { type OutboundRequest, type OutboundResult, send } from './outbound';

/** The secret that must not be recorded, wherever it turns up. */
export type Credentials = { client_id: string; client_secret: string | null };

/** `send`, with a masked record of what went out and what came back. */
export async function sendRecorded(
  url: string,
  request: OutboundRequest,
  transcript: HttpExchange[],
  credentials: Credentials = { client_id: '', client_secret: null },
): Promise<OutboundResult> {
  const started_at = Date.now();
  const started = performance.now();
  const result = await send(url, request);
  const clean = (text: string) => withoutSecret(text, credentials.client_id, credentials.client_secret);
  const record: HttpExchange = {
    method: request.method ?? 'GET',
    url,
    request: {
      headers: maskHeaders(request.headers ?? {}),
      body: request.body === undefined ? null : maskForm(request.body),
    },
    started_at,
    duration: Math.round((performance.now() - started) * 10) / 10,
  };
  if (!result.ok) {
    transcript.push({ ...record, fault: result.fault });
    return result;
  }
  const { status, headers, body } = result.response;
  const heard = { ...result.response, body: clean(body) };
  transcript.push({
    ...record,
    response: {
      status,
      headers: Object.fromEntries(
        Object.entries(maskHeaders(headers)).map(([name, value]) => [name, clean(value)]),
      ),
      body: maskTokens(heard.body),
    },
  });
  return { ok: true, response: heard };
}
