import 'server-only';
import { environment } from './environment';

/** Why a request is not answered, in words for whoever reads the response. */
export type Refusal = { status: 403 | 421; message: string };

type Asked = { method: string; path: string; headers: Headers };

/** Hosts under which the app may be asked for: that of `APP_URL`, and loopback on the app's own port. */
function isOwnHost(host: string): boolean {
  const { app_url, port } = environment();
  return (
    host === new URL(app_url).host ||
    ['localhost', '127.0.0.1', '[::1]'].some((name) => host === `${name}:${port}`)
  );
}

/**
 * The guard in front of every request. A page that a developer visits can send requests to localhost, under any name
 * that resolves to it (DNS rebinding), and other ports of localhost are the same site.
 */
export function refuse({ method, path, headers }: Asked): Refusal | null {
  // Asked by load balancers and health checks, which know only an address; it answers the same to everyone.
  if (path === '/healthz' || path === '/readyz') return null;
  const host = headers.get('host') ?? '';
  if (!isOwnHost(host)) {
    return { status: 421, message: `Claimcheck does not answer for the host "${printable(host)}".` };
  }
  return isSafe(method) ? refuseNavigation(path, headers) : refuseWrite(host, headers);
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

/** Something is asked to change: only the app's own pages, or a program that is no browser, may ask. */
function refuseWrite(host: string, headers: Headers): Refusal | null {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const own = origin === null ? site === null || site === 'same-origin' : originHost(origin) === host;
  return own
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

/** `null` for what is no origin, such as the literal "null" of a sandboxed page. Only our own scheme counts. */
function originHost(origin: string): string | null {
  const own = new URL(environment().app_url).protocol;
  if (!URL.canParse(origin)) return null;
  const { protocol, host } = new URL(origin);
  return protocol === own || protocol === 'http:' ? host : null;
}

const printable = (text: string) => text.slice(0, 100).replaceAll(/[^\x20-\x7e]/g, '?');
