import 'server-only';
import { isLoopback } from '@/lib/oidc/web-url';
import { environment } from '@/lib/server/process/environment';
import { singleton } from '@/lib/server/process/singleton';

/** Why a request is rejected, as a message for anyone who reads the response. */
export type GuardResponse = { status: 403 | 421; message: string };

/**
 * Where a request may come from. `own-pages`: only from Claimcheck's own pages, or typed into the browser.
 * `links`: other sites may also send the browser here, as a provider does.
 */
export type Source = 'own-pages' | 'links';

export type GuardedRequest = { method: string; header: (name: string) => string | null | undefined };

/**
 * The origins of the app: `APP_URL`, and loopback on the app's own port. Other values of `Host` are rejected.
 */
const ownOrigins = () =>
  singleton('own-origins', () => {
    const { app_url, port } = environment();
    const loopback = ['localhost', '127.0.0.1', '[::1]'].map((name) => `http://${name}:${port}`);
    return [app_url, ...loopback].map((address) => new URL(address));
  });

/**
 * Decides who may send a request. A page that a developer visits can send requests to localhost, under any
 * name that resolves to it (DNS rebinding), and other ports of localhost are the same site. Paths aren't
 * compared here: each route declares its source, whatever the spelling of its path.
 */
export function guardResponse({ method, header }: GuardedRequest, source: Source): GuardResponse | null {
  const host = (header('host') ?? '').toLowerCase();
  const origins = ownOrigins().filter((own) => own.host === host);
  if (origins.length === 0) return { status: 421, message: wordsForHost(host) };
  return isSafe(method) ? guardNavigation(header, source) : guardWrite(origins, header);
}

const isSafe = (method: string) => method === 'GET' || method === 'HEAD';

const wordsForWrite = 'This request came from another web page, so it was rejected.';

/**
 * A request that changes something: only allowed from the app's own pages and from programs that aren't a
 * browser.
 */
function guardWrite(own: readonly URL[], header: GuardedRequest['header']): GuardResponse | null {
  const origin = header('origin') ?? null;
  const site = header('sec-fetch-site') ?? 'same-origin';
  // A sandboxed page sends the literal "null", which isn't an allowed origin either.
  const ownOrigin = origin === null || own.some((url) => url.origin === origin);
  return ownOrigin && site === 'same-origin' ? null : { status: 403, message: wordsForWrite };
}

/**
 * `Sec-Fetch-Site` is absent in programs that aren't a browser, and those can't be tricked. Browsers send it
 * to every URL that `APP_URL` may be: https, and http on this machine.
 */
function guardNavigation(header: GuardedRequest['header'], source: Source): GuardResponse | null {
  const site = header('sec-fetch-site') ?? 'none';
  if (site === 'same-origin' || site === 'none') return null;
  if (source === 'own-pages') {
    return {
      status: 403,
      message: 'This works only from Claimcheck’s own pages. Open Claimcheck and start from there.',
    };
  }
  // The provider sends the browser to /callback, and links to pages are fine, but embedding or fetching
  // isn't.
  const document = header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
  return document
    ? null
    : { status: 403, message: 'Claimcheck can’t be embedded in or fetched by other pages.' };
}

/** Suggests a fix, because the usual reason is a forwarded port or a host name in the network. */
function wordsForHost(host: string): string {
  const { app_url } = environment();
  const said = `Claimcheck doesn’t serve the host “${printable(host)}”. Its URL is ${app_url}.`;
  const url = urlOfHost(host);
  return url === null ? said : `${said}\nIf your browser uses ${url}, start Claimcheck with APP_URL=${url}`;
}

/** `null` if it isn't a host. http is only for this machine. */
function urlOfHost(host: string): string | null {
  if (host === '' || !/^[a-z0-9.:[\]-]{1,100}$/.test(host) || !URL.canParse(`http://${host}`)) return null;
  const { hostname } = new URL(`http://${host}`);
  return `${isLoopback(hostname) ? 'http' : 'https'}://${host}`;
}

const printable = (text: string) => text.slice(0, 100).replaceAll(/[^\x20-\x7e]/g, '?');
