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

export const plain = (status: number, message: string): Response =>
  new Response(`${message}\n`, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
