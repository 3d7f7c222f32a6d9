import type { Entry, Har } from 'har-format';
import type { HttpExchange } from '@/lib/http/transcript';

/**
 * The format of HTTP Archive readers: http://www.softwareishard.com/blog/har-12-spec/. Masked as recorded.
 */
export function toHar(exchanges: readonly HttpExchange[]): Har {
  return {
    log: {
      version: '1.2',
      creator: { name: 'Claimcheck', version: '1' },
      entries: exchanges.map(entry),
    },
  };
}

function entry({ method, url, request, response, fault, started_at, duration }: HttpExchange): Entry {
  const type = request.headers['content-type'] ?? '';
  return {
    startedDateTime: new Date(started_at).toISOString(),
    time: duration,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(request.headers),
      queryString: [...new URL(url).searchParams].map(([name, value]) => ({ name, value })),
      ...(request.body === null ? {} : { postData: { mimeType: type, text: request.body } }),
      ...unknownSizes,
    },
    response: {
      // HAR can't express a missing response. Browsers write 0 and add a custom field with the reason.
      status: response?.status ?? 0,
      statusText: '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(response?.headers ?? {}),
      content: {
        size: new TextEncoder().encode(response?.body ?? '').length,
        mimeType: response?.headers['content-type'] ?? '',
        text: response?.body ?? '',
      },
      redirectURL: fault?.kind === 'redirected' ? (fault.location ?? '') : '',
      ...unknownSizes,
      ...(fault ? { _error: fault.kind } : {}),
    },
    cache: {},
    // Measured as a whole, from the first byte sent to the last one received.
    timings: { send: 0, wait: duration, receive: 0 },
  };
}

const unknownSizes = { headersSize: -1, bodySize: -1 };

const pairs = (headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => ({ name, value }));
