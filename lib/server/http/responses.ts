import 'server-only';
import { refuse } from './guard';

/** See Other: the browser goes on with a GET, so that reload and back repeat nothing. A path, never a host. */
export const seeOther = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, 'cache-control': 'no-store' } });

/** The guard once more, where something changes: a proxy can be passed by when a route is moved. */
export function refused(request: Request): Response | null {
  const { pathname: path } = new URL(request.url);
  const refusal = refuse({ method: request.method, path, headers: request.headers });
  return refusal && plain(refusal.status, refusal.message);
}

/**
 * The store of a team server cannot be asked. A page comes again by itself: so does the way back from a provider, whose
 * code has not been looked at yet.
 */
export function storeAway(method: string, reason: string): Response {
  const reads = method === 'GET' || method === 'HEAD';
  const response = plain(
    503,
    [
      `Claimcheck cannot reach the store that its servers share (${reason}), so nothing can be shown or changed now.`,
      'It goes on trying, and nothing in the store is lost.',
      reads ? 'This page tries again every few seconds.' : 'Go back and try again in a moment.',
    ].join('\n'),
  );
  response.headers.set('retry-after', '5');
  if (reads) response.headers.set('refresh', '5');
  return response;
}

export const plain = (status: number, message: string): Response =>
  new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });

/** For scripts and for what a page asks: JSON, kept nowhere. */
export const json = (status: number, body: unknown): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
