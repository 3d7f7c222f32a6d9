import { type NextRequest, NextResponse } from 'next/server';
import { cookieName, cookieOptions, newBrowser, openBrowser, sealBrowser } from '@/lib/server/http/browser';
import { refuse } from '@/lib/server/http/guard';
import { harden, nothing, shutIn } from '@/lib/server/http/harden';
import { plain, storeAway } from '@/lib/server/http/responses';
import { environment } from '@/lib/server/process/environment';
import { storeProblem } from '@/lib/server/store/store';

/**
 * Every request but the verifications of scripts, whose route has the same guard and the same headers: for each of them
 * Next.js would copy the body and make the request twice over, which costs more than to verify a token.
 */
export const config = {
  matcher: [
    '/((?!api/verify$).*)',
    {
      source: '/api/verify',
      missing: [{ type: 'header', key: 'content-type', value: 'application/json' }],
    },
  ],
};

/** In front of every request, static files included: who may ask, and what the answer may do in a browser. */
export async function proxy(request: NextRequest): Promise<Response> {
  const path = request.nextUrl.pathname;
  const refusal = refuse({ method: request.method, path, headers: request.headers });
  if (refusal) return harden(plain(refusal.status, refusal.message), nothing);
  if (path === '/healthz' || path === '/readyz') return NextResponse.next();
  if (path.startsWith('/_next/static/')) return shutIn(NextResponse.next());
  const elsewhere = canonical(request);
  if (elsewhere) return harden(sendTo(elsewhere), nothing);
  const problem = await storeProblem();
  if (problem !== null) return harden(storeAway(request.method, problem), nothing);

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set('content-security-policy', policy);
  const response = harden(NextResponse.next({ request: { headers } }), policy);
  await greet(request, response);
  return response;
}

/** They set it themselves. */
const answersWithCookie = new Set(['/start', '/callback', '/sign-out']);

/** The cookie is set by the first page seen, so that two tabs that start at once are one browser. */
async function greet(request: NextRequest, response: NextResponse): Promise<void> {
  if (request.method !== 'GET' || request.headers.get('sec-fetch-mode') !== 'navigate') return;
  if (answersWithCookie.has(request.nextUrl.pathname)) return;
  const known = await openBrowser(request.cookies.get(cookieName())?.value);
  if (!known) response.cookies.set(cookieName(), await sealBrowser(newBrowser()), cookieOptions());
}

/**
 * Cookies know hosts: a login begun on 127.0.0.1 that comes back to localhost would find no browser. So pages are seen
 * under `APP_URL` alone.
 */
function canonical(request: NextRequest): URL | null {
  const own = new URL(environment().app_url);
  if (request.method !== 'GET' || request.headers.get('sec-fetch-mode') !== 'navigate') return null;
  if (request.headers.get('host') === own.host) return null;
  // Set, not parsed: a path that begins with two slashes would name a host.
  own.pathname = request.nextUrl.pathname;
  own.search = request.nextUrl.search;
  return own;
}

/** Not a 307: Next takes every loopback name for its own and makes the address a path, which leads back here. */
const sendTo = (url: URL) =>
  new Response(`Claimcheck is at ${url.origin}\n`, {
    headers: {
      refresh: `0; url=${url.href}`,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  });

function contentSecurityPolicy(nonce: string): string {
  const dev = process.env.NODE_ENV === 'development';
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    // Next.js's own tools for development style themselves.
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    // No text becomes markup or code; instrumentation-client.ts has the one policy. Next.js's own tools have others.
    ...(dev ? [] : ["require-trusted-types-for 'script'", 'trusted-types default']),
  ].join('; ');
}
