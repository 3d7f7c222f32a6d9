import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { formPostWords } from '@/lib/authorize/form-post';
import { isLoopback } from '@/lib/oidc/web-url';
import { environment } from '@/lib/server/process/environment';
import { withNote } from '@/lib/server/process/request-note';
import { readinessProblem, storeProblem } from '@/lib/server/store/store';
import { guardResponse } from './guard';
import { canonicalPath, pathOf, staticPrefix } from './request-target';
import { type Answer, storeUnavailable } from './responses';
import { keptNowhere, lockedDownPolicy, pagePolicy, securityHeaders } from './security-headers';
import { cookieName, cookieOptions, newSession, openSession, sealSession } from './session';

/**
 * In front of Next.js: who may ask, by which spelling of a path, and what the answer may do in a browser. Each answer of
 * this process has its headers from here, also those that Next.js gives before it looks for a page.
 */
export function frontDoor(next: RequestListener): RequestListener {
  return (request, response) => {
    enter(request, response, next).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else
        answer(response, {
          status: 500,
          message: 'Claimcheck made a mistake. The reason is in its terminal.',
        });
    });
  };
}

/** There are no WebSockets here but those of Next.js's own tools for development. */
export function refuseUpgrade(request: IncomingMessage): Answer | null {
  if (process.env.NODE_ENV !== 'development')
    return { status: 403, message: 'Claimcheck has no WebSockets.' };
  return guardResponse({ method: 'POST', header: headerOf(request) }, 'own-pages');
}

async function enter(
  request: IncomingMessage,
  response: ServerResponse,
  next: RequestListener,
): Promise<void> {
  const { method = '', url: target = '' } = request;
  const dev = process.env.NODE_ENV === 'development';
  const health = await healthAnswer(method, target);
  if (health) return answer(response, health);
  const path = canonicalPath(target, dev);
  const denied = refusalOf(request, path) ?? elsewhere(request);
  if (denied || path === null) return answer(response, denied ?? notHere);

  if (path.startsWith(staticPrefix)) {
    protect(response, securityHeaders(lockedDownPolicy));
    return next(request, response);
  }
  const problem = await storeProblem();
  if (problem !== null) return answer(response, storeUnavailable(method, problem));
  const policy = pagePolicy(randomBytes(16).toString('base64'), dev);
  // Next.js reads the nonce for its own scripts from here.
  request.headers['content-security-policy'] = policy;
  // What a proxy says of a request is not read, and what is secret is not compressed.
  for (const name of Object.keys(request.headers)) {
    if (name === 'accept-encoding' || name.startsWith('x-forwarded-')) delete request.headers[name];
  }
  await greet(request, response, path);
  withNote((note) => {
    // A page that failed because of the store isn't a fault of ours.
    const failedByStore = (status: number) => note.storeUnavailable && status === 500;
    protect(response, { ...securityHeaders(policy), ...keptNowhere }, (status) =>
      failedByStore(status) ? storeUnavailable(method, '') : null,
    );
    next(request, response);
  });
}

/** Load balancers and health checks ask by an address only; these answer the same to everyone. */
async function healthAnswer(method: string, target: string): Promise<Answer | null> {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const path = pathOf(target);
  // The process is well.
  if (path === '/healthz') return { status: 200, message: 'ready' };
  if (path !== '/readyz') return null;
  // Requests may be sent here: a sign-in works.
  const problem = await readinessProblem();
  return problem === null ? { status: 200, message: 'ready' } : storeUnavailable(method, problem);
}

const headerOf =
  ({ headers }: IncomingMessage) =>
  (name: string): string | undefined => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };

const notHere: Answer = { status: 404, message: 'There’s no page at this URL.' };
const formPost: Answer = { status: 403, message: formPostWords };
const methods = ['GET', 'HEAD', 'POST'];

function refusalOf(request: IncomingMessage, path: string | null): Answer | null {
  const { method = '', headersDistinct } = request;
  if ((headersDistinct.host?.length ?? 0) > 1)
    return { status: 400, message: 'The request names two hosts.' };
  const denied = guardResponse({ method, header: headerOf(request) }, 'links');
  // A matter of words only: nothing at the callback takes a form.
  if (denied?.status !== 421 && method === 'POST' && path === '/callback') return formPost;
  if (denied) return denied;
  if (path === null) return notHere;
  if (methods.includes(method)) return null;
  return { status: 405, message: 'This method isn’t supported.', headers: { allow: methods.join(', ') } };
}

/**
 * Cookies know hosts: a sign-in that starts on 127.0.0.1 and comes back to localhost would find no session. So pages
 * are seen only under `APP_URL`. Not a redirect: Next.js took every loopback name for its own, and a browser keeps one.
 */
function elsewhere({ method, headers, url: target = '' }: IncomingMessage): Answer | null {
  const { app_url } = environment();
  const own = new URL(app_url);
  if (method !== 'GET' || headers['sec-fetch-mode'] !== 'navigate') return null;
  if (headers.host?.toLowerCase() === own.host) return null;
  // A tunnel that writes its own Host into each request would lead back here for ever.
  if (!isLoopback(own.hostname)) {
    const message = `Claimcheck is at ${app_url}\nIf that’s what you opened, a proxy changes the Host header on the way: let it pass on the one that the browser sends.`;
    return { status: 421, message };
  }
  // A path in its one spelling begins with one slash, so it can't name a host.
  return {
    status: 200,
    message: `Claimcheck is at ${app_url}`,
    headers: { refresh: `0; url=${app_url}${target}` },
  };
}

/** These set the cookie themselves. */
const answersWithCookie = new Set(['/start', '/callback', '/sign-out']);

/** The cookie is set by the first page seen, so that two tabs that start at once are one browser. */
async function greet(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
  if (request.method !== 'GET' || request.headers['sec-fetch-mode'] !== 'navigate') return;
  if (answersWithCookie.has(path)) return;
  const name = cookieName();
  if (await openSession(cookieOf(request, name))) return;
  const sealed = await sealSession(newSession());
  const { maxAge, path: scope, secure } = cookieOptions();
  const attributes = `Path=${scope}; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  response.appendHeader('set-cookie', `${name}=${sealed}; ${attributes}`);
  request.headers.cookie = [request.headers.cookie, `${name}=${sealed}`].filter(Boolean).join('; ');
}

function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  const pairs = headers.cookie?.split(';') ?? [];
  return pairs
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

/**
 * At the last moment, so that whatever Next.js says of the same headers counts for nothing. `instead` may give another
 * status, with headers of its own.
 */
function protect(
  response: ServerResponse,
  headers: Record<string, string>,
  instead: (status: number) => Pick<Answer, 'status' | 'headers'> | null = () => null,
): void {
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...given: unknown[]) => {
    const other = instead(status);
    for (const [name, value] of Object.entries({ ...other?.headers, ...headers }))
      response.setHeader(name, value);
    return writeHead(other?.status ?? status, ...given);
  };
}

function answer(response: ServerResponse, { status, message, headers }: Answer): void {
  const body = `${message}\n`;
  response.writeHead(status, {
    ...securityHeaders(lockedDownPolicy),
    ...keptNowhere,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
