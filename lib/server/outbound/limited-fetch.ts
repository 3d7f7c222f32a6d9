import 'server-only';
import type { Response } from 'undici';
import type { OutboundFault, OutboundResponse } from '@/lib/http/outbound';
import { unreachable } from './unreachable';

/** From the first byte sent to the last one received, in milliseconds. */
const limitMs = 10_000;
/** After decompression, in bytes. */
const limitBytes = 1_048_576;

export type OutboundRequest = {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
};

export type OutboundResult = { ok: true; response: OutboundResponse } | { ok: false; fault: OutboundFault };

/**
 * Sends one request to any host, with a time limit, a size limit, and no redirects, because no user confirmed
 * the host of a redirect. Faults are data; it never throws. Everything else must call `send`, except for the
 * host rule itself.
 */
export async function limitedFetch(url: string, request: OutboundRequest = {}): Promise<OutboundResult> {
  // Loading it takes a tenth of a start, so the first page doesn't wait for it.
  const { proxiedFetch } = await import('./proxied-fetch');
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), limitMs);
  try {
    const response = await proxiedFetch(url, {
      method: request.method ?? 'GET',
      headers: request.headers ?? {},
      body: request.body ?? null,
      redirect: 'manual',
      signal: deadline.signal,
    });
    if (response.status >= 300 && response.status < 400) {
      await response.body?.cancel();
      const location = whole(response.headers.get('location'), url);
      return { ok: false, fault: { kind: 'redirected', url, status: response.status, location } };
    }
    const body = await readBody(response);
    if (body === null) return { ok: false, fault: { kind: 'too-large', url, limit_bytes: limitBytes } };
    const headers = Object.fromEntries(response.headers);
    return { ok: true, response: { url, status: response.status, headers, body } };
  } catch (error) {
    if (deadline.signal.aborted) return { ok: false, fault: { kind: 'timed-out', url, limit_ms: limitMs } };
    return { ok: false, fault: await unreachable(url, error) };
  } finally {
    clearTimeout(timer);
  }
}

/** The absolute URL of a redirect, so that a user can enter it: RFC 9110 §10.2.2 allows a path. */
const whole = (location: string | null, url: string): string | null =>
  location !== null && URL.canParse(location, url) ? new URL(location, url).href : location;

/** The body as text, or `null` if it exceeds the limit. */
async function readBody(response: Response): Promise<string | null> {
  if (!response.body) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  // Leaving the loop early cancels the stream and closes the connection.
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > limitBytes) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
