import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { formPostWords } from '@/lib/authorize/form-post';
import { isLoopback } from '@/lib/oidc/web-url';
import { environment } from '@/lib/server/process/environment';
import { withNote } from '@/lib/server/process/request-note';
import { readinessProblem, storeProblem } from '@/lib/server/store/store';
import { gatherWrites } from './gathered-writes';
import { guardResponse } from './guard';
import { canonicalPath, pathOf, staticPrefix } from './request-target';
import { type Answer, storeUnavailable } from './responses';
import { compressible, keptNowhere, lockedDownPolicy, pagePolicy, securityHeaders } from './security-headers';
import { cookieName, cookieOptions, newSession, openSession, sealSession } from './session';

/**
 * Runs before Next.js. Decides who may send requests, which spelling of a path is valid, and what the
 * response may do in a browser. It sets the headers of every response, including those that Next.js returns
 * before it looks for a page.
 */
export function frontDoor(next: RequestListener): RequestListener {
  return (request, response) => {
    enter(request, response, next).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else
        answer(response, {
          status: 500,
          message: 'Something went wrong. See the terminal for details.',
        });
    });
  };
}

/** The only WebSockets are those of Next.js's development tools. */
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
  // Next.js reads the nonce for its own scripts from this header.
  request.headers['content-security-policy'] = policy;
  const compressed = mayCompress(request);
  // Next.js compresses for a browser that accepts it.
  if (!compressed) delete request.headers['accept-encoding'];
  // Ignores what a proxy adds to a request.
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith('x-forwarded-')) delete request.headers[name];
  }
  await greet(request, response, path);
  withNote((note) => {
    // A page that failed because of the store isn't a bug.
    const failedByStore = (status: number) => note.storeUnavailable && status === 500;
    const caching = compressed ? compressible : keptNowhere;
    protect(response, { ...securityHeaders(policy), ...caching }, (status) =>
      failedByStore(status) ? storeUnavailable(method, '') : null,
    );
    gatherWrites(response);
    next(request, response);
  });
}

/**
 * Whether a page may be compressed. An attacker who chooses a text in many requests, and sees how long the encrypted
 * responses are, could guess a token that was compressed together with it (BREACH). Only another site can make a
 * browser send such requests, and the browser marks them. On this machine, compression saves nothing.
 */
const mayCompress = ({ headers }: IncomingMessage): boolean =>
  !isLoopback(new URL(environment().app_url).hostname) &&
  (headers['sec-fetch-site'] === 'same-origin' || headers['sec-fetch-site'] === 'none');

/** Load balancers and health checks only have an IP address, so these paths return the same for everyone. */
async function healthAnswer(method: string, target: string): Promise<Answer | null> {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const path = pathOf(target);
  // The process is running.
  if (path === '/healthz') return { status: 200, message: 'ready' };
  if (path !== '/readyz') return null;
  // The server is ready for requests: a sign-in works.
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
  // Only a better message: the callback doesn't accept forms.
  if (denied?.status !== 421 && method === 'POST' && path === '/callback') return formPost;
  if (denied) return denied;
  if (path === null) return notHere;
  if (methods.includes(method)) return null;
  return { status: 405, message: 'This method isn’t supported.', headers: { allow: methods.join(', ') } };
}

/**
 * Cookies belong to a host: a sign-in that starts on 127.0.0.1 and returns to localhost would find no
 * session. So pages are only served under `APP_URL`. This isn't a redirect: Next.js treats every loopback
 * name as its own, and browsers cache redirects.
 */
function elsewhere({ method, headers, url: target = '' }: IncomingMessage): Answer | null {
  const { app_url } = environment();
  const own = new URL(app_url);
  if (method !== 'GET' || headers['sec-fetch-mode'] !== 'navigate') return null;
  if (headers.host?.toLowerCase() === own.host) return null;
  // A tunnel that sets its own Host header would redirect here forever.
  if (!isLoopback(own.hostname)) {
    const message = `Claimcheck is at ${app_url}\nIf that’s the URL you opened, a proxy changes the Host header. Configure it to pass on the browser’s Host header.`;
    return { status: 421, message };
  }
  // A path in its canonical spelling starts with one slash, so it can't name a host.
  return {
    status: 200,
    message: `Claimcheck is at ${app_url}`,
    headers: { refresh: `0; url=${app_url}${target}` },
  };
}

/** These set the cookie themselves. */
const answersWithCookie = new Set(['/start', '/callback', '/sign-out']);

/** Sets the cookie on the first page, so that two tabs that start at the same time share a session. */
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
 * Runs just before the response is sent, so that it overrides headers from Next.js. `instead` may return
 * another status with its own headers.
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
