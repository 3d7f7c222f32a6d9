import 'server-only';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';

/** Why a request is not answered, in words for whoever reads the response. */
export type Refusal = { status: 403 | 421; message: string };

type Asked = { method: string; path: string; headers: Headers };

/**
 * The origins under which the app may be asked: `APP_URL`, and loopback on the app's own port. Their hosts are all that
 * a `Host` header may say.
 */
const ownOrigins = () =>
  singleton('own-origins', () => {
    const { app_url, port } = environment();
    const loopback = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`);
    return [app_url, ...loopback].map((address) => new URL(address));
  });

/**
 * The guard in front of every request. A page that a developer visits can send requests to localhost, under any name
 * that resolves to it (DNS rebinding), and other ports of localhost are the same site.
 */
export function refuse({ method, path, headers }: Asked): Refusal | null {
  // Asked by load balancers and health checks, which know only an address; it answers the same to everyone.
  if (path === '/healthz' || path === '/readyz') return null;
  const host = (headers.get('host') ?? '').toLowerCase();
  const origins = ownOrigins().filter((own) => own.host === host);
  if (origins.length === 0) {
    return { status: 421, message: `Claimcheck does not answer for the host "${printable(host)}".` };
  }
  return isSafe(method) ? refuseNavigation(path, headers) : refuseWrite(origins, headers);
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** Something is asked to change: only the app's own pages, or a program that is no browser, may ask. */
function refuseWrite(own: readonly URL[], headers: Headers): Refusal | null {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  // The literal "null" of a sandboxed page is no origin of ours either.
  const ownOrigin = origin === null || own.some((url) => url.origin === origin);
  return ownOrigin && (site === null || site === 'same-origin')
    ? null
    : { status: 403, message: 'This request came from another web page, so it was not carried out.' };
}

/** `Sec-Fetch-Site` is absent in programs that are no browser, and in them nobody can be tricked. */
function refuseNavigation(path: string, headers: Headers): Refusal | null {
  const site = headers.get('sec-fetch-site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return null;
  if (path === '/start' || path === '/sign-out') {
    return {
      status: 403,
      message:
        'A login begins on the page of Claimcheck, not on a link from elsewhere; and so does a sign-out.',
    };
  }
  // The provider sends the browser to /callback, and pages may be linked to; nothing may be embedded or fetched.
  const document =
    headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
  return document
    ? null
    : { status: 403, message: 'Claimcheck cannot be embedded in or fetched by other pages.' };
}

const printable = (text: string) => text.slice(0, 100).replaceAll(/[^\x20-\x7e]/g, '?');
