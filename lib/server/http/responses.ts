import 'server-only';

/** A short text as the whole answer, as data: the front door and the routes send it each in their own way. */
export type Answer = { status: number; message: string; headers?: Record<string, string> };

/** See Other: the browser goes on with a GET, so that reload and back repeat nothing. A path, never a host. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });

/**
 * The store of a team server can't be reached. A page comes again by itself: so does the way back from a provider, whose
 * code hasn't been looked at yet.
 */
export function storeUnavailable(method: string, reason: string): Answer {
  const reads = method === 'GET' || method === 'HEAD';
  return {
    status: 503,
    message: [
      `Claimcheck can’t use the store that its servers share (${reason}), so it can’t show or change anything now.`,
      'It keeps trying, and nothing in the store is lost.',
      reads ? 'This page tries again every few seconds.' : 'Go back and try again in a moment.',
    ].join('\n'),
    headers: { 'retry-after': '5', ...(reads && { refresh: '5' }) },
  };
}

export const toResponse = ({ status, message, headers }: Answer): Response =>
  new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

export const plain = (status: number, message: string): Response => toResponse({ status, message });

/** For scripts and for what a page asks: JSON, kept nowhere. */
export const json = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
