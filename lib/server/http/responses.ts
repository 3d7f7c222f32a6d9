import 'server-only';

/** A short text response as data. The front door and the routes send it in different ways. */
export type Answer = { status: number; message: string; headers?: Record<string, string> };

/**
 * See Other: the browser continues with a GET, so that reload and back don't repeat the request. A path,
 * never a host.
 */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });

/**
 * The store of a team server is unavailable. Pages reload by themselves, including the callback, because its
 * code hasn't been read yet.
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

/** JSON for scripts and for requests from a page, never cached. */
export const json = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
