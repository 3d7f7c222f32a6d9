import 'server-only';
import { secretRemover } from '@/lib/http/echoed-secret';
import { maskTokens } from '@/lib/http/mask-tokens';
import { type HttpExchange, mask, maskForm, maskHeaders } from '@/lib/http/transcript';
import { excerpt } from '@/lib/text/excerpt';
import { replaceEvery } from '@/lib/text/occurrences';
import type { OutboundRequest, OutboundResult } from './limited-fetch';
import { send } from './outbound';

/** Maximum characters of a recorded response: several times the normal size, but small enough for a run. */
const recordedLimit = 65_536;

/**
 * `send`, with a masked record of the request and the response. The response doesn't contain `client_secret`
 * or the credentials and tokens that were sent, even if the server echoes them, because explanations quote
 * it.
 */
export async function sendRecorded(
  url: string,
  request: OutboundRequest,
  transcript: HttpExchange[],
  client_secret: string | null = null,
): Promise<OutboundResult> {
  const started_at = Date.now();
  const started = performance.now();
  const result = withoutEcho(await send(url, request), request, client_secret);
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
  transcript.push({
    ...record,
    response: { status, headers: maskHeaders(headers), body: excerpt(body, recordedLimit, maskTokens) },
  });
  return result;
}

function withoutEcho(
  result: OutboundResult,
  request: OutboundRequest,
  secret: string | null,
): OutboundResult {
  const sent = request.headers?.authorization?.split(' ')[1];
  // A provider that doesn’t rotate refresh tokens returns the same one with the new tokens. That isn’t an echo.
  const tokens = result.ok && result.response.status === 200 ? [] : tokensOf(request.body);
  const echoes = [...tokens, ...(sent ? [{ name: 'credentials', value: sent }] : [])];
  const removeSecret = secretRemover(secret);
  const clean = (text: string) =>
    removeSecret(echoes.reduce((rest, { name, value }) => replaceEvery(rest, value, mask(name)), text));
  if (result.ok) {
    const { headers, body } = result.response;
    const cleanHeaders = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, clean(value)]),
    );
    return { ok: true, response: { ...result.response, headers: cleanHeaders, body: clean(body) } };
  }
  const { fault } = result;
  if (fault.kind !== 'redirected' || fault.location === null) return result;
  return { ok: false, fault: { ...fault, location: maskTokens(clean(fault.location)) } };
}

/** The tokens in a form. */
const tokensOf = (body = '') =>
  [...new URLSearchParams(body)]
    .filter(([name, value]) => (name === 'refresh_token' || name === 'token') && value !== '')
    .map(([name, value]) => ({ name, value }));
